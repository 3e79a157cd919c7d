// SourceExcerpt.swift: the numbered lines of one file that a message is about, with marks under them.
// TerminalRenderer puts the box, the headline and the advice around them.

/// What is drawn, before colour: each piece knows its part.
struct Piece {
  enum Style {
    case plain
    case frame
    case primary
    case secondary
  }
  var text: String
  var style: Style = .plain
}

/// One row of the box.
struct ExcerptRow {
  enum Gutter {
    case line(Int)
    case blank
    /// Lines left out inside a marked range.
    case gap
  }
  var gutter: Gutter
  var pieces: [Piece]
}

/// A label as it falls on one line.
private struct Mark {
  /// In columns of the shown text, from 0.
  var start: Int
  /// Behind the last column; at least one column.
  var end: Int
  var isPrimary: Bool
  var words: String?
}

struct SourceExcerpt {
  let index: LineIndex
  let language: Language
  /// How many columns of a source line are shown at most.
  let width: Int

  /// The rows for labels that all lie in this file.
  func rows(_ labels: [Label]) -> [ExcerptRow] {
    var onLine: [Int: [(range: Range<Int>, label: Label, showsWords: Bool)]] = [:]
    var opened = Set<Int>()
    for label in labels {
      let start = max(0, min(Int(label.range.start), index.bytes.count))
      let end = max(start, min(Int(label.range.end), index.bytes.count))
      let first = index.line(at: start)
      let firstEnd = index.range(ofLine: first).upperBound
      // A range that ends with a line break ends on the line before.
      let last = end > start ? max(first, index.line(at: end - 1)) : first
      if last == first {
        onLine[first, default: []].append((start..<end, label, true))
      } else {
        let lastLine = index.range(ofLine: last)
        let tail = lastLine.lowerBound..<max(lastLine.lowerBound, min(end, lastLine.upperBound))
        onLine[first, default: []].append((start..<max(start, firstEnd), label, false))
        onLine[last, default: []].append((indented(tail), label, true))
        if last > first + 1 { opened.insert(first) }
      }
    }
    var rows: [ExcerptRow] = []
    for line in onLine.keys.sorted() {
      rows += drawn(line, onLine[line] ?? [])
      if opened.contains(line) { rows.append(ExcerptRow(gutter: .gap, pieces: [])) }
    }
    return rows
  }

  /// A range without the white space at its start.
  private func indented(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start + 1 < range.upperBound, index.bytes[start] == 0x20 || index.bytes[start] == 0x09 {
      start += 1
    }
    return start..<range.upperBound
  }

  private func drawn(
    _ line: Int, _ labels: [(range: Range<Int>, label: Label, showsWords: Bool)]
  ) -> [ExcerptRow] {
    let window = Window(
      index, line: line, around: (labels.first { $0.label.isPrimary } ?? labels[0]).range,
      width: width)
    let marks = labels.map { entry in
      let start = window.column(at: entry.range.lowerBound)
      return Mark(
        start: start, end: max(start + 1, window.column(at: entry.range.upperBound)),
        isPrimary: entry.label.isPrimary,
        words: entry.showsWords
          ? entry.label.words.map { DisplayText.visible($0.text(in: language)) } : nil)
    }.sorted { ($0.start, $0.end, $0.isPrimary ? 0 : 1) < ($1.start, $1.end, $1.isPrimary ? 0 : 1) }
    var rows = [ExcerptRow(gutter: .line(line), pieces: [Piece(text: window.text)])]
    rows.append(ExcerptRow(gutter: .blank, pieces: underline(marks)))
    rows += hanging(marks).map { ExcerptRow(gutter: .blank, pieces: $0) }
    return rows
  }

