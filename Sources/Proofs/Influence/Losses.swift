// Losses.swift: two people alike but for one thing that one of them does better, of whom only the other can
// be promoted.

import Semantics
import Text
import Values

extension SetProof {
  /// Of each condition the first thing that may be too good for it.
  mutating func losses(of promotion: Promotion) -> [Finding] {
    let demands = self.demands(of: promotion)
    var findings: [Finding] = []
    // Of parameters that change, the first value will do to see what may be lost.
    let day = ValueSet(Int128(set.validity.from.days))
    for (number, demand) in demands.enumerated() {
      reader.begin(asking: [], takingApart: [])
      reader.enter([.evaluationDate: TermState(set: day, mayBeMissing: false)])
      // An exception may well be made for those who have less.
      let slopes = reader.slopes(of: demand.expression)
      let suspects = slopes.terms.filter { mayLose(slopes.of[$0] ?? [], $0, demand) }
      for term in suspects {
        guard let finding = loss(of: promotion, demands, number, term) else { continue }
        findings.append(finding)
        break
      }
    }
    return findings
  }

  private mutating func mayLose(_ slope: Slope, _ term: Term, _ demand: Demand) -> Bool {
    guard let better = better(term) else { return false }
    if slope == better.direction { return false }
    if better.isSure { return true }
    let column: ColumnID
    switch term {
    case .column(let it): column = it
    case .mapValue(let table, let at, _), .yearValue(let table, let at, _):
      column = ColumnID(table, at)
    default: return false
    }
    let evidence = evidence(column, besides: demand.expression)
    // Asking for enough and not too much of the same is a mixture.
    return slope == .both ? evidence.up >= evidence.down : evidence.up > evidence.down
  }

  /// Everything a promotion asks for.
  private static func truth(_ demands: [Demand], _ reader: inout Reader) -> Truth {
    var truths: [Truth] = []
    for demand in demands {
      let before = reader.split
      let truth = demand.truth(&reader)
      if truth == .no {
        reader.split = before
        return .no
      }
      truths.append(truth)
    }
    return Truth.all(truths)
  }

  private mutating func loss(
    of promotion: Promotion, _ demands: [Demand], _ number: Int, _ term: Term
  ) -> Finding? {
    guard let better = better(term) else { return nil }
    let isUp = better.direction == .up
    if case .column(let column) = term, column.table != .person {
      return listLoss(of: promotion, demands, number, column)
    }
    begin(demands)
    _ = Self.truth(demands, &reader)
    guard let type = reader.types[term], var state = reader.box[term] else { return nil }
    // What is measured has no bounds of its own, but is not negative.
    if case .indicator = term { state.set = state.set.atLeast(0) }
    func goal(_ low: Abstract, _ high: Abstract) -> Verdict {
      let (worse, better) = isUp ? (Truth(low), Truth(high)) : (Truth(high), Truth(low))
      if !worse.contains(.yes) || !better.contains(.no) { return .never }
      return worse == .yes && better == .no ? .always : .undecided
    }
    func search(_ demands: [Demand], _ most: Int, isBroad: Bool) -> (RecordPair?, isSure: Bool) {
      begin(demands)
      return reader.pair(
        differingIn: term, state: state, most: most, isBroad: isBroad,
        { Self.truth(demands, &$0).abstract }, goal)
    }
    // One condition alone shows soonest that there is nothing to find.
    let alone = search([demands[number]], 300, isBroad: false)
    if alone.0 == nil, alone.isSure { return nil }
    let near = search(demands, 400, isBroad: false)
    let answer = near.0 ?? (near.isSure ? nil : search(demands, 1_500, isBroad: true).0)
    guard let pair = answer else { return nil }
    guard let low = reader.simplest(pair.low.set, type),
      let high = reader.simplest(pair.high.set, type),
      let input = header(term, low, high, type)
    else { return nil }
    var box = pair.box
    box[term] = TermState(set: ValueSet(isUp ? high : low), mayBeMissing: false)
    let lost = outcome(promotion, box)
    let results = isUp ? ("layak", lost) : (lost, "layak")
    let test = twoRecords(
      promotion, pair.box, without: [term], input.head, (input.low, input.high), results)
    return finding(promotion, demands[number], input.name, test)
  }

  /// What becomes of the one who does better.
  private mutating func outcome(_ promotion: Promotion, _ box: Box) -> String {
    guard let candidates = promotion.candidates else { return "tidak layak" }
    reader.enter(box)
    return reader.truth(candidates) == .no ? "bukan calon" : "tidak layak"
  }

