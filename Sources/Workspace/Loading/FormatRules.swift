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
    for file in sources.files {
      guard let text = formatted(file.path, file.bytes, &report) else { continue }
      if writes { replace(file.path, with: Array(text.utf8), &faults) }
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
      let text = formatted(name, bytes, &report)
      report.text = text ?? String(decoding: bytes, as: UTF8.self)
    } catch {
      report.messages.add(
        error == .tooLarge
          ? WorkspaceFault.ruleFileTooLarge(path: name) : .cannotRead(path: name, error))
    }
    return report
  }

  /// The new text of a file; nil when it is canonical already, or cannot be laid out.
  private func formatted(_ name: String, _ bytes: [UInt8], _ report: inout FormatReport) -> String?
  {
    let id = report.messages.open(name, bytes: bytes)
    let parsed = parse(SourceFile(id: id, name: name, bytes: bytes))
    // What is written wrongly stays as it is, and is said.
    report.messages.add(parsed.diagnostics.filter { $0.severity == .error })
    guard let text = Formatting.format(parsed), !text.utf8.elementsEqual(bytes) else {
      report.unchanged += 1
      return nil
    }
    let old = String(decoding: bytes, as: UTF8.self)
    report.changed.append(FormatReport.Entry(path: name, difference: diff(old, text, name: name)))
    return text
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
