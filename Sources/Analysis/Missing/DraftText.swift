// DraftText.swift: a draft as the text of an `uji`, with what the evaluator found as its expectations.

import Evaluation
import Program
import Proofs
import Semantics
import Text
import Values

/// Nil wherever something has no form in a rule file: a text with a quotation mark, a list in a list.
struct DraftText {
  let policy: Policy
  let set: RuleSet
  let schema: RecordSchema

  private var vocabulary: Vocabulary { policy.vocabulary }

  func text(
    _ draft: TestDraft, _ subject: AskedRule, _ asked: [ExpressionID], _ trace: Trace,
    title: String, note: String
  ) -> String? {
    guard let expected = expectations(subject, asked, draft, trace) else { return nil }
    var person = schema.name.lowercased()
    if let file = draft.test.recordFile {
      person += " dari \"\(file.path)\""
      if let key = draft.test.recordKey { person += " nip \"\(key)\"" }
    }
    var agency: String?
    if let code = draft.test.agency ?? set.agency {
      guard let id = vocabulary.agencies, vocabulary.enumerations.indices.contains(id.index),
        vocabulary.enumerations[id.index].members.indices.contains(code)
      else { return nil }
      agency = vocabulary.enumerations[id.index].members[code].name
    }
    var test = WitnessTest(
      title: title.filter { $0 != "\"" }, date: draft.test.date.spelled, agency: agency,
      person: person)
    for assignment in draft.test.assignments {
      guard let lines = lines(assignment.target, assignment.content) else { return nil }
      test.given += lines
    }
    for (target, value) in draft.test.suppositions {
      guard let line = line(target, value) else { return nil }
      test.supposed.append(line)
    }
    test.notes = [note]
    test.expected = expected
    return test.text
  }

  // MARK: given

  private func written(_ value: Value, _ type: ScalarType) -> String? {
    if case .text(let text) = value, text.contains(where: { $0 == "\"" || $0.isNewline }) {
      return nil
    }
    // What no record can hold, no test may say.
    if case .number(let amount) = value, case .number(let number) = type {
      if let lower = number.lower, amount < lower { return nil }
      if let upper = number.upper, amount > upper { return nil }
      if number.isInteger, !amount.isWhole { return nil }
    }
    return vocabulary.written(value, as: type)
  }

  private func lines(_ target: PolicyTest.Target, _ content: PolicyTest.Content) -> [String]? {
    switch (target, content) {
    case (.column(let column), .value(let value)):
      let info = schema.tables[column.table.index].columns[column.index]
      return written(value, info.type).map { ["\(info.path) = \($0)"] }
    case (.list(let table), .value): return ["\(schema.tables[table.index].path) = kosong"]
    case (.list(let table), .rows(let rows)):
      return list(rows, table).map { ["\(schema.tables[table.index].path) = \($0)"] }
    case (.mapEntry(let table, let member), _):
      guard case .map(let choice) = schema.tables[table.index].kind else { return nil }
      return entry(table, vocabulary.enumerations[choice.index].members[member].name, content)
    case (.yearEntry(let table, let year), _): return entry(table, String(year), content)
    case (.indicator(let code, let source), _):
      guard let indicator = set.indicators.first(where: { $0.code == code }) else { return nil }
      return measured(indicator, source, content).map { [$0] }
    case (.column, .rows): return nil
    }
  }

  private func entry(_ table: TableID, _ key: String, _ content: PolicyTest.Content) -> [String]? {
    let info = schema.tables[table.index]
    switch content {
    case .value(let value):
      guard info.columns.indices.contains(1) else { return nil }
      return written(value, info.columns[1].type).map { ["\(info.path).\(key) = \($0)"] }
    case .rows(let rows):
      var lines: [String] = []
      for cell in rows.first ?? [] {
        let column = info.columns[cell.column]
        guard let text = written(cell.value, column.type) else { return nil }
        lines.append("\(info.path).\(key).\(column.path) = \(text)")
      }
      return lines
    }
  }

