// RandomPolicy.swift: a whole random policy, its groups and indicators, and its sets.

package import Semantics
import TestSupport
package import Values

extension PolicyBuilder {
  /// A random policy and the day to ask it on; the random numbers go on for its records.
  package static func policy(seed: UInt64, isProvable: Bool = false) -> (
    policy: Policy, date: CalendarDate, builder: PolicyBuilder
  ) {
    var builder = PolicyBuilder(seed: seed, isProvable: isProvable)
    builder.makeVocabulary()
    builder.makeSchema()
    var sets: [RuleSet] = []
    sets.append(builder.makeSet("Kota", agency: nil))
    if builder.random.oneIn(3) {
      let isHeir = !isProvable && builder.random.oneIn(2)
      sets.append(builder.makeSet("kesehatan", agency: 0, after: isHeir ? sets[0] : nil))
    }
    // Codes of indicators follow their names in alphabetical order.
    let names = Set(sets.flatMap { $0.indicators.map(\.origin.name) }).sorted()
    for set in sets.indices {
      for index in sets[set].indicators.indices {
        let name = sets[set].indicators[index].origin.name
        sets[set].indicators[index].code = names.firstIndex(of: name) ?? 0
      }
    }
    builder.addMeasurements(names)
    let policy = Policy(
      vocabulary: builder.vocabulary, schema: builder.schema, sets: sets, tests: [])
    return (policy, builder.date, builder)
  }

  /// - Parameter root: whose rules the set holds besides its own, one number in them perhaps another.
  private mutating func makeSet(_ name: String, agency: Int?, after root: RuleSet? = nil)
    -> RuleSet
  {
    if let root {
      set = root
      set.name = name
      set.label = name
      set.agency = agency
      let numbers = set.expressions.indices.filter {
        if case .literal(.number) = set.expressions[$0].kind { true } else { false }
      }
      if let place = random.pick(numbers), random.oneIn(2) {
        set.expressions[place].kind = .literal(.number(Decimal(random.int(1...120))))
      }
    } else {
      set = RuleSet(
        name: name, label: name, agency: agency,
        validity: DateInterval(from: CalendarDate(year: 2020, month: 1, day: 1) ?? .first),
        monthEnd: schemaMonthEnd)
    }
    for _ in 0..<random.int(0...3) { addParameter() }
    for _ in 0..<random.int(0...2) { addGroup() }
    for _ in 0..<random.int(1...6) {
      if random.oneIn(2) { addFormula() } else { addTable() }
    }
    for _ in 0..<random.int(0...2) { addPromotion() }
    for _ in 0..<random.int(0...1) { addTraining() }
    for _ in 0..<random.int(0...1) { addPlacement() }
    for _ in 0..<random.int(0...1) { addFlag() }
    return set
  }

  /// One for all sets: the root says it.
  private var schemaMonthEnd: MonthEndPolicy {
    vocabulary.calendars[0].holidays.count % 2 == 0 ? .lastDayOfMonth : .firstDayOfNextMonth
  }

  // MARK: scores

  private mutating func addGroup() {
    let group = GroupID(set.groups.count)
    let hasWeights = random.oneIn(2)
    let count = random.int(1...3)
    let weights = [[100], [60, 40], [33, 33, 34]][count - 1]
    var members: [IndicatorID] = []
    for index in 0..<count {
      members.append(IndicatorID(set.indicators.count))
      addIndicator(in: group, weight: hasWeights ? Decimal(weights[index]) : nil)
    }
    let missing: [Group.MissingHandling] = [.undetermined, .redistribute, .value(Decimal(25))]
    set.groups.append(
      Group(
        origin: origin("kl"), indicators: members,
        rounding: random.oneIn(2) ? (digits: random.int(0...2), mode: .halfAwayFromZero) : nil,
        missing: random.pick(missing) ?? .undetermined))
  }

  private mutating func addIndicator(in group: GroupID, weight: Decimal?) {
    let units: [UnitID] = [.point, .percent, .person]
    let unit = random.pick(units) ?? .point
    let kinds: [AggregateKind] = [.sum, .mean, .latest, .highest, .lowest]
    let combination = random.pick(kinds) ?? .latest
    let percent = PolicyBuilder.number(.percent)
    var target: Indicator.Target?
    var score: ExpressionID?
    if random.oneIn(6) {
      score = expression(percent, Place(), 1)
    } else {
      let goal = add(
        .literal(.number(Decimal(random.int(1...120)))), PolicyBuilder.number(unit))
      let periods: [Indicator.Period?] = [nil, .year, .quarter, .month]
      let period = random.pick(periods) ?? nil
      target = Indicator.Target(
        direction: random.oneIn(3) ? .atMost : .atLeast, value: goal, period: period,
        isProRated: period != nil && combination == .sum && random.oneIn(2),
        range: PolicyBuilder.range)
    }
    let lower = add(.literal(.number(.zero)), percent)
    let upper = add(.literal(.number(Decimal(random.oneIn(2) ? 120 : 100))), percent)
    let rounding: (digits: Int, mode: RoundingMode)? =
      random.oneIn(2) ? (random.int(0...2), .halfAwayFromZero) : nil
    let applies = weight == nil && random.oneIn(2) ? condition(Place(), 1) : nil
    set.indicators.append(
      Indicator(
        origin: origin("id"), group: group, code: 0, appliesIf: applies, weight: weight,
        weightRange: nil, unit: unit, target: target, sources: sources(), combination: combination,
        lower: lower, upper: upper, score: score, rounding: rounding))
  }

  private mutating func sources() -> [Indicator.Source] {
    let shares = random.pick([[], [100], [30, 70], [20, 30, 50]]) ?? []
    return shares.enumerated().map { member, share in
      let units: [DateStep] = [.months, .days]
      let age: (amount: Int, unit: DateStep)? =
        random.oneIn(3) ? (random.int(1...8), random.pick(units) ?? .days) : nil
      return Indicator.Source(
        member: member, share: Decimal(share),
        minimumRespondents: random.oneIn(3) ? random.int(1...30) : nil, maximumAge: age,
        range: PolicyBuilder.range)
    }
  }
}
