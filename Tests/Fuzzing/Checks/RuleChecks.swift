// RuleChecks.swift: parser, checker and proofs end for whatever text, and what they say can be shown.

import Lints
import Program
import Proofs
import Semantics
import Syntax
import Text

/// Every byte is in the tree, and every message has its place in the file.
func parserFaults(_ bytes: [UInt8]) -> [String] {
  let file = SourceFile(name: "a.aturan", bytes: bytes)
  let parsed = parse(file)
  var faults: [String] = []
  if parsed.tree.bytes != bytes { faults.append("the tree does not print back") }
  faults += showingFaults(parsed.diagnostics, [file])
  if parsed.diagnostics.isEmpty {
    let rules = parse(file, skipsTests: true)
    if rulesAlone(rules) != rulesAlone(parsed) || !rules.diagnostics.isEmpty {
      faults.append("without tests the rules are others")
    }
  }
  // What a message offers as a mend can be carried out and read again.
  for diagnostic in parsed.diagnostics.prefix(8) where !diagnostic.fix.isEmpty {
    let mended = mended(bytes, diagnostic.fix)
    let again = parse(SourceFile(name: "a.aturan", bytes: mended))
    if again.tree.bytes != mended { faults.append("\(diagnostic.code): mended, is not whole") }
  }
  return faults
}

/// Where the declarations stand that are no tests.
private func rulesAlone(_ parsed: ParsedFile) -> [SourceRange] {
  parsed.syntax.declarations.compactMap { declaration in
    if case .test = declaration.body { nil } else { declaration.range }
  }
}

/// Checked beside a complete rule set, or alone; what is in order is proved and compiled.
func checkerFaults(_ bytes: [UInt8]) -> [String] {
  let rules = CheckedText(bytes)
  var faults = showingFaults(rules.checked.diagnostics, rules.files)
  guard !rules.checked.diagnostics.hasErrors else { return faults }
  faults += showingFaults(lint(rules.checked.policy, rules.parsed), rules.files)
  let limits = limits(rules.checked.policy)
  faults += showingFaults(limits, rules.files)
  if limits.hasErrors { return faults }
  return faults + showingFaults(prove(rules.checked.policy), rules.files)
}

/// A rule text, checked together with the small rule set of the reference manual.
struct CheckedText {
  let parsed: [ParsedFile]
  let checked: CheckedPolicy
  var files: [SourceFile] { parsed.map(\.tree.file) }

  init(_ bytes: [UInt8]) {
    // A text with a record of its own stands alone.
    let key = Array("kunci".utf8)
    let isWhole = bytes.indices.contains { bytes[$0...].starts(with: key) }
    let background = isWhole ? [] : Background.parsed
    let file = SourceFile(id: FileID(background.count), name: "a.aturan", bytes: bytes)
    parsed = background + [parse(file)]
    checked = check(parsed)
  }
}

/// Messages whose places lie outside their files, or that cannot be shown.
func showingFaults(_ diagnostics: [Diagnostic], _ files: [SourceFile]) -> [String] {
  var faults: [String] = []
  for diagnostic in diagnostics {
    for range in diagnostic.labels.map(\.range) + diagnostic.fix.map(\.range) {
      let isInside =
        files.indices.contains(Int(range.file.index)) && range.start >= 0
        && range.start <= range.end && Int(range.end) <= files[Int(range.file.index)].bytes.count
      if !isInside { faults.append("\(diagnostic.code): \(range) lies outside") }
    }
  }
  // One form after the other, as the length of the text will have it.
  let number = files.last?.bytes.count ?? 0
  let format = MessageFormat.allCases[number % MessageFormat.allCases.count]
  let language = Language.allCases[number / 7 % Language.allCases.count]
  let report = MessageReport(files: files, language: language, version: "0")
  if report.text(Array(diagnostics.prefix(12)), as: format).isEmpty, !diagnostics.isEmpty {
    faults.append("nothing is shown as \(format)")
  }
  return faults
}

/// The bytes with edits carried out, the last first.
private func mended(_ bytes: [UInt8], _ edits: [Edit]) -> [UInt8] {
  var bytes = bytes
  for edit in edits.sorted(by: { $0.range > $1.range }) {
    let start = min(max(0, Int(edit.range.start)), bytes.count)
    let end = min(max(start, Int(edit.range.end)), bytes.count)
    bytes.replaceSubrange(start..<end, with: Array(edit.replacement.utf8))
  }
  return bytes
}
