// FormatRules.swift: rule files laid out in the one canonical way, in their places.

import Formatting
import Syntax
import Text

extension Workspace {
  func formatRules(_ paths: [String], writes: Bool) -> FormatReport {
    var report = FormatReport(Messages())
    report.isWritten = writes
    var faults: [WorkspaceFault] = []
    for (path, _) in RuleFiles.find(paths, &faults) {
      do throws(SystemError) {
        let bytes = try InputFile.bytes(of: path, atMost: WorkspaceFault.ruleFileBytes)
        let id = report.messages.open(path, bytes: bytes)
        let parsed = parse(SourceFile(id: id, name: path, bytes: bytes))
        // What is written wrongly stays as it is, and is said.
        report.messages.add(parsed.diagnostics.filter { $0.severity == .error })
        guard let text = Formatting.format(parsed), !text.utf8.elementsEqual(bytes) else {
          report.unchanged += 1
          continue
        }
        let old = String(decoding: bytes, as: UTF8.self)
        report.changed.append(
          FormatReport.Entry(path: path, difference: diff(old, text, name: path)))
        if writes { replace(path, with: text, &faults) }
      } catch {
        faults.append(
          error == .tooLarge ? .ruleFileTooLarge(path: path) : .cannotRead(path: path, error))
      }
    }
    for fault in faults { report.messages.add(fault) }
    return report
  }

  private func replace(
    _ path: String, with text: String, _ faults: inout [WorkspaceFault]
  ) {
    do throws(SystemError) {
      let file = try OutputFile(path)
      try file.write(Array(text.utf8)[...])
      try file.commit()
    } catch {
      faults.append(.cannotWrite(path: path, error))
    }
  }
}