  private func finding(
    _ promotion: Promotion, _ demand: Demand, _ value: String, _ test: String
  ) -> Finding {
    let fault = InfluenceFault.losingPromotion(
      promotion: promotion.origin.name, value: value, condition: demand.condition?.origin.name,
      test: test)
    let range = set[demand.expression].range
    return Finding(
      Diagnostic(fault, at: range, others: [Label(promotion.origin.range)]), places: [range],
      needsEverySet: false)
  }

  // MARK: the two records

  private mutating func twoRecords(
    _ promotion: Promotion, _ box: Box, without terms: Set<Term>, _ head: String,
    _ inputs: (String, String), _ results: (String, String)
  ) -> String {
    var test = emptyTest("Lebih baik, tetapi \(promotion.origin.name) hilang", box)
    give(reader.met.filter { !terms.contains($0) && $0 != .evaluationDate }, box, &test)
    return test.text + "\n"
      + grid([
        [head, "promosi \(promotion.origin.name)"], [inputs.0, results.0], [inputs.1, results.1],
      ])
  }

  /// What stands over two values of a part of the record, and the values as they are written.
  private mutating func header(
    _ term: Term, _ low: Int128, _ high: Int128, _ type: ScalarType
  ) -> (name: String, head: String, low: String, high: String)? {
    let (a, b) = (reader.written(low, type), reader.written(high, type))
    switch term {
    case .group(let index) where set.groups.indices.contains(index):
      let name = set.groups[index].origin.name
      return (name, "andai \(name)", a, b)
    case .indicator(let index) where set.indicators.indices.contains(index):
      let name = set.indicators[index].origin.name
      return (name, "andai \(name)", a, b)
    case .score(let index) where set.indicators.indices.contains(index):
      let name = set.indicators[index].origin.name
      guard let first = measured(index, scoring: ValueSet(low)),
        let second = measured(index, scoring: ValueSet(high))
      else { return nil }
      return ("capaian \(name)", "andai \(name)", first, second)
    case .column, .mapValue, .yearValue:
      guard let path = path(term) else { return nil }
      return (path, path, a, b)
    default: return nil
    }
  }

  // MARK: whole lists

  /// Two people whose yearly values, or values for every member, are all the same, one worse and one better.
  private mutating func listLoss(
    of promotion: Promotion, _ demands: [Demand], _ number: Int, _ column: ColumnID
  ) -> Finding? {
    guard let schema = policy.schema, schema.tables.indices.contains(column.table.index),
      let type = reader.type(column)
    else { return nil }
    begin(demands)
    _ = Self.truth(demands, &reader)
    guard let values = reader.orders.everything(type, policy.vocabulary).values(atMost: 12) else {
      return nil
    }
    let uniform = values.map { value in
      (value: value, overlay: reader.uniform(column, value))
    }
    for (place, high) in uniform.enumerated() {
      for low in uniform[..<place] {
        guard let a = low.overlay, let b = high.overlay,
          let box = twins([demands[number]], a, b), !box.isNothing,
          let box = twins(demands, a, b)
        else { continue }
        var after = box
        for (term, state) in b.states { after[term] = state }
        // The years are those before its day.
        _ = emptyTest("", box)
        let test = twoRecords(
          promotion, box, without: Set(b.states.map(\.term)),
          schema.tables[column.table.index].path,
          (listed(column, low.value, a), listed(column, high.value, b)),
          ("layak", outcome(promotion, after)))
        return finding(
          promotion, demands[number], schema.tables[column.table.index].path, test)
      }
    }
    return nil
  }

  /// What both share for the first to meet all demands and the second not to.
  private mutating func twins(
    _ demands: [Demand], _ first: UniformList, _ second: UniformList
  ) -> Box? {
    begin(demands)
    var boxes: [Box] = [[:]]
    var left = 300
    while let box = boxes.popLast(), left > 0 {
      left -= 1
      func read(
        _ list: UniformList, in shared: Box, _ proof: inout SetProof
      ) -> (truth: Truth, split: Split?) {
        var own = shared
        for (term, state) in list.states { own[term] = state }
        proof.reader.enter(own)
        return (Self.truth(demands, &proof.reader), proof.reader.split)
      }
      let worse = read(first, in: box, &self)
      if !worse.truth.contains(.yes) || reader.box.isNothing { continue }
      // What the one was asked the other has alike.
      let better = read(second, in: reader.box, &self)
      if !better.truth.contains(.no) || reader.box.isNothing { continue }
      var shared = reader.box
      for (term, _) in second.states { shared[term] = nil }
      if worse.truth == .yes, better.truth == .no { return shared }
      guard let split = worse.split ?? better.split,
        !second.states.contains(where: { $0.term == split.term })
      else { continue }
      for state in [split.right, split.left] where !state.isNothing {
        shared[split.term] = state
        boxes.append(shared)
      }
    }
    return nil
  }
}
