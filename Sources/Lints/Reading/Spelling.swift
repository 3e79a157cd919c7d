// Spelling.swift: a piece of a rule as its words, so that two pieces can be held against each other:
// spaces, line ends, comments and capitals do not count, nor `adalah` for `=`.

import Syntax
import Text

struct Spelling {
  private let trees: [FileID: SyntaxTree]

  init(_ files: [ParsedFile]) {
    trees = Dictionary(files.map { ($0.tree.file.id, $0.tree) }, uniquingKeysWith: { a, _ in a })
  }

  /// The words of a range, a space between them.
  func words(_ range: SourceRange) -> String {
    guard let tree = trees[range.file] else { return "" }
    let bytes = tree.file.bytes
    var words: [UInt8] = []
    words.reserveCapacity(Int(range.end) - Int(range.start) + 8)
    for index in tokens(range, tree) {
      let token = tree.tokens[index]
      if !words.isEmpty { words.append(0x20) }
      if case .adalah? = token.keyword {
        words.append(UInt8(ascii: "="))
      } else if case .text = token.kind {
        words += bytes[Int(token.start)..<Int(token.end)]
      } else {
        for byte in bytes[Int(token.start)..<Int(token.end)] {
          words.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
      }
    }
    return String(decoding: words, as: UTF8.self)
  }

  func words(_ expression: ExpressionSyntax) -> String { words(expression.range) }

  /// How many words a range has.
  func count(_ range: SourceRange) -> Int {
    trees[range.file].map { tokens(range, $0).count } ?? 0
  }

  /// The text of a range as written, comments and all.
  func source(_ range: SourceRange) -> String { trees[range.file]?.file.text(range) ?? "" }

  func source(_ expression: ExpressionSyntax) -> String { source(expression.range) }

  /// The whole lines a range stands on, line end included; nil when something else stands there.
  func wholeLines(of range: SourceRange) -> SourceRange? {
    guard let bytes = trees[range.file]?.file.bytes else { return nil }
    var start = Int(range.start)
    while start > 0, bytes[start - 1] != 0x0A {
      start -= 1
      if bytes[start] != 0x20, bytes[start] != 0x09 { return nil }
    }
    var end = Int(range.end)
    while end < bytes.count, bytes[end] != 0x0A {
      if bytes[end] != 0x20, bytes[end] != 0x09, bytes[end] != 0x0D { return nil }
      end += 1
    }
    return SourceRange(file: range.file, start: start, end: min(end + 1, bytes.count))
  }

  /// The word directly before a range on its line, with its place.
  func wordBefore(_ range: SourceRange) -> (text: String, range: SourceRange)? {
    guard let tree = trees[range.file] else { return nil }
    let first = lowerBound(Int32(range.start), tree)
    guard first > 0, tree.tokens.indices.contains(first),
      !tree.tokens[first].isFirstOnLine
    else { return nil }
    return (tree.text(of: first - 1), tree.tokens[first - 1].range(in: range.file))
  }

  private func tokens(_ range: SourceRange, _ tree: SyntaxTree) -> Range<Int> {
    let first = lowerBound(range.start, tree)
    var end = first
    while end < tree.tokens.count, tree.tokens[end].end <= range.end {
      if case .end = tree.tokens[end].kind { break }
      end += 1
    }
    return first..<end
  }

  /// The first token that begins at or behind a place.
  private func lowerBound(_ place: Int32, _ tree: SyntaxTree) -> Int {
    var low = 0
    var high = tree.tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tree.tokens[middle].start < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
