// FormatChecks.swift: what formatting promises for whatever text: the meaning stays, comments and errors
// stay, twice is once.

import Formatting
import Syntax
import TestSupport
package import Text

/// The formatted text, and which promises it breaks.
package func formatting(_ bytes: [UInt8]) -> (text: String?, faults: [String]) {
  let before = parse(SourceFile(name: "kota.aturan", bytes: bytes))
  let isText = !before.diagnostics.contains { ["A0101", "A0102"].contains($0.code) }
  guard let text = format(before) else { return (nil, isText ? ["not formatted"] : []) }
  if !isText { return (text, ["what is no text was formatted"]) }
  let after = parse(SourceFile(name: "kota.aturan", text: text))
  var faults: [String] = []
  let again = format(after)
  if again != text {
    faults.append("twice is not once\n\(LineDiff.text(text, again ?? "nil"))")
  }
  if !isFormatted(after) { faults.append("not formatted when formatted") }
  let meaning = (viewDump(before), viewDump(after))
  if meaning.0 != meaning.1 {
    faults.append("another meaning\n\(LineDiff.text(meaning.0, meaning.1))")
  }
  let remarks = (comments(before), comments(after))
  if remarks.0 != remarks.1 { faults.append("comments: \(remarks.0) became \(remarks.1)") }
  let errors = (codes(before.diagnostics, .error), codes(after.diagnostics, .error))
  if errors.0 != errors.1 { faults.append("errors: \(errors.0) became \(errors.1)") }
  if errors.0.isEmpty {
    // A decimal comma that may be meant for thousands is for the writer to decide.
    let left = codes(after.diagnostics, .warning).filter { $0 != "A0132" }
    if !left.isEmpty { faults.append("warnings left: \(left)\n\(text)") }
    let hasBlanks = text.split(separator: "\n", omittingEmptySubsequences: false).contains {
      $0.last == " " || isLaidOutWithTab($0)
    }
    if hasBlanks { faults.append("blanks left\n\(text)") }
  }
  return (text, faults)
}

/// The codes of messages of one weight, in order.
package func codes(_ diagnostics: [Diagnostic], _ severity: Severity) -> [String] {
  diagnostics.filter { $0.severity == severity }.map(\.code).sorted()
}

/// Whether a line is laid out with a tab; one in a text or a comment is part of what it says.
private func isLaidOutWithTab(_ line: Substring) -> Bool {
  var isText = false
  for character in line {
    switch character {
    case "\"": isText.toggle()
    case "#" where !isText: return false
    case "\t" where !isText: return true
    default: break
    }
  }
  return false
}