  private func measured(
    _ indicator: Indicator, _ source: Int?, _ content: PolicyTest.Content
  ) -> String? {
    var path = indicator.origin.name
    if let source {
      guard let id = vocabulary.sources else { return nil }
      path += "." + vocabulary.enumerations[id.index].members[source].name
    }
    let type = ScalarType.number(NumberType(unit: indicator.unit))
    switch content {
    case .value(.missing): return "\(path) = []"
    case .value(let value): return written(value, type).map { "\(path) = \($0)" }
    case .rows(let rows):
      guard let table = schema.measurements else { return nil }
      return list(rows, table, measuredAs: type).map { "\(path) = \($0)" }
    }
  }

  private func list(
    _ rows: [[(column: Int, value: Value)]], _ table: TableID, measuredAs: ScalarType? = nil
  ) -> String? {
    let info = schema.tables[table.index]
    let isKeyed: Bool
    switch info.kind {
    case .yearly, .map: isKeyed = true
    case .person, .list, .measurements: isKeyed = false
    }
    var items: [String] = []
    for row in rows {
      var fields: [String] = []
      var key = ""
      for cell in row {
        let column = info.columns[cell.column]
        let isValue = measuredAs != nil && cell.column == MeasurementColumn.value
        if isKeyed, cell.column == 0 {
          if case .number(let year) = cell.value {
            key = Numerals.plain(year)
          } else {
            guard let name = written(cell.value, column.type) else { return nil }
            key = name
          }
          continue
        }
        guard let text = written(cell.value, isValue ? measuredAs ?? column.type : column.type)
        else { return nil }
        fields.append(
          column.path == "nilai" && measuredAs == nil ? text : "\(column.path): \(text)")
      }
      let isPlain = info.columns.count == (isKeyed ? 2 : 1) && fields.count == 1
      let item = isPlain ? fields[0] : "{\(fields.joined(separator: ", "))}"
      items.append(isKeyed ? "\(key): \(item)" : item)
    }
    let all = items.joined(separator: ", ")
    return isKeyed ? "{\(all)}" : "[\(all)]"
  }

  private func line(_ target: PolicyTest.Supposition, _ value: Value) -> String? {
    let name: String
    let type: ScalarType
    switch target {
    case .parameter(let id):
      (name, type) = (set.parameters[id.index].origin.name, set.parameters[id.index].type)
    case .formula(let id):
      (name, type) = (set.formulas[id.index].origin.name, set.formulas[id.index].type)
    case .table(let id, let output):
      let table = set.tables[id.index]
      name = self.name(of: table, output)
      type = table.outputs[output].type
    case .group(let id):
      (name, type) = (set.groups[id.index].origin.name, .number(NumberType(unit: .percent)))
    case .indicator(let id):
      let indicator = set.indicators[id.index]
      (name, type) = (indicator.origin.name, .number(NumberType(unit: indicator.unit)))
    }
    return written(value, type).map { "\(name) = \($0)" }
  }

  private func name(of table: DecisionTable, _ output: Int) -> String {
    table.outputs.count > 1
      ? "\(table.origin.name).\(table.outputs[output].name)" : table.origin.name
  }

  // MARK: expected

  private func expectations(
    _ subject: AskedRule, _ asked: [ExpressionID], _ draft: TestDraft, _ trace: Trace
  ) -> [String]? {
    if case .decision(let decision) = subject {
      return decided(decision, trace.outcome).map { [$0] }
    }
    var lines: [String] = []
    for id in asked {
      guard let name = name(of: id, draft), case .scalar(let type) = set[id].type,
        let value = trace.value(of: id)
      else { return nil }
      switch value.state {
      case .known:
        if case .boolean(let truth) = value.value {
          lines.append(truth ? name : "tidak \(name)")
        } else {
          guard let text = written(value.value, type) else { return nil }
          lines.append("\(name) = \(text)")
        }
      case .missing: lines.append("\(name) belum dapat ditentukan")
      case .failed: lines.append("\(name) galat")
      case .conflict: lines.append("\(name) bentrok")
      }
    }
    return lines.isEmpty ? nil : lines
  }

