// Departing.swift: a rule set built from one that is nearly the same: what is declared otherwise is read,
// and what reads something whose type or reads have changed by it. All else is taken over.

import Syntax
import Text
import Values

extension RuleSetBuilder {
  /// What a reader of a rule with a value sees of it.
  private struct Face: Equatable {
    var isBroken: Bool
    var type: ScalarType?
    var unit: UnitID?
    var names: [String] = []
    var types: [ScalarType] = []
    var untyped: Set<Int>?
    var outputs: Int = 0
    var sources: [Int] = []
    var reads: [String: RestrictedRead]?
  }

  private func face(of value: ValueName) -> Face {
    var face = Face(isBroken: broken.contains(value))
    face.reads = readsOfValue[value]
    face.untyped = untyped[value]
    switch value {
    case .parameter(let id): face.type = set.parameters[id.index].type
    case .formula(let id):
      face.type = set.formulas[id.index].type
      face.names = set.formulas[id.index].inputs.map(\.name)
      face.types = set.formulas[id.index].inputs.map(\.type)
    case .table(let id):
      let table = set.tables[id.index]
      face.names = (table.outputs + table.inputs).map(\.name)
      face.types = (table.outputs + table.inputs).map(\.type)
      face.outputs = table.outputs.count
    case .indicator(let id):
      face.unit = set.indicators[id.index].unit
      face.sources = set.indicators[id.index].sources.map(\.member)
    case .group, .reference: break
    }
    return face
  }

  /// Nil where rules would not keep their numbers, or a mistake in the base could be none here.
  static func departing(
    from base: BaseSet, _ merged: MergedRules, _ shell: RuleSet, keepsSpans: Bool
  ) -> RuleSetBuilder? {
    guard base.builder.set.monthEnd == shell.monthEnd else { return nil }
    let rules = RulesByKind(merged)
    var changed: [ValueName] = []
    func compare(
      _ old: [MergedRule], _ new: [MergedRule], _ value: (Int) -> ValueName
    ) -> Bool {
      guard new.count >= old.count else { return false }
      for (place, rule) in new.enumerated() {
        guard old.indices.contains(place) else {
          changed.append(value(place))
          continue
        }
        if rule === old[place] { continue }
        if rule.key != old[place].key { return false }
        changed.append(value(place))
      }
      return true
    }
    let known = base.rules
    guard compare(known.parameters, rules.parameters, { .parameter(ParameterID($0)) }),
      compare(known.formulas, rules.formulas, { .formula(FormulaID($0)) }),
      compare(known.tables, rules.tables, { .table(DecisionTableID($0)) }),
      compare(known.groups, rules.groups, { .group(GroupID($0)) }),
      compare(known.indicators, rules.indicators, { .indicator(IndicatorID($0)) })
    else { return nil }
    var start = base.builder
    start.keepsSpans = keepsSpans
    start.set.expressions = ExpressionList(shared: base.expressions)
    start.messages = MessageList()
    start.set.name = shell.name
    start.set.label = shell.label
    start.set.agency = shell.agency
    start.set.validity = shell.validity
    start.set.isComplete = true
    // Nearly always readers of what is declared otherwise see no difference.
    for looksFurther in [false, true] {
      var builder = start
      switch builder.depart(from: base, changed, rules, looksFurther) {
      case .done: return builder
      case .isSeen: continue
      case .impossible: return nil
      }
    }
    return nil
  }

  private enum Departed {
    case done
    /// Readers of what is declared otherwise must be read anew, too.
    case isSeen
    case impossible
  }

  // MARK: values

