// ComparisonText.swift: a comparison for a terminal: the finding as a sentence, totals per result and
// per dinas, then who changes how.

import Analysis
package import Text
import Values

extension ComparisonReport {
  /// Empty when nothing could be compared.
  ///
  /// - Parameter width: of the terminal, for texts.
  package func text(
    as format: ComparisonFormat, in language: Language, width: Int = 100
  ) -> String {
    guard let difference else { return "" }
    switch format {
    case .text:
      return ComparisonText(report: self, difference: difference, language: language, width: width)
        .text()
    case .json: return json(difference, in: language)
    case .csv: return csv(difference, .plain)
    case .excel: return csv(difference, .excel)
    }
  }
}

private struct ComparisonText {
  let report: ComparisonReport
  let difference: Difference
  let language: Language
  let width: Int

  func text() -> String {
    var out = heading() + "\n"
    let date = report.date.words.text(in: language)
    out += say(
      "`\(report.beforeName)` dibandingkan dengan `\(report.afterName)`, dinilai per \(date)",
      "`\(report.beforeName)` compared with `\(report.afterName)`, evaluated on \(date)")
    out += "\n"
    if !report.hasDifferences { return out + "\n" + noChange() + "\n" }
    out += "\n" + totals() + agencies() + people() + oneSided()
    return out + summary() + "\n"
  }

  /// The finding in one sentence.
  private func heading() -> String {
    let changed = difference.changed.count
    let people = difference.people
    let share = percent(changed, of: people)
    return say(
      "Usulan mengubah hasil \(count(changed)) dari \(count(people)) pegawai (\(share))",
      "The proposal changes the results of \(changed) of \(people) people (\(share))")
  }

  /// Why nothing changes, as far as that can be told.
  private func noChange() -> String {
    if report.hasSameRules {
      return say(
        "Tidak ada yang berubah: kedua folder berisi aturan yang sama",
        "Nothing changes: both folders hold the same rules")
    }
    if difference.people == 0 {
      return say(
        "Tidak ada yang dapat dibandingkan: tidak ada pegawai yang dinilai menurut kedua aturan",
        "There is nothing to compare: nobody was evaluated by both rules")
    }
    return say(
      "Tidak ada yang berubah: aturannya berbeda, tetapi bagi pegawai ini pada tanggal itu hasilnya sama. Periksa `berlaku sejak` bila perubahan itu seharusnya sudah berlaku",
      "Nothing changes: the rules differ, but for these people on that date the results are the same. Check `berlaku sejak` if the change should be in force"
    )
  }

  private func totals() -> String {
    var table = TextTable(
      [
        TextTable.Column(title: say("Hasil", "Result")),
        TextTable.Column(title: say("+ naik", "+ up"), isNumber: true),
        TextTable.Column(title: say("- turun", "- down"), isNumber: true),
        TextTable.Column(title: say("~ berubah", "~ changed"), isNumber: true),
        TextTable.Column(title: say("tetap", "same"), isNumber: true),
      ], width: width)
    for total in difference.subjects where total.changed > 0 {
      table.add([
        name(total.subject), count(total.up), count(total.down), count(total.other),
        count(total.same),
      ])
    }
    return table.text() + "\n"
  }

  private func agencies() -> String {
    if difference.agencies.count < 2 { return "" }
    var table = TextTable(
      [
        TextTable.Column(title: "Dinas"),
        TextTable.Column(title: say("pegawai", "people"), isNumber: true),
        TextTable.Column(title: say("berubah", "changed"), isNumber: true),
        TextTable.Column(title: "%", isNumber: true),
      ], width: width)
    for total in difference.agencies {
      table.add([
        total.agency ?? "–", count(total.people), count(total.changed),
        percent(total.changed, of: total.people),
      ])
    }
    return table.text() + "\n"
  }

  private func people() -> String {
    var out = ""
    for person in difference.changed {
      out += "\(DisplayText.visible(person.key))"
      if let agency = person.agency { out += "  \(DisplayText.visible(agency))" }
      out += "\n"
      for change in person.changes {
        let before = ChangeWords.words(change.before).text(in: language)
        let after = ChangeWords.words(change.after).text(in: language)
        let line = "\(name(change.subject)): \(before) → \(after)"
        out += "  \(ChangeWords.sign(change.direction)) \(DisplayText.visible(line))\n"
      }
    }
    return out.isEmpty ? "" : out + "\n"
  }

  /// People whom only one of the two rules reaches.
  private func oneSided() -> String {
    var out = ""
    for (keys, words) in [
      (difference.onlyBefore, say("Hanya dinilai aturan lama", "Evaluated by the old rules only")),
      (difference.onlyAfter, say("Hanya dinilai aturan baru", "Evaluated by the new rules only")),
    ] where !keys.isEmpty {
      out += "\(words): \(keys.map(DisplayText.visible).joined(separator: ", "))\n"
    }
    return out.isEmpty ? "" : out + "\n"
  }

  /// The one line that counts, last.
  private func summary() -> String {
    var totals = (up: 0, down: 0, other: 0)
    for subject in difference.subjects {
      totals.up += subject.up
      totals.down += subject.down
      totals.other += subject.other
    }
    return say(
      "Ringkasan: \(count(totals.up)) hasil naik, \(count(totals.down)) turun, \(count(totals.other)) berubah, pada \(count(difference.changed.count)) pegawai",
      "Summary: \(totals.up) results up, \(totals.down) down, \(totals.other) changed, for \(difference.changed.count) people"
    )
  }

  private func name(_ subject: Subject) -> String {
    "\(ChangeWords.kind(subject.kind).name) \(subject.name)"
  }

  private func count(_ number: Int) -> String { Numerals.indonesian(number) }

  /// With one digit, half up.
  private func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "0%" }
    let share = Decimal.scaled(Decimal(part).raw, times: 100, over: Int128(whole))
    return Numerals.indonesian(share ?? .zero, precision: 1) + "%"
  }

  private func say(_ indonesian: String, _ english: String) -> String {
    Words(indonesian, en: english).text(in: language)
  }
}
