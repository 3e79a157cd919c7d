// TextTable.swift: a table for a terminal: columns as wide as they need, cells broken over lines when
// the terminal is narrow, and lines of text beneath a row.

import Text

struct TextTable {
  struct Column {
    var title: String
    /// Numbers stand at the right.
    var isNumber = false
    /// May be broken at its spaces.
    var wraps = false
    /// Is left out, the last first, when all do not fit.
    var isOptional = false
  }
  private struct Row {
    var cells: [String]
    var notes: [String]
  }
  private let columns: [Column]
  private var rows: [Row] = []
  private let width: Int

  private static let gap = 2
  private static let indent = 4

  init(_ columns: [Column], width: Int) {
    self.columns = columns
    self.width = max(40, width)
  }

  /// - Parameter notes: lines beneath the row.
  mutating func add(_ cells: [String], notes: [String] = []) {
    rows.append(
      Row(cells: cells.map(DisplayText.visible), notes: notes.map(DisplayText.visible)))
  }

  /// Columns in which something stands, as many as fit.
  private var shown: [Int] {
    var shown = columns.indices.filter { column in rows.contains { !$0.cells[column].isEmpty } }
    while total(shown.map(narrowest)) > width,
      let last = shown.last(where: { columns[$0].isOptional })
    {
      shown.removeAll { $0 == last }
    }
    return shown
  }

  /// How many columns there is no room for.
  var hiddenCount: Int {
    columns.indices.count { column in rows.contains { !$0.cells[column].isEmpty } } - shown.count
  }

  /// With a rule under the titles; columns in which nothing stands are left out.
  func text() -> String {
    let shown = shown
    if shown.isEmpty { return "" }
    let widths = widths(shown)
    var out = line(shown.map { columns[$0].title }, shown, widths)
    out += widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n"
    for row in rows {
      out += line(shown.map { row.cells[$0] }, shown, widths)
      for note in row.notes { out += indented(note) }
    }
    return out
  }

  private func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + TextTable.gap * (widths.count - 1)
  }

  /// As wide as the longest word of the title, and the widest cell or its longest word.
  private func narrowest(_ column: Int) -> Int {
    let cells = rows.map { row in
      columns[column].wraps
        ? TextTable.longestWord(row.cells[column]) : DisplayText.width(row.cells[column])
    }
    return max(cells.max() ?? 0, TextTable.longestWord(columns[column].title))
  }

  /// As wide as the widest cell and the longest word of the title; columns that may be broken give up
  /// what is too much, the widest first.
  private func widths(_ shown: [Int]) -> [Int] {
    let least = shown.map(narrowest)
    var widths = shown.map { column in
      let cells = rows.map { DisplayText.width($0.cells[column]) }.max() ?? 0
      return max(cells, TextTable.longestWord(columns[column].title))
    }
    while total(widths) > width {
      let candidates = shown.indices.filter { widths[$0] > least[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return widths
  }

  private static func longestWord(_ text: String) -> Int {
    text.split(separator: " ").map { DisplayText.width(String($0)) }.max() ?? 0
  }

  /// Beneath a row, further lines of it a little deeper.
  private func indented(_ text: String) -> String {
    let space = String(repeating: " ", count: TextTable.indent)
    let lines = TextTable.broken(text, width: max(20, width - 2 * TextTable.indent))
    return lines.enumerated().map { space + ($0 > 0 ? space : "") + $1 + "\n" }.joined()
  }

  /// One row, over as many lines as its tallest cell needs.
  private func line(_ cells: [String], _ shown: [Int], _ widths: [Int]) -> String {
    let broken = cells.indices.map { TextTable.broken(cells[$0], width: widths[$0]) }
    let height = broken.map(\.count).max() ?? 1
    var out = ""
    for number in 0..<height {
      var line = ""
      for place in cells.indices {
        let text = broken[place].indices.contains(number) ? broken[place][number] : ""
        let space = String(repeating: " ", count: max(0, widths[place] - DisplayText.width(text)))
        line += columns[shown[place]].isNumber ? space + text : text + space
        line += "  "
      }
      while line.utf8.last == 0x20 { line.removeLast() }
      out += line + "\n"
    }
    return out
  }

  /// Broken at spaces; a word that is wider than the column stands out.
  static func broken(_ text: String, width: Int) -> [String] {
    if DisplayText.width(text) <= width { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let joined = line.isEmpty ? String(word) : "\(line) \(word)"
      if line.isEmpty || DisplayText.width(joined) <= width {
        line = joined
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    lines.append(line)
    return lines
  }
}
