// ComparisonData.swift: a comparison for programs: one JSON object, or CSV with a row per change.
// Documentation/hasil.md describes both.

import Analysis
import Text
import Values

extension ComparisonReport {
  func json(_ difference: Difference, in language: Language) -> String {
    var json = JSONText(indent: 2)
    json.object { json in
      json.field("skema", "timbang/perbandingan/1")
      json.field("tanggal_penilaian", date.iso)
      json.field("lama", beforeName)
      json.field("baru", afterName)
      json.field("pegawai", difference.people)
      json.field("berubah", difference.changed.count)
      json.field("ditolak", leftOut)
      json.key("hasil")
      json.array { json in
        for total in difference.subjects {
          json.object { json in
            json.field("jenis", ChangeWords.kind(total.subject.kind).name)
            json.field("nama", total.subject.name)
            json.field("label", total.label)
            json.field("naik", total.up)
            json.field("turun", total.down)
            json.field("berubah", total.other)
            json.field("tetap", total.same)
          }
        }
      }
      json.key("dinas")
      json.array { json in
        for total in difference.agencies {
          json.object { json in
            json.field(ifPresent: "dinas", total.agency)
            json.field("pegawai", total.people)
            json.field("berubah", total.changed)
          }
        }
      }
      json.key("perubahan")
      json.array { json in
        for person in difference.changed { write(person, to: &json, language) }
      }
      write("hanya_lama", difference.onlyBefore, to: &json)
      write("hanya_baru", difference.onlyAfter, to: &json)
    }
    json.endLine()
    return json.text
  }

  private func write(_ name: String, _ keys: [String], to json: inout JSONText) {
    json.key(name)
    json.array { json in for key in keys { json.string(key) } }
  }

  private func write(_ person: PersonChange, to json: inout JSONText, _ language: Language) {
    json.object { json in
      json.field("kunci", person.key)
      json.field(ifPresent: "dinas", person.agency)
      json.key("hasil")
      json.array { json in
        for change in person.changes {
          json.object { json in
            json.field("jenis", ChangeWords.kind(change.subject.kind).name)
            json.field("nama", change.subject.name)
            json.field("arah", ChangeWords.words(change.direction).indonesian)
            json.field("lama", ChangeWords.words(change.before).text(in: language))
            json.field("baru", ChangeWords.words(change.after).text(in: language))
          }
        }
      }
    }
  }

  func csv(_ difference: Difference, _ dialect: CSVDialect) -> String {
    var csv = CSVText(dialect)
    for name in ["kunci", "dinas", "jenis", "nama", "arah", "lama", "baru"] { csv.cell(name) }
    csv.endRow()
    for person in difference.changed {
      for change in person.changes {
        csv.identifier(person.key)
        csv.cell(person.agency ?? "")
        csv.cell(ChangeWords.kind(change.subject.kind).name)
        csv.cell(change.subject.name)
        csv.cell(ChangeWords.words(change.direction).indonesian)
        csv.cell(ChangeWords.words(change.before).indonesian)
        csv.cell(ChangeWords.words(change.after).indonesian)
        csv.endRow()
      }
    }
    for (keys, words) in [
      (difference.onlyBefore, "hanya aturan lama"), (difference.onlyAfter, "hanya aturan baru"),
    ] {
      for key in keys {
        csv.identifier(key)
        for _ in 0..<3 { csv.empty() }
        csv.cell(words)
        csv.empty()
        csv.empty()
        csv.endRow()
      }
    }
    return String(decoding: dialect.mark + csv.bytes, as: UTF8.self)
  }
}
