// Mending.swift: writes the tolerated slips right before the layout: capitals, bullets, curly quotation
// marks, `=>`, `Rp.1.500,-` and their like, each as its own message proposes.

import Syntax
import Text

/// The file with its slips written right, parsed again; the same file when it has none.
func mended(_ parsed: ParsedFile) -> ParsedFile {
  var current = parsed
  // Mending one slip can uncover another at the same place; no place holds more than a few.
  for _ in 0..<4 {
    let edits = Mending(current).edits()
    guard !edits.isEmpty else { break }
    let file = current.tree.file
    let bytes = applied(edits, to: file.bytes)
    current = parse(SourceFile(id: file.id, name: file.name, bytes: bytes))
  }
  return current
}

private struct Mending {
  let parsed: ParsedFile
  let bytes: [UInt8]
  let elements: [Element]

  init(_ parsed: ParsedFile) {
    self.parsed = parsed
    bytes = parsed.tree.file.bytes
    elements = parsed.elements
  }

  /// In the order of places, none overlapping another.
  func edits() -> [Edit] {
    var edits: [Edit] = []
    for diagnostic in parsed.diagnostics where diagnostic.severity == .warning {
      if !diagnostic.fix.isEmpty, isMendable(diagnostic.primary) { edits += diagnostic.fix }
    }
    for element in elements where !element.hasError {
      edits += amounts(element.tokens)
      if parsed.tree.kind(element.node) == .test { edits += expectations(element.node) }
    }
    var result: [Edit] = []
    for edit in edits.sorted(by: { $0.range < $1.range }) {
      if let last = result.last, edit.range.start < last.range.end || edit.range == last.range {
        continue
      }
      result.append(edit)
    }
    return result
  }

  /// Nothing is touched in a declaration with an error, nor in the space inside it.
  private func isMendable(_ range: SourceRange) -> Bool {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if end(elements[middle]) < range.start { low = middle + 1 } else { high = middle }
    }
    return low == elements.count || !elements[low].hasError || range.start < start(elements[low])
  }

  private func start(_ element: Element) -> Int32 {
    parsed.tree.tokens[element.tokens.lowerBound].start
  }

  private func end(_ element: Element) -> Int32 {
    parsed.tree.tokens[element.tokens.upperBound - 1].end
  }

  /// `Rp 1.500` is right, and written `Rp1.500`.
  private func amounts(_ tokens: Range<Int>) -> [Edit] {
    tokens.compactMap { at in
      let token = parsed.tree.tokens[at]
      guard token.kind == .money else { return nil }
      let gap = Int(token.start) + 2
      guard gap < Int(token.end), bytes[gap] == UInt8(ascii: " ") else { return nil }
      return Edit(
        SourceRange(file: parsed.tree.file.id, start: gap, end: gap + 1), "")
    }
  }

  /// `maka A dan B` says two things; each gets its own line.
  private func expectations(_ test: NodeID) -> [Edit] {
    var edits: [Edit] = []
    for case .node(let clause) in parsed.tree.childList(test)
    where parsed.tree.kind(clause) == .expectationClause {
      for case .token(let at) in parsed.tree.childList(clause).dropFirst() {
        let token = parsed.tree.tokens[at]
        guard token.keyword == .dan, !token.isFirstOnLine else { continue }
        let place = Int(token.start)
        edits.append(
          Edit(SourceRange(file: parsed.tree.file.id, start: place, end: place), "\n"))
      }
    }
    return edits
  }
}

/// The bytes after all edits. A word put beside a word, or a sign taken from between two, leaves a
/// blank, so that no two tokens grow together.
private func applied(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var at = 0
  for edit in edits {
    let start = Int(edit.range.start)
    let end = Int(edit.range.end)
    result += bytes[at..<start]
    let text = Array(edit.replacement.utf8)
    let next = end < bytes.count ? bytes[end] : 0
    let isAmount = text.isEmpty && result.suffix(2).elementsEqual("Rp".utf8)
    if !isAmount, isWord(result.last), isWord(text.first ?? next) {
      result.append(UInt8(ascii: " "))
    }
    result += text
    if !text.isEmpty, isWord(text.last), isWord(next) { result.append(UInt8(ascii: " ")) }
    at = end
  }
  return result + bytes[at...]
}

private func isWord(_ byte: UInt8?) -> Bool {
  guard let byte else { return false }
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...: return true
  default: return false
  }
}