  private func name(of id: ExpressionID, _ draft: TestDraft) -> String? {
    func call(_ name: String, _ inputs: [Input]) -> String? {
      if inputs.isEmpty { return name }
      var texts: [String] = []
      for (input, value) in zip(inputs, draft.arguments) {
        // `kosong` stands in no call.
        guard value != .missing, let text = written(value, input.type) else { return nil }
        texts.append(text)
      }
      return "\(name)(\(texts.joined(separator: ", ")))"
    }
    switch set[id].kind {
    case .formula(let index, _):
      return call(set.formulas[index.index].origin.name, set.formulas[index.index].inputs)
    case .table(let index, let output, _):
      let table = set.tables[index.index]
      if !table.inputs.isEmpty, table.outputs.count > 1 { return nil }
      return call(name(of: table, output), table.inputs)
    case .indicatorScore(let index): return "capaian \(set.indicators[index.index].origin.name)"
    case .group(let index): return set.groups[index.index].origin.name
    case .parameter(let index): return set.parameters[index.index].origin.name
    default: return nil
    }
  }

  private func decided(_ decision: PolicyTest.Decision, _ outcome: Outcome) -> String? {
    switch decision {
    case .promotion(let index) where outcome.promotions.indices.contains(index):
      let result = outcome.promotions[index]
      let promotion = set.promotions[index]
      let unmet = zip(promotion.conditions, result.conditions).filter { $0.1.truth == .no }
        .map(\.0.origin.name).joined(separator: ", ")
      let words =
        switch result.status {
        case .eligible: "layak"
        case .notEligible: "tidak layak karena \(unmet)"
        case .notCandidate: "bukan calon"
        case .undetermined: DraftText.undetermined(result.reasons)
        case .failed: "galat"
        case .conflict: "bentrok"
        }
      return "promosi \(promotion.origin.name) \(words)"
    case .training(let index) where outcome.trainings.indices.contains(index):
      let result = outcome.trainings[index]
      let words =
        switch result.status {
        case .triggered: "dipicu" + (result.priority.map { " prioritas \($0.rawValue)" } ?? "")
        case .notTriggered, .recentlyDone: "tidak dipicu"
        case .undetermined: DraftText.undetermined(result.reasons)
        case .failed: "galat"
        case .conflict: "bentrok"
        }
      return "pelatihan \(set.trainings[index].origin.name) \(words)"
    case .placement(let index) where outcome.placements.indices.contains(index):
      let result = outcome.placements[index]
      let words =
        switch result.status {
        case .suitable: "sesuai"
        case .notSuitable: "tidak sesuai"
        case .notTargeted: "bukan sasaran"
        case .undetermined: DraftText.undetermined(result.reasons)
        case .failed: "galat"
        case .conflict: "bentrok"
        }
      return "penempatan \(set.placements[index].origin.name) \(words)"
    case .flag(let index) where outcome.flags.indices.contains(index):
      let result = outcome.flags[index]
      let words =
        switch result.status {
        case .raised: "muncul"
        case .notRaised: "tidak muncul"
        case .undetermined: DraftText.undetermined(result.reasons)
        case .failed: "galat"
        case .conflict: "bentrok"
        }
      return "tanda \(set.flags[index].origin.name) \(words)"
    case .promotion, .training, .placement, .flag: return nil
    }
  }

  /// With its reasons, while they are few and have the form of a path.
  private static func undetermined(_ reasons: [Reason]) -> String {
    var paths: [String] = []
    for reason in reasons where !paths.contains(reason.path) { paths.append(reason.path) }
    let isPlain = paths.allSatisfy { path in
      path.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789_.".unicodeScalars.contains($0))
      }
    }
    guard (1...3).contains(paths.count), isPlain else { return "belum dapat ditentukan" }
    return "belum dapat ditentukan karena \(paths.joined(separator: ", "))"
  }
}
