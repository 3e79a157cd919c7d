// Influence.swift: scores that change nothing, and better measurements that make a result worse.

import Semantics
import Text
import Values

extension SetProof {
  mutating func proveAll(of indicator: Indicator, _ id: IndicatorID) {
    if let condition = indicator.appliesIf { lint(condition) }
    if let score = indicator.score { lint(score) }
    proveSelfRating(of: indicator)
    findings += influence(of: indicator, id)
  }

  mutating func proveAll(of table: DecisionTable, _ id: DecisionTableID) {
    let inputs = table.inputs.map(\.type)
    for column in table.columns { lint(column.expression, inputs: inputs) }
    for row in table.rows {
      for case .expression(let id) in row.outputs { lint(id, inputs: inputs) }
    }
    if let finding = selfRating(deciding: table.columns.map(\.expression), at: table.origin.range) {
      findings.append(finding)
    }
    let found = prove(table, id)
    findings += found
    // What is wrong with the table itself comes first.
    let isWrong = found.contains { ["A0751", "A0752", "A0753"].contains($0.diagnostic.code) }
    if table.inputs.isEmpty, !isWrong { findings += influence(on: table, id) }
  }

  // MARK: indicators

  private mutating func influence(of indicator: Indicator, _ id: IndicatorID) -> [Finding] {
    var findings: [Finding] = []
    if let reason = idleReason(indicator, id) {
      let group = indicator.group.flatMap { id in
        set.groups.indices.contains(id.index) ? set.groups[id.index].origin.name : nil
      }
      let fault = InfluenceFault.idleIndicator(
        indicator: indicator.origin.name, group: group, reason: reason)
      findings.append(
        Finding(
          Diagnostic(fault, at: indicator.origin.range), places: [indicator.origin.range],
          needsEverySet: true))
    } else if let finding = worseningScore(indicator, id) {
      findings.append(finding)
    }
    return findings
  }

  private mutating func idleReason(_ indicator: Indicator, _ id: IndicatorID) -> Words? {
    reader.inputTypes = []
    if let weight = indicator.weight, weight == .zero {
      return Words("bobotnya 0%", en: "its weight is 0%")
    }
    if let condition = indicator.appliesIf {
      let footprint = reader.begin { $0.footprint(of: [condition]) }
      if !footprint.hasOpenParts,
        reader.isNever(.yes, { $0.truth(condition) })
      {
        return Words("tidak ada pegawai yang dikenainya", en: "it concerns nobody")
      }
    }
    reader.begin(asking: [], takingApart: [.score(id.index)])
    let score = reader.score(id)
    guard let only = score.set.single else { return nil }
    let value = reader.written(only, .number(NumberType(unit: .percent)))
    return Words("capaiannya selalu `\(value)`", en: "its score is always `\(value)`")
  }

  /// `capaian = E` against the direction of the target.
  private mutating func worseningScore(_ indicator: Indicator, _ id: IndicatorID) -> Finding? {
    guard indicator.score != nil, let target = indicator.target else { return nil }
    reader.inputTypes = []
    reader.begin(asking: [], takingApart: [.score(id.index)])
    let type = ScalarType.number(NumberType(unit: indicator.unit))
    let all = reader.orders.everything(type, policy.vocabulary).atLeast(0)
    let term = Term.indicator(id.index)
    let isHigherBetter = target.direction == .atLeast
    let pair = reader.pair(
      differingIn: term, state: TermState(set: all, mayBeMissing: false), most: 400
    ) {
      $0.score(id)
    } _: { low, high in
      isHigherBetter ? Self.falls(low, high) : Self.falls(high, low)
    }
    guard var pair = pair.answer else { return nil }
    guard let low = reader.simplest(pair.low.set, type),
      let high = reader.simplest(pair.high.set, type)
    else { return nil }
    // The scores of the two values shown.
    pair.low.set = ValueSet(low)
    pair.high.set = ValueSet(high)
    pair.results.low = score(id, pair.box, term, pair.low)
    pair.results.high = score(id, pair.box, term, pair.high)
    let percent = ScalarType.number(NumberType(unit: .percent))
    let test = pairTest(
      "Capaian \(indicator.origin.name)", pair, term, "andai \(indicator.origin.name)", type,
      "capaian \(indicator.origin.name)", percent)
    guard let test else { return nil }
    let fault = InfluenceFault.worseningScore(indicator: indicator.origin.name, test: test)
    return Finding(
      Diagnostic(fault, at: indicator.origin.range, others: [Label(target.range)]),
      places: [indicator.origin.range], needsEverySet: false)
  }

  private mutating func score(
    _ id: IndicatorID, _ box: Box, _ term: Term, _ state: TermState
  ) -> Abstract {
    var box = box
    box[term] = state
    reader.enter(box)
    return reader.score(id)
  }

  /// Whether the second of two results lies below the first.
  private static func falls(_ first: Abstract, _ second: Abstract) -> Verdict {
    guard let a = first.set.least, let b = first.set.greatest, let c = second.set.least,
      let d = second.set.greatest
    else { return .never }
    if d < a { return first.mayBeMissing || second.mayBeMissing ? .undecided : .always }
    return b <= c ? .never : .undecided
  }

  // MARK: tables

  private mutating func influence(on table: DecisionTable, _ id: DecisionTableID) -> [Finding] {
    reader.inputTypes = []
    let footprint = reader.begin { $0.footprint(of: table) }
    if footprint.isEntangled || !reader.isTakenApart.isEmpty { return [] }
    var findings: [Finding] = []
    for term in footprint.terms {
      guard case .group(let index) = term, set.groups.indices.contains(index),
        !set.groups[index].indicators.isEmpty
      else { continue }
      findings += influence(of: term, named: set.groups[index].origin.name, on: table, id)
    }
    return findings
  }

