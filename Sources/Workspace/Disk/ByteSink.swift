// ByteSink.swift: where results go: standard output, or a file that appears whole at the end.

/// An output being written.
final class ByteSink {
  private let path: String
  private let file: OutputFile?

  init(_ output: Output) throws(WorkspaceFault) {
    switch output {
    case .standardOutput:
      path = "-"
      file = nil
    case .file(let name):
      path = name
      do throws(SystemError) {
        file = try OutputFile(name)
      } catch {
        throw .cannotWrite(path: name, error)
      }
    }
  }

  func write(_ bytes: [UInt8]) throws(WorkspaceFault) {
    if bytes.isEmpty { return }
    do throws(SystemError) {
      if let file { try file.write(bytes[...]) } else { try StandardOutput.write(bytes[...]) }
    } catch {
      throw .cannotWrite(path: path, error)
    }
  }

  /// Puts a file in its place.
  func commit() throws(WorkspaceFault) {
    do throws(SystemError) { try file?.commit() } catch {
      throw .cannotWrite(path: path, error)
    }
  }

  /// Leaves what was there before.
  func abandon() { file?.abandon() }
}

extension Workspace {
  func writeText(_ text: String, to output: Output) -> Messages {
    var messages = Messages()
    do throws(WorkspaceFault) {
      let sink = try ByteSink(output)
      try sink.write(Array(text.utf8))
      try sink.commit()
    } catch {
      messages.add(error)
    }
    return messages
  }
}
