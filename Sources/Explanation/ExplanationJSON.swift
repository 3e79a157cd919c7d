// ExplanationJSON.swift: an explanation as one JSON object, for other programs.
// The form is described in Documentation/hasil.md; texts are in the language asked for.

import Evaluation
package import Text
import Values

package struct ExplanationJSON {
  let language: Language
  let place: (SourceRange) -> String
  let source: (SourceRange) -> String

  package init(
    language: Language, place: @escaping (SourceRange) -> String,
    source: @escaping (SourceRange) -> String
  ) {
    self.language = language
    self.place = place
    self.source = source
  }

  /// Writes the explanation's members into an object the caller has begun.
  package func writeMembers(_ explanation: PersonExplanation, to json: inout JSONText) {
    json.field("aturan", explanation.setName)
    json.field("tanggal_penilaian", explanation.date.iso)
    json.key("kelompok")
    json.array { json in for group in explanation.groups { write(group, to: &json) } }
    json.key("hitungan")
    json.array { json in for value in explanation.values { write(value, to: &json) } }
    json.key("keputusan")
    json.array { json in for decision in explanation.decisions { write(decision, to: &json) } }
  }

  private func write(_ group: GroupExplanation, to json: inout JSONText) {
    json.object { json in
      write(group.rule, to: &json)
      json.field("nilai", group.value.text(in: language))
      json.key("indikator")
      json.array { json in
        for part in group.contributions {
          json.object { json in
            write(part.rule, to: &json)
            json.field("berlaku", part.applies)
            json.field("terukur", part.measured.text(in: language))
            json.field(ifPresent: "target", part.target?.text(in: language))
            json.field("capaian", part.score.text(in: language))
            json.field("bobot", part.weight.text(in: language))
            write(part.reasons, to: &json)
          }
        }
      }
      write(group.reasons, to: &json)
    }
  }

  private func write(_ value: ValueExplanation, to json: inout JSONText) {
    json.object { json in
      write(value.rule, to: &json)
      json.field("nilai", value.value.text(in: language))
      json.key("baris")
      json.array { json in for row in value.rows { json.string(place(row)) } }
      write(value.parts, to: &json)
      write(value.reasons, to: &json)
    }
  }

  private func write(_ decision: DecisionExplanation, to json: inout JSONText) {
    json.object { json in
      let kind =
        switch decision.kind {
        case .promotion: "promosi"
        case .training: "pelatihan"
        case .placement: "penempatan"
        case .flag: "tanda"
        }
      json.field("jenis", kind)
      write(decision.rule, to: &json)
      json.field("hasil", decision.status.text(in: language))
      json.field(ifPresent: "pesan", decision.message?.text(in: language))
      json.key("syarat")
      json.array { json in
        for condition in decision.conditions { write(condition, to: &json) }
      }
      write(decision.reasons, to: &json)
    }
  }

  private func write(_ condition: ConditionExplanation, to json: inout JSONText) {
    json.object { json in
      write(condition.rule, to: &json)
      json.field("bunyi", source(condition.range))
      json.field("hasil", StatusText.words(condition.truth).text(in: language))
      json.field("tanpa_pengecualian", StatusText.words(condition.base).text(in: language))
      json.key("kecuali")
      json.array { json in
        for exception in condition.exceptions {
          json.object { json in
            write(exception.rule, to: &json)
            json.field("menentukan", exception.decided)
          }
        }
      }
      write(condition.parts, to: &json)
      write(condition.reasons, to: &json)
    }
  }

  private func write(_ parts: [Part], to json: inout JSONText) {
    json.key("dibaca")
    json.array { json in
      for part in parts {
        json.object { json in
          json.field("nama", part.path)
          json.field("label", part.label)
          json.field("nilai", part.value.text(in: language))
          if !part.details.isEmpty { write(part.details, to: &json) }
        }
      }
    }
  }

  private func write(_ rule: RuleReference, to json: inout JSONText) {
    json.field("nama", rule.name)
    json.field("label", rule.label)
    json.field("tempat", place(rule.range))
    json.key("dasar")
    json.array { json in for text in rule.basis { json.string(text) } }
  }

  private func write(_ reasons: [Reason], to json: inout JSONText) {
    json.key("alasan")
    json.array { json in
      for reason in reasons {
        json.object { json in
          json.field("perihal", reason.path)
          json.field("kalimat", ReasonText.words(reason).text(in: language))
        }
      }
    }
  }
}
