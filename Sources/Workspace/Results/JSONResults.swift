// JSONResults.swift: results as one JSON object or as lines of objects; Documentation/hasil.md describes
// both. Numbers and identifiers are text: no reader may round them.

import Evaluation
import Explanation
import Semantics
import Text
import Values

struct JSONResults: ResultWriter {
  let context: ResultContext
  /// One object a line instead of one object.
  let isLines: Bool

  static let schema = "timbang/hasil/1"

  var separator: [UInt8] { isLines ? [] : Array(",\n".utf8) }

  func head() -> [UInt8] {
    var json = JSONText()
    json.beginObject()
    if isLines { json.field("jenis", "kepala") }
    json.field("skema", JSONResults.schema)
    json.field("tanggal_penilaian", context.date.iso)
    json.field("bidang_kunci", context.identity.keyName)
    if isLines {
      json.endObject()
      json.endLine()
      return json.bytes
    }
    json.key("hasil")
    return json.bytes + Array("[\n".utf8)
  }

  func foot(_ totals: ResultTotals, rows: [TableRow]) -> [UInt8] {
    var json = JSONText()
    json.beginObject()
    if isLines { json.field("jenis", "ringkasan") }
    json.field("dinilai", totals.evaluated)
    json.field("ditolak", totals.leftOut)
    json.key("tanpa_aturan")
    json.array { json in
      for (agency, people) in totals.withoutRules {
        json.object { json in
          json.field("dinas", agency)
          json.field("orang", people)
        }
      }
    }
    json.endObject()
    if isLines {
      json.endLine()
      return json.bytes
    }
    return Array("\n],\"ringkasan\":".utf8) + json.bytes + Array("}\n".utf8)
  }

  func piece(_ batch: EvaluatedBatch, into piece: inout ResultPiece) {
    var bytes: [UInt8] = []
    for entry in batch.entries {
      if !bytes.isEmpty { bytes += separator }
      var json = JSONText()
      switch entry {
      case .person(let row): write(row, of: batch, to: &json)
      case .refused(let refusal): write(refusal, to: &json)
      }
      if isLines { json.endLine() }
      bytes += json.bytes
    }
    piece.bytes = bytes
  }

  private func write(_ refusal: Refusal, to json: inout JSONText) {
    json.object { json in
      json.field("jenis", "ditolak")
      json.field("berkas", refusal.file)
      json.field("baris", refusal.line)
      json.field("kode", refusal.code)
      json.field("keterangan", refusal.words.text(in: context.language))
    }
  }

  private func write(_ row: Int, of batch: EvaluatedBatch, to json: inout JSONText) {
    let outcome = batch.outcome(of: row)
    json.beginObject()
    json.field("jenis", outcome.set == nil ? "tanpa aturan" : "pegawai")
    json.field("kunci", context.identity.key(batch.table, row))
    if context.identity.hasName { json.field("nama", context.identity.name(batch.table, row)) }
    let agency = context.identity.agency(context.identity.agencyCode(batch.table, row))
    json.field(ifPresent: "dinas", agency?.name)
    if let set = outcome.set { json.field("aturan", context.policy.sets[set].name) }
    var section: SubjectKind?
    context.layout.visit(outcome) { place, item in
      let subject = context.layout.subjects[place]
      if section != subject.kind {
        if section != nil { json.endObject() }
        json.key(subject.kind.name)
        json.beginObject()
        section = subject.kind
      }
      json.key(subject.name)
      json.beginObject()
      write(item, to: &json)
      json.endObject()
    }
    if section != nil { json.endObject() }
    json.endObject()
  }

  private func write(_ item: ResultItem, to json: inout JSONText) {
    switch item {
    case .value(let value, let type): write(value, type, to: &json)
    case .promotion(let result, let rule):
      json.field("hasil", ResultWords.text(result.status))
      json.key("syarat")
      json.object { json in
        for (condition, outcome) in zip(rule.conditions, result.conditions) {
          json.field(condition.origin.name, ResultWords.text(outcome.truth))
        }
      }
      write(result.reasons, to: &json)
    case .training(let result, _):
      json.field("hasil", ResultWords.text(result.status))
      if result.status == .triggered {
        json.field(ifPresent: "prioritas", result.priority?.rawValue)
      }
      write(result.reasons, to: &json)
    case .placement(let result, _):
      json.field("hasil", ResultWords.text(result.status))
      write(result.reasons, to: &json)
    case .flag(let result, let rule, let set):
      json.field("hasil", ResultWords.text(result.status))
      if result.status == .raised {
        let words = FlagMessage.words(rule, result, set: set, vocabulary: context.vocabulary)
        json.field("pesan", words.text(in: context.language))
      }
      write(result.reasons, to: &json)
    }
  }

  private func write(_ outcome: ValueOutcome, _ type: ScalarType, to json: inout JSONText) {
    guard outcome.state == .known, outcome.value != .missing else {
      json.key("nilai")
      json.null()
      json.field("keadaan", ResultWords.text(outcome.state == .known ? .missing : outcome.state))
      write(outcome.reasons, to: &json)
      return
    }
    if case .boolean(let truth) = outcome.value {
      json.field("nilai", truth)
    } else {
      json.field("nilai", ResultWords.text(outcome.value, type, context.vocabulary))
    }
    switch (outcome.value, type) {
    case (.number, .number(let number)):
      let units = context.vocabulary.units
      if number.unit != .none, units.indices.contains(number.unit.index) {
        json.field("satuan", units[number.unit.index].name)
      }
    case (.member(let code), .member(let id)):
      json.field(
        ifPresent: "label", ResultWords.member(code, id, context.vocabulary)?.label)
    default: break
    }
  }

  private func write(_ reasons: [Reason], to json: inout JSONText) {
    if reasons.isEmpty { return }
    json.key("alasan")
    json.array { json in
      for reason in reasons {
        json.object { json in
          json.field("perihal", reason.path)
          json.field("kalimat", ReasonText.words(reason).text(in: context.language))
        }
      }
    }
  }
}
