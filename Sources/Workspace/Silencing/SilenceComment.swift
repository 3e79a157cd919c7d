// SilenceComment.swift: comments such as `# abaikan A0805, A1031: alasan`, found in the blank space of a
// rule file, with the part of the file each is about.

import Syntax
import Text

/// One comment that silences.
struct SilenceComment {
  /// From its `#` to the end of its words.
  var range: SourceRange
  var codes: [(code: String, range: SourceRange)]
  /// Nil when none is given.
  var reason: String?
  /// The bytes a silenced message may point to.
  var covered: Range<Int>

  private static let words: Set<String> = ["abaikan", "ignore"]

  /// All of a file, in the order written.
  static func all(in parsed: ParsedFile) -> [SilenceComment] {
    let tree = parsed.tree
    let bytes = tree.file.bytes
    var found: [SilenceComment] = []
    var sentences: [Int]?
    for (number, token) in tree.tokens.enumerated() {
      var at = Int(token.leading)
      let end = Int(token.start)
      while at < end {
        guard bytes[at] == UInt8(ascii: "#") else {
          at += 1
          continue
        }
        var stop = at
        while stop < end, bytes[stop] != 0x0A, bytes[stop] != 0x0D { stop += 1 }
        if var comment = read(bytes, at..<stop, tree.file) {
          let starts = sentences ?? sentenceStarts(tree)
          sentences = starts
          comment.covered = covered(by: at, before: number, tree, starts)
          found.append(comment)
        }
        at = stop
      }
    }
    return found
  }

  // MARK: its words

  /// Nil for an ordinary comment.
  private static func read(
    _ bytes: [UInt8], _ range: Range<Int>, _ file: SourceFile
  ) -> SilenceComment? {
    var at = range.lowerBound
    func skipBlanks() {
      while at < range.upperBound, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x23 {
        at += 1
      }
    }
    func word() -> (text: String, range: SourceRange) {
      let start = at
      while at < range.upperBound, isWordByte(bytes[at]) { at += 1 }
      let text = String(decoding: bytes[start..<at], as: UTF8.self)
      return (text, SourceRange(file: file.id, start: start, end: at))
    }
    skipBlanks()
    guard words.contains(word().text.lowercased()) else { return nil }
    var codes: [(code: String, range: SourceRange)] = []
    while true {
      skipBlanks()
      while at < range.upperBound, bytes[at] == UInt8(ascii: ",") {
        at += 1
        skipBlanks()
      }
      let before = at
      let next = word()
      guard isCode(next.text) else {
        at = before
        break
      }
      codes.append((next.text.uppercased(), next.range))
    }
    if codes.isEmpty { return nil }
    skipBlanks()
    var end = range.upperBound
    while end > at, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    var reason: String?
    if at < end, bytes[at] == UInt8(ascii: ":") {
      let text = String(decoding: bytes[(at + 1)..<end], as: UTF8.self)
      if text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) {
        reason = String(text.trimmed)
      }
    }
    return SilenceComment(
      range: SourceRange(file: file.id, start: range.lowerBound, end: end), codes: codes,
      reason: reason, covered: 0..<0)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// A letter and three to five digits.
  private static func isCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, (4...6).contains(bytes.count) else { return false }
    return (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7A
      && bytes.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  // MARK: what it is about

  /// At the end of a line: that line, and the rest of the sentence that begins on it. On a line of its
  /// own: the same of the next line that says something.
  private static func covered(
    by place: Int, before token: Int, _ tree: SyntaxTree, _ sentences: [Int]
  ) -> Range<Int> {
    let bytes = tree.file.bytes
    var start = place
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    let isAlone = bytes[start..<place].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    if isAlone {
      guard tree.tokens[token].kind != .end else { return 0..<0 }
      start = Int(tree.tokens[token].start)
      while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    }
    var lineEnd = isAlone ? Int(tree.tokens[token].start) : place
    while lineEnd < bytes.count, bytes[lineEnd] != 0x0A { lineEnd += 1 }
    let first = sentences.firstIndex { $0 >= start } ?? sentences.count
    guard first < sentences.count, sentences[first] < lineEnd else { return start..<lineEnd }
    let next = sentences[first...].first { $0 >= lineEnd } ?? bytes.count
    return start..<next
  }

  /// Where sentences begin: declarations, clauses, rows and fields.
  private static func sentenceStarts(_ tree: SyntaxTree) -> [Int] {
    var starts = Set<Int>()
    var stack = [tree.root]
    while let node = stack.popLast() {
      if tree.kind(node).isSentence, !tree.tokenRange(node).isEmpty {
        starts.insert(Int(tree.range(node).start))
      }
      for child in tree.childList(node) { if case .node(let inner) = child { stack.append(inner) } }
    }
    return starts.sorted()
  }
}

extension NodeKind {
  /// Whether it stands for a line, with the lines that continue it.
  fileprivate var isSentence: Bool {
    switch self {
    case .header, .partHeader, .scale, .choice, .unitDeclaration, .record, .reference, .calendar,
      .parameter, .formula, .table, .group, .indicator, .promotion, .training, .placement, .flag,
      .test, .removal, .amendment, .unavailable, .field, .tableHead, .row, .basisClause,
      .validityClause, .parentClause, .monthEndClause, .workingDaysClause, .holidayClause,
      .versionClause, .generalClause, .filledByAgencyClause, .unitClause, .rangeClause,
      .weightClause, .sourceClause, .combinationClause, .limitsClause, .scoreClause,
      .valueRoundingClause, .scoreRoundingClause, .missingDataClause, .groupClause,
      .appliesClause, .targetClause, .candidatesClause, .conditionClause, .exceptionClause,
      .triggerClause, .priorityClause, .noRepeatClause, .suitableClause, .raisedClause,
      .messageClause, .evaluationDateClause, .agencyClause, .recordClause, .assignClause,
      .supposeClause, .expectationClause, .changeClause:
      true
    default: false
    }
  }
}
