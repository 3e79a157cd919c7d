// TestText.swift: how tests came out, for a terminal and as JSON.

package import Text
import Values

extension TestReport {
  /// Tests that fail with what was expected and found; the others only when asked for; then one line
  /// of numbers.
  package func text(
    in language: Language, usesColor: Bool = false, listsPassed: Bool = false
  ) -> String {
    var out = ""
    for entry in entries where !entry.passed || listsPassed {
      let word = entry.passed ? Words("lulus", en: "passed") : Words("gagal", en: "failed")
      let sign = entry.passed ? "✓" : "✗"
      let head = "\(sign) \(word.text(in: language))"
      out += paint(head, entry.passed ? "32" : "1;31", usesColor)
      out += "  \(DisplayText.visible(entry.label))  "
      out += paint(DisplayText.visible(entry.place), "34", usesColor) + "\n"
      for line in entry.details { out += "    \(visible(line.text(in: language)))\n" }
    }
    if !out.isEmpty { out += "\n" }
    return out + summary.text(in: language) + "\n"
  }

  /// "12 uji: 11 lulus, 1 gagal".
  package var summary: Words {
    let all = entries.count
    let passed = all - failed
    var indonesian = "\(Numerals.indonesian(all)) uji: \(Numerals.indonesian(passed)) lulus"
    var english = "\(all) test\(all == 1 ? "" : "s"): \(passed) passed"
    if failed > 0 {
      indonesian += ", \(Numerals.indonesian(failed)) gagal"
      english += ", \(failed) failed"
    }
    if skipped > 0 {
      indonesian += ", \(Numerals.indonesian(skipped)) tidak dijalankan"
      english += ", \(skipped) not run"
    }
    return Words(indonesian, en: english)
  }

  /// One object with a schema version.
  package func json(in language: Language) -> String {
    var json = JSONText(indent: 2)
    json.object { json in
      json.field("skema", "timbang/uji/1")
      json.field("lulus", entries.count - failed)
      json.field("gagal", failed)
      json.field("tidak_dijalankan", skipped)
      json.key("uji")
      json.array { json in
        for entry in entries {
          json.object { json in
            json.field("nama", entry.label)
            json.field("tempat", entry.place)
            json.field("lulus", entry.passed)
            json.key("keterangan")
            json.array { json in
              // With their leading spaces: the values stand beneath the parts they are of.
              for line in entry.details { json.string(line.text(in: language)) }
            }
          }
        }
      }
    }
    json.endLine()
    return json.text
  }

  private func paint(_ text: String, _ color: String, _ usesColor: Bool) -> String {
    usesColor ? "\u{1B}[\(color)m\(text)\u{1B}[0m" : text
  }

  private func visible(_ text: String) -> String {
    let indent = text.prefix { $0 == " " }
    return indent + DisplayText.visible(String(text.dropFirst(indent.count)))
  }
}
