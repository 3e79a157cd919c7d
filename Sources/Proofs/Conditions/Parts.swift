// Parts.swift: the parts of conditions that decide nothing: always or never met, excluded by the part
// beside them or demanded by it.

import Semantics
import Text
import Values

extension SetProof {
  /// Looks at every condition in an expression; `inputs` are those of the rule it stands in.
  mutating func lint(_ id: ExpressionID, inputs: [ScalarType] = []) {
    var found: [Finding] = []
    _ = lint(id, inputs, &found, depth: 0)
    findings += found
  }

  /// Whether something was found.
  private mutating func lint(
    _ id: ExpressionID, _ inputs: [ScalarType], _ findings: inout [Finding], depth: Int
  ) -> Bool {
    guard set.expressions.indices.contains(id.index), depth < 60 else { return false }
    var isFound = false
    for child in set[id].kind.children {
      if lint(child, inputs, &findings, depth: depth + 1) { isFound = true }
    }
    if isFound { return true }
    switch set[id].kind {
    case .and(let list): return pairs(list, inputs, isOr: false, &findings)
    case .or(let list): return pairs(list, inputs, isOr: true, &findings)
    case .comparison, .oneOf, .isPresent, .hasLasted:
      if let finding = selfRating(deciding: [id], at: set[id].range) { findings.append(finding) }
      return constant(id, inputs, &findings)
    default: return false
    }
  }

  /// Begins a question about conditions; nil where no record has a part in it.
  private mutating func begin(_ ids: [ExpressionID], _ inputs: [ScalarType]) -> Footprint? {
    reader.inputTypes = inputs
    let footprint = reader.begin { $0.footprint(of: ids) }
    // Parameters and dates alone are switches that people set on purpose.
    return footprint.terms.contains { $0 != .evaluationDate } ? footprint : nil
  }

  private mutating func constant(
    _ id: ExpressionID, _ inputs: [ScalarType], _ findings: inout [Finding]
  ) -> Bool {
    guard begin([id], inputs) != nil else { return false }
    let isNever = reader.areExcluding([.holds(id)]) || reader.isNever(.yes) { $0.truth(id) }
    let isAlways = reader.areExcluding([.fails(id)]) || reader.isNever(.no) { $0.truth(id) }
    // What can be nothing at all says nothing.
    if isNever == isAlways { return false }
    let range = set[id].range
    var fault: ConditionProofFault =
      isNever ? .neverHolds(part: "bagian ini") : .alwaysHolds(part: "bagian ini")
    var others: [Label] = []
    if case .comparison(_, let a, let b, _) = set[id].kind {
      for side in [a, b] {
        guard let name = name(side), case .scalar(.number(let type)) = set[side].type else {
          continue
        }
        reader.enter([:])
        let value = reader.value(side).set
        if value.single == nil, let low = value.least, let high = value.greatest,
          low > -ValueSet.limit / 2 || high < ValueSet.limit / 2
        {
          fault = .outOfReach(
            part: "bagian ini", name: name, range: "`\(reader.span(value, .number(type)))`",
            isNever: isNever)
          others = declared(side)
        }
      }
    }
    findings.append(
      Finding(Diagnostic(fault, at: range, others: others), places: [range], needsEverySet: true))
    return true
  }

  /// Of more parts not each is held against each.
  private static let mostParts = 100

  /// Parts of one `dan` or `atau` that have to do with each other.
  private mutating func pairs(
    _ list: [ExpressionID], _ inputs: [ScalarType], isOr: Bool, _ findings: inout [Finding]
  ) -> Bool {
    if list.count > Self.mostParts {
      let what = Words("bagian kalimat ini", en: "parts of this sentence")
      findings.append(.tooMany(what, at: set[list[0]].range))
      return false
    }
    let terms = list.map { id -> Set<Term> in
      reader.isTakenApart = []
      return Set(reader.footprint(of: [id]).terms).subtracting([.evaluationDate])
    }
    var isFound = false
    var idle = Set<Int>()
    for (later, b) in list.enumerated() {
      for (earlier, a) in list[..<later].enumerated()
      where !idle.contains(earlier) && !idle.contains(later) {
        if terms[earlier].isDisjoint(with: terms[later]) { continue }
        guard begin([a, b], inputs) != nil else { continue }
        let places = [set[b].range, set[a].range]
        func found(_ fault: ConditionProofFault, _ places: [SourceRange]) {
          isFound = true
          findings.append(
            Finding(
              Diagnostic(fault, at: places[0], others: [Label(places[1])]), places: places,
              needsEverySet: true))
        }
        let isExcluding =
          isOr
          ? reader.areExcluding([.fails(a), .fails(b)])
            || reader.isNever(.no) { Truth.any([$0.truth(a), $0.truth(b)]) }
          : reader.areExcluding([.holds(a), .holds(b)])
            || reader.isNever(.yes) { Truth.all([$0.truth(a), $0.truth(b)]) }
        if isExcluding {
          found(.excludingParts(isOr: isOr, count: 2), places)
          continue
        }
        // In `dan` the weaker part adds nothing, in `atau` the stronger one.
        if isOr ? reader.demands(b, a) : reader.demands(a, b) {
          found(.idlePart(isOr: isOr), places)
          idle.insert(later)
        } else if isOr ? reader.demands(a, b) : reader.demands(b, a) {
          found(.idlePart(isOr: isOr), places.reversed())
          idle.insert(earlier)
        }
      }
    }
    if !isFound, list.count > 2, let finding = together(list, inputs, isOr: isOr) {
      findings.append(finding)
      return true
    }
    return isFound
  }