  private mutating func depart(
    from base: BaseSet, _ changed: [ValueName], _ rules: RulesByKind, _ looksFurther: Bool
  ) -> Departed {
    let count = set.expressions.count
    for value in changed { enroll(value, rules) }
    for value in changed {
      broken.remove(value)
      place(value)
    }
    // A new name beside a member of the same name is a question the base could not ask.
    for value in changed where !isInBase(value, base) {
      if let name = name(of: value),
        lexicon.members.contains(where: { $0[name.folded] != nil })
      {
        return .impossible
      }
    }
    var isOwn = Set(changed)
    let before = base.builder.set.groups.map(\.indicators)
    linkGroups()
    checkLeftOpen()
    for (index, group) in set.groups.enumerated() {
      let isSame = before.indices.contains(index) && before[index] == group.indicators
      if isOwn.contains(.group(GroupID(index))) {
        // The group says how its indicators are measured where they do not.
        for indicator in group.indicators { isOwn.insert(.indicator(indicator)) }
      }
      if !isSame { isOwn.insert(.group(GroupID(index))) }
    }
    var isNewFaced = Set<ValueName>()
    for case .parameter(let id) in changed {
      read(.parameter(id))
      note(.parameter(id), base, &isNewFaced)
    }
    // The unit of an indicator may be that of its target, a parameter.
    for value in isNewFaced {
      for case .indicator(let index) in base.readers[value] ?? [] {
        isOwn.insert(.indicator(IndicatorID(index)))
      }
    }
    for place in base.unsettled { if let value = place.value { isOwn.insert(value) } }
    // A group is weighed anew with each of its indicators.
    for case .indicator(let id) in isOwn {
      if let group = set.indicators[id.index].group { isOwn.insert(.group(group)) }
    }
    for value in isOwn.sorted(by: { $0.number < $1.number }) where value.hasHead {
      reset(value, changed)
      readHead(of: value)
    }
    guard let order = orderOfReading(isOwn, base, looksFurther) else { return .impossible }
    var reread = isOwn
    for value in order {
      if !isOwn.contains(value) {
        let reads = RulePlace(value).flatMap { base.reads[$0] } ?? []
        let hasGroup = groupHasRereadMember(value, reread)
        if reads.isDisjoint(with: isNewFaced), !hasGroup { continue }
        reread.insert(value)
        reset(value, changed)
        readHead(of: value)
      } else if !value.hasHead {
        reset(value, changed)
      }
      broken.remove(value)
      read(value)
      note(value, base, &isNewFaced)
    }
    checkWeights(
      of: reread.compactMap { if case .group(let id) = $0 { id.index } else { nil } }.sorted())
    var departure = Departure(
      base: base.index, expressions: count,
      values: Set(reread.union(changed).compactMap { RulePlace($0) }))
    readDecisions(base, rules, isNewFaced, &departure)
    set.departure = departure
    return isNewFaced.isEmpty || looksFurther ? .done : .isSeen
  }

  private func isInBase(_ value: ValueName, _ base: BaseSet) -> Bool {
    let set = base.builder.set
    return switch value {
    case .parameter(let id): set.parameters.indices.contains(id.index)
    case .formula(let id): set.formulas.indices.contains(id.index)
    case .table(let id): set.tables.indices.contains(id.index)
    case .group(let id): set.groups.indices.contains(id.index)
    case .indicator(let id): set.indicators.indices.contains(id.index)
    case .reference: true
    }
  }

  private mutating func enroll(_ value: ValueName, _ rules: RulesByKind) {
    switch value {
    case .parameter(let id):
      let declaration = rules.parameters[id.index].declaration
      guard case .parameter(let it) = declaration.body else { return }
      syntax.parameters.put((it, declaration), at: id.index)
    case .formula(let id):
      let declaration = rules.formulas[id.index].declaration
      guard case .formula(let it) = declaration.body else { return }
      syntax.formulas.put((it, declaration), at: id.index)
    case .table(let id):
      let declaration = rules.tables[id.index].declaration
      guard case .table(let it) = declaration.body else { return }
      syntax.tables.put((it, declaration), at: id.index)
    case .group(let id):
      let declaration = rules.groups[id.index].declaration
      guard case .group(let it) = declaration.body else { return }
      syntax.groups.put((it, declaration), at: id.index)
    case .indicator(let id):
      let declaration = rules.indicators[id.index].declaration
      guard case .indicator(let it) = declaration.body else { return }
      syntax.indicators.put((it, declaration), at: id.index)
    case .reference: break
    }
  }

  /// As before anything of it was read; members of groups keep their group.
  private mutating func reset(_ value: ValueName, _ changed: [ValueName]) {
    switch value {
    case .group(let id):
      let members = set.groups[id.index].indicators
      place(value)
      set.groups[id.index].indicators = members
    case .indicator(let id):
      let group = set.indicators[id.index].group
      let condition = set.indicators[id.index].appliesIf
      place(value)
      set.indicators[id.index].group = group
      set.indicators[id.index].appliesIf = condition
    default: place(value)
    }
  }

  private func groupHasRereadMember(_ value: ValueName, _ reread: Set<ValueName>) -> Bool {
    guard case .group(let id) = value else { return false }
    return set.groups[id.index].indicators.contains { reread.contains(.indicator($0)) }
  }

