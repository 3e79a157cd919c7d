// InfluenceReport.swift: how far each indicator alone can move a result of a scale, as a table for people
// and as JSON.

package import Proofs
import Semantics
package import Text
package import Values

package struct InfluenceReport: Sendable {
  package struct Entry: Sendable {
    /// The rule set, as its file calls it.
    package var set: String
    package var sensitivity: Sensitivity
  }
  package var date: CalendarDate
  package var entries: [Entry]

  /// A table for each set and each result.
  package func text(in language: Language, width: Int) -> String {
    if entries.isEmpty {
      return Words(
        "tidak ada hasil berskala yang ditentukan nilai kelompok",
        en: "no result of a scale is decided by a group's value"
      ).text(in: language) + "\n"
    }
    var text = ""
    var first = 0
    while first < entries.count {
      var end = first
      while end < entries.count, entries[end].set == entries[first].set,
        entries[end].sensitivity.table == entries[first].sensitivity.table
      { end += 1 }
      if !text.isEmpty { text += "\n" }
      text += "\(entries[first].set): \(entries[first].sensitivity.table)\n"
      text += table(entries[first..<end].map(\.sensitivity), language, width)
      first = end
    }
    return text
  }

  private func table(_ rows: [Sensitivity], _ language: Language, _ width: Int) -> String {
    func title(_ indonesian: String, _ english: String) -> String {
      Words(indonesian, en: english).text(in: language)
    }
    var table = TextTable(
      [
        .init(title: title("indikator", "indicator")), .init(title: title("kelompok", "group")),
        .init(title: title("bobot", "weight"), isNumber: true),
        .init(title: title("capaian", "score"), isNumber: true),
        .init(title: title("geseran", "reach"), isNumber: true),
        .init(title: title("paling jauh", "farthest"), narrowest: 20),
      ], width: width)
    for row in rows {
      table.add([
        row.indicator, row.group, percent(row.weight),
        "\(percent(row.scores.low)) .. \(percent(row.scores.high))", percent(row.reach),
        words(row.change).text(in: language),
      ])
    }
    return table.text()
  }

  private func percent(_ number: Decimal) -> String {
    Numerals.indonesian(number.rounded(digits: 2) ?? number) + "%"
  }

  private func words(_ change: Sensitivity.Change?) -> Words {
    guard let change else {
      return Words("tidak pernah mengubah hasil", en: "never changes the result")
    }
    let place = "\(percent(change.values.before)) → \(percent(change.values.after))"
    return Words(
      "\(change.from) → \(change.to) (\(change.steps) tingkat), pada \(place)",
      en: "\(change.from) → \(change.to) (\(change.steps) ranks), at \(place)")
  }

  package var json: String {
    var json = JSONText(indent: 2)
    json.object { json in
      json.field("skema", "timbang/pengaruh/1")
      json.field("tanggal", date.iso)
      json.key("pengaruh")
      json.array { json in
        for entry in entries {
          json.object { json in write(entry, &json) }
        }
      }
    }
    json.endLine()
    return json.text
  }

  private func write(_ entry: Entry, _ json: inout JSONText) {
    let it = entry.sensitivity
    json.field("aturan", entry.set)
    json.field("hasil", it.table)
    json.field("kelompok", it.group)
    json.field("indikator", it.indicator)
    json.field("bobot", plain(it.weight))
    json.field("capaian_terendah", plain(it.scores.low))
    json.field("capaian_tertinggi", plain(it.scores.high))
    json.field("geseran", plain(it.reach))
    if let change = it.change {
      json.field("dari", change.from)
      json.field("ke", change.to)
      json.field("tingkat", change.steps)
      json.field("nilai_sebelum", plain(change.values.before))
      json.field("nilai_sesudah", plain(change.values.after))
    } else {
      json.field("tingkat", 0)
    }
  }

  /// Exact, with a decimal point, as text: readers of JSON round numbers.
  private func plain(_ number: Decimal) -> String { Numerals.plain(number) }
}

extension Workspace {
  func influenceReport(_ rules: LoadedRules, on date: CalendarDate) -> InfluenceReport {
    InfluenceReport(
      date: date,
      entries: sensitivities(of: rules.policy, on: date).map {
        InfluenceReport.Entry(set: rules.policy.sets[$0.set].name, sensitivity: $0)
      })
  }
}
