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
  private let columns: [Column]
  private var rows: [[String]] = []
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
        cell.split(separator: "\n").map { DisplayText.visible(String($0)) }.joined(separator: "\n")
      })
  }

  /// With a rule under the titles; columns in which nothing stands are left out.
  func text() -> String {
    let shown = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    if shown.isEmpty { return "" }
    let widths = widths(shown)
    var out = line(shown.map { columns[$0].title }, shown, widths)
    out += widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n"
    for row in rows { out += line(shown.map { row[$0] }, shown, widths) }
    return out
  }

  /// As wide as the widest cell and the longest word of the title; columns that may be broken give up
  /// what is too much, the widest first.
  private func widths(_ shown: [Int]) -> [Int] {
    var widths = shown.map { column in
      let lines = rows.flatMap { $0[column].split(separator: "\n") }
      let cells = lines.map { DisplayText.width(String($0)) }.max() ?? 0
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
  private func line(_ cells: [String], _ shown: [Int], _ widths: [Int]) -> String {
    let broken = cells.indices.map { place in
      cells[place].split(separator: "\n", omittingEmptySubsequences: false).flatMap {
        TextTable.broken(String($0), width: widths[place])
      }
    }
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