  /// Notes whether readers of a rule see something else than in the base.
  private mutating func note(_ value: ValueName, _ base: BaseSet, _ faces: inout Set<ValueName>) {
    // Nothing that is as in the base reads what is not in it.
    if isInBase(value, base), face(of: value) != base.builder.face(of: value) {
      faces.insert(value)
    }
  }

  // MARK: order

  /// What is read anew or may have to be, each after what it reads; nil where that is a circle.
  ///
  /// - Parameter looksFurther: with all that reads what is read anew.
  private mutating func orderOfReading(
    _ own: Set<ValueName>, _ base: BaseSet, _ looksFurther: Bool
  ) -> [ValueName]? {
    var all = own
    var rest = Array(own)
    func add(_ value: ValueName) { if all.insert(value).inserted { rest.append(value) } }
    while let value = rest.popLast() {
      for place in looksFurther ? base.readers[value] ?? [] : [] {
        if let reader = place.value { add(reader) }
      }
      if case .indicator(let id) = value, let group = set.indicators[id.index].group {
        add(.group(group))
      }
    }
    let unsettled = Set(base.unsettled.compactMap(\.value))
    var order: [ValueName] = []
    var isDone: Set<ValueName> = []
    var isOpen: Set<ValueName> = []
    for root in all.sorted(by: { $0.number < $1.number }) where !isDone.contains(root) {
      var stack: [(value: ValueName, rest: ArraySlice<ValueName>)] = []
      func push(_ value: ValueName, _ builder: inout RuleSetBuilder) {
        isOpen.insert(value)
        // What is as in the base reads what it reads there; measured values come from nowhere.
        let isKnown = !own.contains(value) && !unsettled.contains(value)
        let before =
          isKnown
          ? builder.readBefore(value, base) : builder.dependencies(of: value)
        stack.append((value, before.filter { all.contains($0) }[...]))
      }
      push(root, &self)
      while let top = stack.last {
        guard let next = top.rest.first else {
          stack.removeLast()
          isOpen.remove(top.value)
          isDone.insert(top.value)
          order.append(top.value)
          continue
        }
        stack[stack.count - 1].rest = top.rest.dropFirst()
        if isDone.contains(next) { continue }
        if isOpen.contains(next) { return nil }
        push(next, &self)
      }
    }
    return order.filter { if case .parameter = $0 { false } else { true } }
  }

  private func readBefore(_ value: ValueName, _ base: BaseSet) -> [ValueName] {
    guard let place = RulePlace(value) else { return [] }
    var before: [ValueName] = []
    for index in base.builder.spans[place] ?? 0..<0 {
      switch base.expressions[index].kind {
      case .formula(let id, _): before.append(.formula(id))
      case .table(let id, _, _): before.append(.table(id))
      case .group(let id): before.append(.group(id))
      case .indicatorScore(let id): before.append(.indicator(id))
      default: break
      }
    }
    if case .group(let id) = value {
      before += set.groups[id.index].indicators.map { .indicator($0) }
    }
    return before
  }

  // MARK: decisions

  private mutating func readDecisions(
    _ base: BaseSet, _ rules: RulesByKind, _ isNewFaced: Set<ValueName>,
    _ departure: inout Departure
  ) {
    let old = base.builder.set
    let spans = base.builder.spans
    let isSeen = Set(isNewFaced.flatMap { base.readers[$0] ?? [] })
    (set.promotions, set.trainings, set.placements, set.flags) = ([], [], [], [])
    for rule in rules.decisions {
      let known = base.decision(rule)
      guard let known, isSeen.isEmpty || !isSeen.contains(known),
        base.unsettled.isEmpty || !base.unsettled.contains(known)
      else {
        departure.note(rule.key.kind, nil)
        readDecision(rule.declaration)
        continue
      }
      switch known {
      case .promotion(let at):
        if keepsSpans { self.spans[.promotion(set.promotions.count)] = spans[known] }
        set.promotions.append(old.promotions[at])
        departure.promotions.append(at)
      case .training(let at):
        if keepsSpans { self.spans[.training(set.trainings.count)] = spans[known] }
        set.trainings.append(old.trainings[at])
        departure.trainings.append(at)
      case .placement(let at):
        if keepsSpans { self.spans[.placement(set.placements.count)] = spans[known] }
        set.placements.append(old.placements[at])
        departure.placements.append(at)
      case .flag(let at):
        if keepsSpans { self.spans[.flag(set.flags.count)] = spans[known] }
        set.flags.append(old.flags[at])
        departure.flags.append(at)
      default: break
      }
    }
  }
}