  private mutating func influence(
    of term: Term, named name: String, on table: DecisionTable, _ id: DecisionTableID
  ) -> [Finding] {
    guard case .group(let index) = term else { return [] }
    reader.enter([:])
    let all = TermState(set: reader.group(GroupID(index)).set, mayBeMissing: false)
    var changes = false
    var isSure = true
    var findings: [Finding] = []
    for output in table.outputs.indices {
      func result(_ reader: inout Reader) -> Abstract {
        var value = reader.table(id, output, [], .person)
        value.mayBeMissing = false
        return value
      }
      func differ(_ a: Abstract, _ b: Abstract) -> Verdict {
        if a.set.isEmpty || b.set.isEmpty { return a.set == b.set ? .never : .always }
        if a.set.intersection(b.set).isEmpty { return .always }
        return a.set.single != nil && a.set == b.set ? .never : .undecided
      }
      var isDifferent = reader.endsDiffer(in: term, state: all, result, differ)
      if !isDifferent {
        let difference = reader.pair(
          differingIn: term, state: all, most: 1_500, result, differ)
        isDifferent = difference.answer != nil
        if !difference.isSure { isSure = false }
      }
      if isDifferent {
        changes = true
        if let finding = worsening(table, id, output, term, name, all, result) {
          findings.append(finding)
        }
      }
    }
    if !changes, isSure {
      let fault = InfluenceFault.idleGroup(group: name, table: table.origin.name)
      let range = set.groups[index].origin.range
      findings.append(
        Finding(
          Diagnostic(fault, at: table.origin.range, others: [Label(range)]),
          places: [table.origin.range, range], needsEverySet: true))
    }
    return findings
  }

  /// Two records of which the better one fares worse, in a table that otherwise rewards what is better.
  private mutating func worsening(
    _ table: DecisionTable, _ tableID: DecisionTableID, _ output: Int, _ term: Term, _ name: String,
    _ all: TermState,
    _ result: (inout Reader) -> Abstract
  ) -> Finding? {
    let type = table.outputs[output].type
    guard case .member(let id) = type, policy.vocabulary.enumerations.indices.contains(id.index),
      policy.vocabulary.enumerations[id.index].isScale
    else { return nil }
    if isOneWay(table, tableID, output, term) { return nil }
    let orders = reader.orders
    func ranked(_ value: Abstract) -> Abstract {
      guard let low = value.set.least, let high = value.set.greatest else { return value }
      return Abstract(
        ValueSet(
          from: orders.rank(low, .scalar(type)), to: orders.rank(high, .scalar(type))))
    }
    // A scale of penalties falls with better scores, and rightly so: only a mixture is wrong.
    func rises(_ a: Abstract, _ b: Abstract) -> Verdict { Self.falls(ranked(b), ranked(a)) }
    let hasRise =
      reader.endsDiffer(in: term, state: all, result, rises)
      || reader.pair(differingIn: term, state: all, most: 1_500, result, rises).answer != nil
    let fall = reader.pair(differingIn: term, state: all, most: 1_500, result) {
      Self.falls(ranked($0), ranked($1))
    }
    guard hasRise, let pair = fall.answer else { return nil }
    let outputName = table.outputs.count > 1 ? ".\(table.outputs[output].name)" : ""
    let percent = ScalarType.number(NumberType(unit: .percent))
    let test = pairTest(
      "Lebih tinggi, hasilnya turun", pair, term, "andai \(name)", percent,
      table.origin.name + outputName, type)
    guard let test else { return nil }
    let fault = InfluenceFault.worsening(table: table.origin.name, score: name, test: test)
    return Finding(
      Diagnostic(fault, at: table.origin.range), places: [table.origin.range],
      needsEverySet: false)
  }

  /// Whether rows already show, on every day, that a result goes but one way with a score.
  private mutating func isOneWay(
    _ table: DecisionTable, _ id: DecisionTableID, _ output: Int, _ term: Term
  ) -> Bool {
    var slope: Slope = []
    for days in stretches(of: reader.footprint(of: table)) {
      guard let first = days.least else { continue }
      let day = TermState(set: ValueSet(first), mayBeMissing: false)
      reader.enter([.evaluationDate: day])
      slope.formUnion(reader.slopes(of: id, output: output).of[term] ?? [])
    }
    return slope == .up || slope == .down
  }

  // MARK: two records

  /// Both records as a test's grid; nil where a result is not one value.
  private mutating func pairTest(
    _ title: String, _ pair: RecordPair, _ term: Term, _ input: String, _ inputType: ScalarType,
    _ output: String, _ outputType: ScalarType
  ) -> String? {
    guard let low = reader.simplest(pair.low.set, inputType),
      let high = reader.simplest(pair.high.set, inputType),
      let first = reader.simplest(pair.results.low.set, outputType),
      let second = reader.simplest(pair.results.high.set, outputType)
    else { return nil }
    var test = emptyTest(title, pair.box)
    give(reader.met.filter { $0 != term && $0 != .evaluationDate }, pair.box, &test)
    return test.text + "\n"
      + grid([
        [input, output],
        [reader.written(low, inputType), reader.written(first, outputType)],
        [reader.written(high, inputType), reader.written(second, outputType)],
      ])
  }

  /// Rows of one input and one result as a test has them.
  func grid(_ rows: [[String]]) -> String {
    let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return "    | \(cells[0]) || \(cells[1]) |"
    }.joined(separator: "\n")
  }
}
