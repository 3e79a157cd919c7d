// TextTable.swift: a table for a terminal: columns as wide as they need, lists broken over lines when
// the terminal is narrow.

import Text

struct TextTable {
  struct Column {
    var title: String
    /// Numbers stand at the right.
    var isNumber = false
    /// May be broken at its spaces down to this width; nil: never.
    var narrowest: Int?
  }
  /// A line of a cell, and how many columns of the terminal it takes.
  private struct Line {
    var text: String
    var width: Int

    init(_ text: String) {
      self.text = text
      width = DisplayText.width(text)
    }
  }
  private let columns: [Column]
  private var rows: [[[Line]]] = []
  private let width: Int

  private static let gap = 2
  init(_ columns: [Column], width: Int) {
    self.columns = columns
    self.width = max(40, width)
  }

  /// A line feed in a cell begins a new line of it.
  mutating func add(_ cells: [String]) {
    rows.append(
      cells.map { cell in
        cell.utf8.split(separator: 0x0A).map {
          Line(DisplayText.visible(String(decoding: $0, as: UTF8.self)))
        }
      })
  }

  /// With a rule under the titles; columns in which nothing stands are left out.
  func text() -> String {
    let shown = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    if shown.isEmpty { return "" }
    let widths = widths(shown)
    var out: [UInt8] = []
    write(shown.map { [Line(columns[$0].title)] }, shown, widths, to: &out)
    out += widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ").utf8
    out.append(0x0A)
    for row in rows { write(shown.map { row[$0] }, shown, widths, to: &out) }
    return String(decoding: out, as: UTF8.self)
  }

  /// As wide as the widest cell and the longest word of the title; columns that may be broken give up
  /// what is too much, the widest first.
  private func widths(_ shown: [Int]) -> [Int] {
    var widths = shown.map { column in
      var cells = 0
      for row in rows { for line in row[column] { cells = max(cells, line.width) } }
      let words = columns[column].title.split(separator: " ").map { DisplayText.width(String($0)) }
      return max(cells, words.max() ?? 0)
    }
    var total = widths.reduce(0, +) + TextTable.gap * (widths.count - 1)
    while total > width {
      let candidates = shown.indices.filter {
        widths[$0] > columns[shown[$0]].narrowest ?? .max
      }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      let least = columns[shown[widest]].narrowest ?? widths[widest]
      let cut = min(total - width, widths[widest] - least)
      // Only down to the next widest, so that all narrow together.
      let next = candidates.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let step = max(1, min(cut, widths[widest] - next))
      widths[widest] -= step
      total -= step
    }
    return widths
  }

  /// One row, over as many lines as its tallest cell needs.
  private func write(
    _ cells: [[Line]], _ shown: [Int], _ widths: [Int], to out: inout [UInt8]
  ) {
    let broken = cells.indices.map { place in
      cells[place].flatMap { TextTable.broken($0, width: widths[place]) }
    }
    let height = max(1, broken.map(\.count).max() ?? 1)
    for number in 0..<height {
      // How many spaces are due before the next letter; those at the end of a line are left out.
      var spaces = 0
      for place in cells.indices {
        if broken[place].indices.contains(number) {
          let line = broken[place][number]
          let rest = max(0, widths[place] - line.width)
          let before = columns[shown[place]].isNumber ? rest : 0
          let letters = line.text.utf8.reversed().drop { $0 == 0x20 }.count
          if letters > 0 {
            out.append(contentsOf: repeatElement(0x20, count: spaces + before))
            out.append(contentsOf: line.text.utf8.prefix(letters))
            spaces = line.text.utf8.count - letters + rest - before
          } else {
            spaces += line.text.utf8.count + rest
          }
        } else {
          spaces += widths[place]
        }
        spaces += TextTable.gap
      }
      out.append(0x0A)
    }
  }

  /// Broken at spaces; a word that is wider than the column stands out.
  private static func broken(_ line: Line, width: Int) -> [Line] {
    if line.width <= width { return [line] }
    var lines: [Line] = []
    var text = ""
    var taken = 0
    for word in line.text.utf8.split(separator: 0x20) {
      let word = String(decoding: word, as: UTF8.self)
      let columns = DisplayText.width(word)
      if text.isEmpty {
        text = word
        taken = columns
      } else if taken + 1 + columns <= width {
        text += " " + word
        taken += 1 + columns
      } else {
        lines.append(Line(text))
        text = word
        taken = columns
      }
    }
    lines.append(Line(text))
    return lines
  }
}
