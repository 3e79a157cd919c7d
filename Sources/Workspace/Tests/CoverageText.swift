// CoverageText.swift: coverage for people: numbers by file, what no test has seen, the tests to paste.

import Analysis
package import Text
import Values

extension CoverageReport {
  /// - Parameter most: how many tests to paste are shown; nil: all.
  package func text(
    in language: Language, usesColor: Bool = false, most: Int? = 20
  ) -> String {
    var out = numbers(language, usesColor)
    out += missing(language, usesColor)
    let shown = proposals.prefix(most ?? proposals.count)
    if !shown.isEmpty {
      out += "\n" + paint(CoverageReport.heading.text(in: language), "1", usesColor) + "\n"
    }
    for proposal in shown {
      let paste = Words("tempel di", en: "paste into").text(in: language)
      out += "\n" + paint("# \(paste) \(proposal.file)", "34", usesColor) + "\n"
      out += proposal.text + "\n"
    }
    if shown.count < proposals.count {
      let rest = proposals.count - shown.count
      out += "\n"
      out += Words(
        "\(rest) uji lagi: tampilkan semua dengan `--rinci`, atau pakai `--format json`",
        en: "\(rest) more tests: show all with `--verbose`, or use `--format json`"
      ).text(in: language)
      out += "\n"
    }
    return out + unfound(language, usesColor)
  }

  private static let heading = Words(
    "Uji yang kurang, siap ditempel; hasilnya menurut aturan yang sekarang, pastikan dahulu memang benar",
    en:
      "Missing tests, ready to be pasted; they expect what the rules give today: first make sure it is right"
  )

  /// "Cakupan uji: 812 dari 901 hal (90,1%)", then one line for each file.
  private func numbers(_ language: Language, _ usesColor: Bool) -> String {
    var out = paint(summary.text(in: language), "1", usesColor) + "\n\n"
    let rows = files.map { file -> (percent: String, count: String, name: String) in
      let of = Words("dari", en: "of").text(in: language)
      return (
        CoverageReport.percent(file.count.tenths, language),
        "\(file.count.seen) \(of) \(file.count.all)", file.name
      )
    }
    let width = rows.map { DisplayText.width($0.percent) }.max() ?? 0
    let counts = rows.map { DisplayText.width($0.count) }.max() ?? 0
    for row in rows {
      let before = String(repeating: " ", count: width - DisplayText.width(row.percent))
      let between = String(repeating: " ", count: counts - DisplayText.width(row.count))
      out += "  \(before)\(row.percent)  \(between)\(row.count)  \(DisplayText.visible(row.name))\n"
    }
    return out
  }

  package var summary: Words {
    Words(
      "Cakupan uji: \(total.seen) dari \(total.all) hal (\(CoverageReport.percent(total.tenths, .indonesian)))",
      en:
        "Test coverage: \(total.seen) of \(total.all) (\(CoverageReport.percent(total.tenths, .english)))"
    )
  }

  private func missing(_ language: Language, _ usesColor: Bool) -> String {
    let open = items.filter { !$0.missing.isEmpty }
    if open.isEmpty { return "" }
    var out =
      "\n"
      + paint(
        Words("Belum pernah diuji", en: "Never tested").text(in: language), "1", usesColor) + "\n"
    var file = ""
    for item in open {
      if item.file != file {
        file = item.file
        out += "\n" + paint(DisplayText.visible(file), "34", usesColor) + "\n"
      }
      let goals = item.missing.map { $0.words.text(in: language) }.joined(separator: ", ")
      let words = CoverageReport.short(item.words)
      out += "  \(item.line): \(item.name): \(goals)\n"
      if !words.isEmpty, item.kind != CoverageItem.Kind.decision.rawValue {
        out += "      \(words)\n"
      }
    }
    return out
  }

  private func unfound(_ language: Language, _ usesColor: Bool) -> String {
    if unfound.isEmpty { return "" }
    var out =
      "\n"
      + paint(
        Words(
          "Tidak ditemukan catatan yang memperlihatkannya; tulis ujinya sendiri, atau periksa apakah hal ini dapat terjadi",
          en:
            "No record was found that shows these; write the test yourself, or see whether it can happen"
        ).text(in: language), "1", usesColor) + "\n"
    for (place, goal) in unfound where items.indices.contains(place) {
      let item = items[place]
      out += "  \(item.file):\(item.line): \(item.name): \(goal.words.text(in: language))\n"
    }
    return out
  }

  /// `90,1%`
  static func percent(_ tenths: Int, _ language: Language) -> String {
    let sign = language == .indonesian ? "," : "."
    return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10)\(sign)\(tenths % 10)%"
  }

  /// So much of a rule that a line holds it.
  static func short(_ text: String) -> String {
    text.count <= 90 ? text : String(text.prefix(89)) + "…"
  }

  private func paint(_ text: String, _ color: String, _ usesColor: Bool) -> String {
    usesColor ? "\u{1B}[\(color)m\(text)\u{1B}[0m" : text
  }
}
