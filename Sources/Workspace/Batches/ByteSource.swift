// ByteSource.swift: the bytes of one file of records, chunk by chunk; keeps the error that ended them.

final class ByteSource {
  private var file: InputFile?
  private var rest: [UInt8]?
  private(set) var error: SystemError?

  /// - Parameter spooled: standard input, when it was read before.
  init(_ record: RecordFile, spooled: [UInt8]?) throws(SystemError) {
    if !record.isStandardInput {
      file = try InputFile(record.path)
    } else if let spooled {
      rest = spooled
    } else {
      file = InputFile()
    }
  }

  func next() -> [UInt8]? {
    guard let file else {
      defer { rest = nil }
      return rest
    }
    do throws(SystemError) {
      return try file.next()
    } catch {
      self.error = error
      return nil
    }
  }
}
