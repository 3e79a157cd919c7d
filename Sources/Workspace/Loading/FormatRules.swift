// FormatRules.swift: rule files laid out in the one canonical way, in their places.

import Formatting
import Syntax
import Text

extension Workspace {
  func formatRules(_ paths: [String], writes: Bool) -> FormatReport {
    var report = FormatReport(Messages())
    report.isWritten = writes
    let sources = RuleSources(paths)
    var faults = sources.faults
    let files = sources.files.map {
      SourceFile(
        id: report.messages.open($0.path, bytes: $0.bytes), name: $0.path, bytes: $0.bytes)
    }
    for layout in Threads(threads).map(files.map { file in { Layout(file) } }) {
      report.add(layout)
      if writes, let text = layout.text { replace(layout.path, with: Array(text.utf8), &faults) }
    }
    for fault in faults { report.messages.add(fault) }
    return report
  }

  /// The text of one rule file from standard input; what cannot be laid out comes back as it was.
  func formatInput() -> FormatReport {
    var report = FormatReport(Messages())
    let name = RecordFiles.standardInput
    do throws(SystemError) {
      let bytes = try InputFile().bytes(atMost: WorkspaceFault.ruleFileBytes)
      let id = report.messages.open(name, bytes: bytes)
      let layout = Layout(SourceFile(id: id, name: name, bytes: bytes))
      report.add(layout)
      report.text = layout.text ?? String(decoding: bytes, as: UTF8.self)
    } catch {
      report.messages.add(
        error == .tooLarge
          ? WorkspaceFault.ruleFileTooLarge(path: name) : .cannotRead(path: name, error))
    }
    return report
  }

  /// Puts new bytes in a file's place, whole or not at all.
  func replace(_ path: String, with bytes: [UInt8], _ faults: inout [WorkspaceFault]) {
    do throws(SystemError) {
      let file = try OutputFile(path)
      try file.write(bytes[...])
      try file.commit()
    } catch {
      faults.append(.cannotWrite(path: path, error))
    }
  }
}

/// One file in its canonical form.
private struct Layout: Sendable {
  let path: String
  /// What is written wrongly stays as it is, and is said.
  let errors: [Diagnostic]
  /// The new text; nil when it is canonical already, or cannot be laid out.
  let text: String?
  let difference: String

  init(_ file: SourceFile) {
    let parsed = parse(file)
    path = file.name
    errors = parsed.diagnostics.filter { $0.severity == .error }
    let text = Formatting.format(parsed)
    let isNew = text.map { !$0.utf8.elementsEqual(file.bytes) } ?? false
    self.text = isNew ? text : nil
    difference =
      self.text.map {
        diff(String(decoding: file.bytes, as: UTF8.self), $0, name: file.name)
      } ?? ""
  }
}

extension FormatReport {
  fileprivate mutating func add(_ layout: Layout) {
    messages.add(layout.errors)
    if layout.text == nil {
      unchanged += 1
    } else {
      changed.append(Entry(path: layout.path, difference: layout.difference))
    }
  }
}
