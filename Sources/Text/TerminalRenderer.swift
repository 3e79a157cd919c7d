// TerminalRenderer.swift: a message as people see it: the lines of the rule, marks, and the next step.
// SourceExcerpt draws the lines; JSONRenderer says the same for programs.
//
//     galat[A0312]: jumlah bobot kelompok hasil_kerja bukan 100%
//        ┌─ Rules/dinas/kesehatan.aturan:24:15
//      8 │     bobot     40%
//        │               --- 40%
//     24 │     bobot     20%
//        │               ^^^ 20%, menjadi 95%
//        = saran: tambahkan 5% pada salah satu indikator
//        = lihat: Documentation/pesan/A0312.md

/// Where the page of a message stands.
package func documentationPath(of code: String) -> String { "Documentation/pesan/\(code).md" }

/// Turns messages into text for a terminal.
package struct TerminalRenderer: Sendable {
  package var files: [SourceFile]
  package var language: Language
  /// Colour by ANSI codes; the words say the same without it.
  package var usesColor: Bool
  /// How many columns of a source line are shown at most.
  package var width: Int
  /// Whether the line `lihat: Documentation/...` is shown.
  package var showsPage: Bool

  /// - Parameter files: the files of the run; a `FileID` is a position in it.
  package init(
    files: [SourceFile], language: Language = .indonesian, usesColor: Bool = false,
    width: Int = 100, showsPage: Bool = true
  ) {
    self.files = files
    self.language = language
    self.usesColor = usesColor
    self.width = max(20, width)
    self.showsPage = showsPage
  }

  /// All messages in the order given, an empty line between them.
  package func text(_ diagnostics: [Diagnostic]) -> String {
    var indexes: [FileID: LineIndex] = [:]
    return diagnostics.map { text($0, &indexes) }.joined(separator: "\n")
  }

  /// One message, ended by a line feed.
  ///
  /// - Parameter showsPlaces: with the lines of the file that it is about.
  package func text(_ diagnostic: Diagnostic, showsPlaces: Bool = true) -> String {
    var indexes: [FileID: LineIndex] = [:]
    return text(diagnostic, showsPlaces ? excerpts(diagnostic, &indexes) : [])
  }

  /// One message of many; the lines of each file are found once.
  package func text(_ diagnostic: Diagnostic, _ indexes: inout [FileID: LineIndex]) -> String {
    text(diagnostic, excerpts(diagnostic, &indexes))
  }

  private func text(_ diagnostic: Diagnostic, _ boxes: [Box]) -> String {
    let severity = diagnostic.severity.words.text(in: language)
    let headline = DisplayText.visible(diagnostic.words.text(in: language))
    var text = painted("\(severity)[\(diagnostic.code)]", diagnostic.severity.color)
    text += painted(": \(headline)", .bold) + "\n"
    // Two columns hold the usual line numbers, as in `24 │`.
    let digits = max(2, boxes.map(\.digits).max() ?? 0)
    let margin = String(repeating: " ", count: digits + 1)
    for (number, box) in boxes.enumerated() {
      text += margin + painted(number == 0 ? "┌─" : "├─", .frame) + " \(box.place)\n"
      for row in box.rows {
        var pieces = row.pieces
        if case .line(let line) = row.gutter {
          let padded = String(repeating: " ", count: digits - String(line).utf8.count)
          text += painted("\(padded)\(line) │", .frame)
        } else if case .gap = row.gutter {
          text += margin + painted("⋮", .frame)
        } else {
          text += margin + painted("│", .frame)
        }
        while let last = pieces.last, last.text.utf8.allSatisfy({ $0 == 0x20 }) {
          pieces.removeLast()
        }
        if !pieces.isEmpty { text += " " }
        for piece in pieces { text += painted(piece.text, color(piece, diagnostic.severity)) }
        text += "\n"
      }
    }
    if let help = diagnostic.help {
      let word = Words.help.text(in: language)
      text += margin + painted("=", .frame) + painted(" \(word):", .bold)
      // A next step may show a few lines to paste.
      let lines = help.text(in: language).split(separator: "\n", omittingEmptySubsequences: false)
      text += " \(DisplayText.visible(String(lines.first ?? "")))\n"
      for line in lines.dropFirst() {
        text += "\(margin)  \(DisplayText.visible(String(line)))\n"
      }
    }
    if showsPage {
      let word = Words("lihat", en: "see").text(in: language)
      text += margin + painted("=", .frame) + painted(" \(word):", .bold)
      text += " \(documentationPath(of: diagnostic.code))\n"
    }
    return text
  }

  private struct Box {
    var place: String
    var digits: Int
    var rows: [ExcerptRow]
  }

  /// One box per file, the culprit's first, the others in the order of their first label.
  private func excerpts(_ diagnostic: Diagnostic, _ indexes: inout [FileID: LineIndex]) -> [Box] {
    var order: [FileID] = []
    for label in diagnostic.labels where !order.contains(label.range.file) {
      order.append(label.range.file)
    }
    var boxes: [Box] = []
    for id in order {
      let labels = diagnostic.labels.filter { $0.range.file == id }
      guard let first = labels.first, files.indices.contains(Int(id.index)) else { continue }
      let file = files[Int(id.index)]
      let name = DisplayText.visible(file.name)
      // A file whose bytes were not kept can still be named.
      guard Int(first.range.start) <= file.bytes.count else {
        boxes.append(Box(place: name, digits: 0, rows: []))
        continue
      }
      let index = indexes[id] ?? LineIndex(file)
      indexes[id] = index
      let at = index.position(at: Int(first.range.start))
      let rows = SourceExcerpt(index: index, language: language, width: width).rows(labels)
      let lines = rows.map { row in
        if case .line(let line) = row.gutter { String(line).utf8.count } else { 0 }
      }
      boxes.append(
        Box(place: "\(name):\(at.line):\(at.column)", digits: lines.max() ?? 0, rows: rows))
    }
    return boxes
  }

  fileprivate enum Color: String {
    case red = "31"
    case yellow = "33"
    case cyan = "36"
    case frame = "34"
    case bold = "1"
    case none = ""
  }

  private func color(_ piece: Piece, _ severity: Severity) -> Color {
    switch piece.style {
    case .plain: .none
    case .frame, .secondary: .frame
    case .primary: severity.color
    }
  }

  private func painted(_ text: String, _ color: Color) -> String {
    if !usesColor || color == .none || text.isEmpty { return text }
    let bold = color == .red || color == .yellow || color == .cyan ? "1;" : ""
    return "\u{1B}[\(bold)\(color.rawValue)m\(text)\u{1B}[0m"
  }
}

extension Severity {
  /// galat, peringatan, catatan.
  package var words: Words {
    switch self {
    case .error: Words("galat", en: "error")
    case .warning: Words("peringatan", en: "warning")
    case .note: Words("catatan", en: "note")
    }
  }
}

extension Severity {
  fileprivate var color: TerminalRenderer.Color {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .note: .cyan
    }
  }
}