  /// `---- ^^^ words`: the marks, and the words of the last one.
  private func underline(_ marks: [Mark]) -> [Piece] {
    let end = marks.map(\.end).max() ?? 0
    var styles = [Piece.Style](repeating: .plain, count: end)
    for mark in marks where !mark.isPrimary { styles.fill(mark.start..<mark.end, .secondary) }
    for mark in marks where mark.isPrimary { styles.fill(mark.start..<mark.end, .primary) }
    var pieces: [Piece] = []
    var at = 0
    while at < end {
      var next = at
      while next < end, styles[next] == styles[at] { next += 1 }
      let sign = styles[at] == .primary ? "^" : styles[at] == .secondary ? "-" : " "
      pieces.append(Piece(text: String(repeating: sign, count: next - at), style: styles[at]))
      at = next
    }
    if let last = marks.last, let words = last.words, last.end == end {
      pieces.append(
        Piece(text: " " + words, style: last.isPrimary ? .primary : .secondary))
    }
    return pieces
  }

  /// The words of the other marks, one row each, from the right, with a bar for those still to come.
  private func hanging(_ marks: [Mark]) -> [[Piece]] {
    let end = marks.map(\.end).max() ?? 0
    var waiting = marks
    if let last = waiting.last, last.words != nil, last.end == end { waiting.removeLast() }
    waiting.removeAll { $0.words == nil }
    var rows: [[Piece]] = []
    while let mark = waiting.popLast() {
      var pieces: [Piece] = []
      var column = 0
      for other in waiting where other.start < mark.start && other.start >= column {
        pieces.append(Piece(text: String(repeating: " ", count: other.start - column)))
        pieces.append(Piece(text: "│", style: other.isPrimary ? .primary : .secondary))
        column = other.start + 1
      }
      pieces.append(Piece(text: String(repeating: " ", count: max(0, mark.start - column))))
      pieces.append(Piece(text: mark.words ?? "", style: mark.isPrimary ? .primary : .secondary))
      rows.append(pieces)
    }
    return rows
  }
}

extension [Piece.Style] {
  fileprivate mutating func fill(_ range: Range<Int>, _ style: Piece.Style) {
    for at in range where indices.contains(at) { self[at] = style }
  }
}

/// The part of a line that is shown, and where bytes stand in it.
private struct Window {
  private(set) var text = ""
  private var cells: ArraySlice<DisplayCell> = []
  private var columns: [Int] = []
  private var end = 0

  /// Longer lines than this are looked at only around the mark.
  private static let farBytes = 4_096

  init(_ index: LineIndex, line: Int, around mark: Range<Int>, width: Int) {
    var range = index.range(ofLine: line)
    var isCutLeft = false
    var isCutRight = false
    if range.count > Window.farBytes {
      var start = max(range.lowerBound, min(mark.lowerBound, range.upperBound) - 512)
      while start > range.lowerBound, index.bytes[start] & 0xC0 == 0x80 { start -= 1 }
      let stop = min(range.upperBound, start + 512 + 4 * width)
      isCutLeft = start > range.lowerBound
      isCutRight = stop < range.upperBound
      range = start..<stop
    }
    let all = DisplayText.cells(index.bytes, range)
    var first = 0
    var total = 0
    for cell in all { total += cell.width }
    if total > width {
      // Keep a fifth of the width before the mark, unless the mark is near the line's start.
      var before = 0
      var markColumn = 0
      for cell in all where cell.offset < mark.lowerBound { markColumn += cell.width }
      let from = markColumn < width * 3 / 5 ? 0 : markColumn - width / 5
      while first < all.count, before + all[first].width <= from {
        before += all[first].width
        first += 1
      }
      if first > 0 { isCutLeft = true }
    }
    var last = first
    var used = 0
    while last < all.count, used + all[last].width <= width {
      used += all[last].width
      last += 1
    }
    if last < all.count { isCutRight = true }
    cells = all[first..<last]
    end = isCutLeft ? 1 : 0
    text = isCutLeft ? "…" : ""
    for cell in cells {
      columns.append(end)
      end += cell.width
      text += cell.text
    }
    while text.utf8.last == 0x20 { text.removeLast() }
    if isCutRight { text += "…" }
  }

  /// The column where the character at this byte offset starts; outside the window, its ends.
  func column(at offset: Int) -> Int {
    for (cell, column) in zip(cells, columns) where cell.offset >= offset { return column }
    return end
  }
}
