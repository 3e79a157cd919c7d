// Printer.swift: writes a file out: its declarations one after the other, comments and blank lines
// between them. What stands inside a declaration is written by DeclarationText.

import Syntax
import Text

/// Writes one file.
struct Printer {
  private let tree: SyntaxTree
  private let elements: [Element]
  /// The bytes at which errors were found.
  private let errors: Set<Int>
  private var output: [UInt8] = []

  init(_ parsed: ParsedFile) {
    tree = parsed.tree
    elements = parsed.elements
    let errors = parsed.diagnostics.filter { $0.severity == .error && $0.primary.length > 0 }
    self.errors = Set(errors.map { Int($0.primary.start) })
  }

  mutating func text() -> String {
    output.reserveCapacity(tree.file.bytes.count + 256)
    var above = Above.nothing
    for element in elements {
      let trivia = trivia(before: element.tokens.lowerBound)
      let place = trivia.stray ?? Int(tree.tokens[element.tokens.lowerBound].start)
      let text =
        element.hasError ? asWritten(element, from: place) : DeclarationText(tree, element).bytes
      let isLong = text.contains(0x0A)
      between(above, isLong ? .long : .short, trivia, at: place)
      output += text
      output.append(0x0A)
      let isHeader = tree.kind(element.node) == .header || tree.kind(element.node) == .partHeader
      above = isLong || isHeader ? .long : .short
    }
    between(above, .nothing, trivia(before: tree.tokens.count - 1), at: nil)
    return String(decoding: output, as: UTF8.self)
  }

  /// What a blank line depends on: a declaration of one line may stand close to another such.
  private enum Above { case nothing, short, long }

  private func trivia(before token: Int) -> Trivia {
    Trivia(
      tree.file.bytes, before: tree.tokens[token], isFirst: token == 0, errors: errors)
  }

  /// The comments and blank lines before a declaration, or before the end of the file.
  private mutating func between(
    _ above: Above, _ below: Above, _ trivia: Trivia, at start: Int?
  ) {
    var above = above
    var remarks = trivia.remarks[...]
    if let trailing = remarks.first, trailing.isTrailing {
      trail(trailing)
      remarks = remarks.dropFirst()
    }
    // Comments set in under a declaration, without a blank line before them, belong to it.
    let margin = start.map { column(tree.file.bytes, $0) } ?? 0
    while above != .nothing, let remark = remarks.first, !remark.followsBlank,
      remark.column > margin
    {
      write(remark, indent: Measure.step)
      remarks = remarks.dropFirst()
      above = .long
    }
    var needsBlank = above != .nothing && (above == .long || below == .long)
    if below == .nothing, remarks.isEmpty { return }
    for remark in remarks {
      let isFirst = output.isEmpty
      if !isFirst, remark.followsBlank || needsBlank { output.append(0x0A) }
      write(remark, indent: 0)
      needsBlank = false
    }
    if below != .nothing, !output.isEmpty, trivia.endsBlank || needsBlank { output.append(0x0A) }
  }

  private mutating func trail(_ remark: Remark) {
    if output.last == 0x0A { output.removeLast() }
    let isComment = tree.file.bytes[remark.text.lowerBound] == UInt8(ascii: "#")
    write(remark, indent: isComment ? 2 : 0)
  }

  private mutating func write(_ remark: Remark, indent: Int) {
    output += repeatElement(UInt8(ascii: " "), count: indent)
    output += tree.file.bytes[remark.text]
    output.append(0x0A)
  }

  /// A declaration with an error, byte for byte but for the ends of its lines.
  private func asWritten(_ element: Element, from start: Int) -> [UInt8] {
    let end = Int(tree.tokens[element.tokens.upperBound - 1].end)
    var result: [UInt8] = []
    for at in start..<end {
      let byte = tree.file.bytes[at]
      if byte == 0x0D, at + 1 < end, tree.file.bytes[at + 1] == 0x0A { continue }
      result.append(byte == 0x0D ? 0x0A : byte)
    }
    return result
  }
}
