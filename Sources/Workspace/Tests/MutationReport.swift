// MutationReport.swift: which changes of the rules no test would notice, for people and for programs.

package import Analysis
import Program
import Semantics
package import Text
import Values

package struct MutationReport: Sendable {
  /// A change, and what became of it.
  package struct Entry: Sendable {
    package var kind: String
    package var file: String
    package var line: Int
    package var before: String
    package var after: String
    package var fate: MutantFate
  }
  package var messages: Messages
  /// In the order of files and lines.
  package var entries: [Entry] = []
  package var tenths = 1_000

  package init(_ messages: Messages) { self.messages = messages }

  package func count(_ fate: MutantFate) -> Int { entries.count { $0.fate == fate } }
  /// What the checker refuses is no change anybody could make.
  package var counted: Int { entries.count - count(.refused) }
  package func isBelow(_ threshold: Int) -> Bool { tenths < threshold * 10 }
}

extension Workspace {
  func mutation(
    _ rules: LoadedRules, matching filter: String?, progress: (Int) -> Void
  ) -> MutationReport {
    var report = MutationReport(Messages(files: rules.files))
    if rules.hasErrors {
      report.messages.worsen(max(.findings, rules.trouble))
      return report
    }
    var run = MutationRun(rules.policy, references: rules.references, text: rules.source)
    for selected in rules.selectedTests(filter).tests {
      if case .success(let record) = selected.record { run.add(selected.test, record: record) }
    }
    let result = run.run(progress)
    report.entries = result.mutants.map { mutant, fate in
      MutationReport.Entry(
        kind: mutant.kind.rawValue, file: rules.name(of: mutant.range.file),
        line: rules.line(mutant.range), before: mutant.before, after: mutant.after, fate: fate)
    }
    report.tenths = result.tenths
    return report
  }
}

extension MutationReport {
  /// "Mutasi: 412 dari 460 perubahan ketahuan (89,5%)".
  package var summary: Words {
    let noticed = count(.noticed)
    return Words(
      "Mutasi: \(noticed) dari \(counted) perubahan ketahuan oleh uji (\(CoverageReport.percent(tenths, .indonesian)))",
      en:
        "Mutation: the tests notice \(noticed) of \(counted) changes (\(CoverageReport.percent(tenths, .english)))"
    )
  }

  package func text(in language: Language, usesColor: Bool = false) -> String {
    func paint(_ text: String, _ color: String) -> String {
      usesColor ? "\u{1B}[\(color)m\(text)\u{1B}[0m" : text
    }
    var out = paint(summary.text(in: language), "1") + "\n"
    let open = entries.filter { $0.fate == .survived || $0.fate == .unread }
    var file = ""
    for entry in open {
      if entry.file != file {
        file = entry.file
        out += "\n" + paint(DisplayText.visible(file), "34") + "\n"
      }
      let before = CoverageReport.short(entry.before)
      let words = Words("menjadi", en: "becomes").text(in: language)
      let note =
        entry.fate == .unread
        ? Words("tidak ada uji yang membacanya", en: "no test reads it")
        : Words("tidak ada uji yang gagal", en: "no test fails")
      out += "  \(entry.line): `\(before)` \(words) `\(entry.after)`: \(note.text(in: language))\n"
    }
    return out
  }

  /// One object, `timbang/mutasi/1`.
  package var json: String {
    var json = JSONText(indent: 2)
    json.object { json in
      json.field("skema", "timbang/mutasi/1")
      json.field("ketahuan", count(.noticed))
      json.field("lolos", count(.survived))
      json.field("tidak_diuji", count(.unread))
      json.field("ditolak_pemeriksa", count(.refused))
      json.field(
        "persen",
        Numerals.plain(Decimal(raw: Int128(tenths) * Decimal.power(Decimal.digits - 1))))
      json.key("lolos_semua")
      json.array { json in
        for entry in entries where entry.fate == .survived || entry.fate == .unread {
          json.object { json in
            json.field("jenis", entry.kind)
            json.field("berkas", entry.file)
            json.field("baris", entry.line)
            json.field("semula", entry.before)
            json.field("menjadi", entry.after)
            json.field("nasib", entry.fate.rawValue)
          }
        }
      }
    }
    json.endLine()
    return json.text
  }
}
