// Sensitivity.swift: how far a result can move when one indicator's score moves over its whole reach and
// everything else stays as it is.

package import Semantics
import Text
package import Values

/// What one indicator can do to one table that gives a member of a scale, such as the predikat.
package struct Sensitivity: Sendable {
  /// Two values of the group, as near as can be, with different results.
  package struct Change: Sendable {
    package var from: String
    package var to: String
    /// How many ranks lie between the two results.
    package var steps: Int
    /// The value of the group on both sides.
    package var values: (before: Decimal, after: Decimal)
  }
  /// Index into `Policy.sets`.
  package var set: Int
  package var table: String
  package var group: String
  package var indicator: String
  /// In persen, at most: where `untuk` leaves others out it may be less.
  package var weight: Decimal
  /// What the score can be, in persen.
  package var scores: (low: Decimal, high: Decimal)
  /// How far the group's value moves with it, at most, in persen.
  package var reach: Decimal
  /// The farthest that the result moves; nil: it never changes.
  package var change: Change?
}

/// Of every set in force on a day: each indicator against each table of a scale that its group decides.
/// A table that depends on more than can be told apart is left out.
package func sensitivities(of policy: Policy, on date: CalendarDate) -> [Sensitivity] {
  let orders = Orders(policy.vocabulary)
  return policy.sets.indices.flatMap { index -> [Sensitivity] in
    let set = policy.sets[index]
    guard set.isComplete, set.validity.contains(date) else { return [] }
    var proof = SetProof(set, policy, orders)
    return proof.sensitivities(of: index, on: date)
  }
}

extension SetProof {
  /// A part of the records for which a table gives one result.
  private struct Region {
    var box: Box
    var values: ValueSet
    var result: Int128
  }

  fileprivate mutating func sensitivities(of index: Int, on date: CalendarDate) -> [Sensitivity] {
    var found: [Sensitivity] = []
    for (at, table) in set.tables.enumerated() where table.inputs.isEmpty {
      guard let output = table.outputs.first, isScale(output.type) else { continue }
      reader.inputTypes = []
      let footprint = reader.begin { $0.footprint(of: table) }
      if footprint.isEntangled || !reader.isTakenApart.isEmpty { continue }
      for case .group(let group) in footprint.terms where set.groups.indices.contains(group) {
        guard let regions = regions(of: DecisionTableID(at), .group(group), date) else { continue }
        for member in set.groups[group].indicators {
          found.append(
            sensitivity(index, table, output.type, group, member, regions))
        }
      }
    }
    return found
  }

  private func isScale(_ type: ScalarType) -> Bool {
    guard case .member(let id) = type, policy.vocabulary.enumerations.indices.contains(id.index)
    else { return false }
    return policy.vocabulary.enumerations[id.index].isScale
  }

  /// The records, in parts of one result each; nil where they are too many.
  private mutating func regions(
    of table: DecisionTableID, _ term: Term, _ date: CalendarDate
  ) -> [Region]? {
    let day = ValueSet(Int128(date.days))
    var boxes: [Box] = [[.evaluationDate: TermState(set: day, mayBeMissing: false)]]
    var regions: [Region] = []
    var left = 4_000
    while let box = boxes.popLast() {
      if left == 0 { return nil }
      left -= 1
      reader.enter(box)
      let value = reader.table(table, 0, [], .person)
      if reader.box.isNothing || value.set.isEmpty { continue }
      if let result = value.set.single {
        let values = reader.box[term]?.set ?? .empty
        regions.append(Region(box: reader.box, values: values, result: result))
        continue
      }
      guard let split = reader.split else { return nil }
      var (first, second) = (reader.box, reader.box)
      first[split.term] = split.left
      second[split.term] = split.right
      boxes.append(second)
      boxes.append(first)
    }
    return regions
  }

  private mutating func sensitivity(
    _ index: Int, _ table: DecisionTable, _ type: ScalarType, _ group: Int, _ member: IndicatorID,
    _ regions: [Region]
  ) -> Sensitivity {
    let indicator = set.indicators[member.index]
    reader.begin(asking: [], takingApart: [])
    let scores = reader.scores(of: indicator)
    let weight = share(of: member, in: set.groups[group])
    let span = (scores.greatest ?? 0) - (scores.least ?? 0)
    let reach = Decimal.scaled(span, times: weight.raw, over: Decimal.hundred.raw) ?? .zero
    var result = Sensitivity(
      set: index, table: table.origin.name, group: set.groups[group].origin.name,
      indicator: indicator.origin.name, weight: weight,
      scores: (Decimal(raw: scores.least ?? 0), Decimal(raw: scores.greatest ?? 0)), reach: reach)
    for (place, a) in regions.enumerated() {
      for b in regions[..<place] where a.result != b.result {
        let steps = abs(rank(a, type) - rank(b, type))
        if let known = result.change, steps <= known.steps { continue }
        guard let (x, y) = nearest(a.values, b.values), abs(y - x) <= reach.raw,
          meet(a.box, b.box, without: .group(group))
        else { continue }
        let (from, to) = x < y ? (a, b) : (b, a)
        result.change = Sensitivity.Change(
          from: reader.written(from.result, type), to: reader.written(to.result, type),
          steps: steps, values: (Decimal(raw: min(x, y)), Decimal(raw: max(x, y))))
      }
    }
    return result
  }

  private func rank(_ region: Region, _ type: ScalarType) -> Int {
    Int(clamping: reader.orders.rank(region.result, .scalar(type)))
  }

  /// The weight of an indicator in persen; in a group of equal weights, beside those that always apply.
  private func share(of member: IndicatorID, in group: Group) -> Decimal {
    if let weight = set.indicators[member.index].weight { return weight }
    let others = group.indicators.count {
      $0 == member || set.indicators[$0.index].appliesIf == nil
    }
    return Decimal.scaled(Decimal.hundred.raw, times: 1, over: Int128(max(1, others))) ?? .zero
  }

  /// A value of each set, as near to each other as they lie.
  private func nearest(_ a: ValueSet, _ b: ValueSet) -> (Int128, Int128)? {
    var best: (Int128, Int128)?
    for x in a.runs {
      for y in b.runs {
        let pair = x.high < y.low ? (x.high, y.low) : (x.low, y.high)
        if best.map({ abs(pair.1 - pair.0) < abs($0.1 - $0.0) }) ?? true { best = pair }
      }
    }
    return best
  }

  /// Whether two boxes have a record in common, one term apart.
  private func meet(_ a: Box, _ b: Box, without skipped: Term) -> Bool {
    for term in a.terms where term != skipped {
      guard let first = a[term], let second = b[term] else { continue }
      if first.set.intersection(second.set).isEmpty, !(first.mayBeMissing && second.mayBeMissing) {
        return false
      }
    }
    return true
  }
}