  /// Parts of which no two exclude each other, but all do by what they compare with each other: the fewest
  /// that do.
  private mutating func together(
    _ list: [ExpressionID], _ inputs: [ScalarType], isOr: Bool
  ) -> Finding? {
    func claims(_ list: [ExpressionID]) -> [Claim] { list.map { isOr ? .fails($0) : .holds($0) } }
    guard begin(list, inputs) != nil, reader.areExcluding(claims(list)) else { return nil }
    var parts = list
    for part in list where parts.count > 2 {
      let rest = parts.filter { $0 != part }
      if reader.areExcluding(claims(rest)) { parts = rest }
    }
    let places = parts.reversed().map { set[$0].range }
    let fault = ConditionProofFault.excludingParts(isOr: isOr, count: parts.count)
    return Finding(
      Diagnostic(fault, at: places[0], others: places.dropFirst().map { Label($0) }),
      places: places, needsEverySet: true)
  }
}

extension Reader {
  /// Whether one part already demands another.
  fileprivate mutating func demands(_ a: ExpressionID, _ b: ExpressionID) -> Bool {
    impliesBetween([.holds(a)], [.fails(b)]) || implies({ $0.truth(a) }, { $0.truth(b) })
  }

  /// As `implies`, by what is compared with each other. Where missing is asked for, more would have to be
  /// known.
  mutating func impliesBetween(_ holds: [Claim], _ fails: [Claim]) -> Bool {
    asked.isEmpty && areExcluding(holds + fails)
  }

  /// Whether leaving `b` out of `a dan b` changes nothing, missing values included.
  mutating func implies(
    _ a: (inout Reader) -> Truth, _ b: (inout Reader) -> Truth
  ) -> Bool {
    search(most: 400, probes: true) { reader in
      let first = a(&reader)
      if first == .no || first.isEmpty { return .never }
      let second = b(&reader)
      if second == .yes || second.isEmpty { return .never }
      if !second.contains(.no), !second.contains(.open) || !first.contains(.yes) { return .never }
      if first.isDisjoint(with: .no), second == .no { return .always }
      if first == .yes, second.isDisjoint(with: .yes) { return .always }
      return first.rawValue.nonzeroBitCount + second.rawValue.nonzeroBitCount > 2
        ? .undecided : .never
    }.isImpossible
  }
}

extension ExpressionKind {
  /// The expressions this one is made of, those about items included.
  var children: [ExpressionID] {
    switch self {
    case .literal, .field, .input, .parameter, .indicator, .indicatorSource, .indicatorScore,
      .group, .mapValue, .yearValue, .evaluationDate, .dayOfYear, .isListPresent:
      []
    case .parameterAt(_, let a), .reference(_, _, let a), .datePart(_, let a), .negative(let a),
      .converted(let a, _, _), .rounded(let a, _, _), .inPercent(let a), .isPresent(let a, _),
      .not(let a):
      [a]
    case .arithmetic(_, let a, let b, _), .dateStep(let a, let b, _, _),
      .roundedToMultiple(let a, let b, _), .ifMissing(let a, let b), .elapsed(_, let a, let b),
      .span(_, let a, let b), .comparison(_, let a, let b, _):
      [a, b]
    case .hasLasted(let a, let b, let c, _, _), .conditional(let a, let b, let c): [a, b, c]
    case .formula(_, let list), .table(_, _, let list), .extreme(_, let list), .and(let list),
      .or(let list):
      list
    case .oneOf(let a, let list, _, _): [a] + list
    case .quantified(_, let list, let body): [list.filter, body].compactMap { $0 }
    case .streak(_, _, let list), .count(let list): [list.filter].compactMap { $0 }
    case .aggregate(_, let list, let body): [list.filter, body].compactMap { $0 }
    }
  }
}
