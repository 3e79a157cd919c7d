// Labels.swift: labels that say one number, grade or direction while the rule says another. One of the
// two is wrong, and readers of a result see only the label.

import Semantics
import Syntax
import Text
import Values

extension Review {
  mutating func findLabels() {
    let labelled = sites.filter { label(of: $0) != nil }
    if labelled.isEmpty { return }
    let rules = sitesByName()
    for site in labelled {
      guard let label = label(of: site) else { continue }
      let text = LabelText(label.text)
      if findOtherNumber(text, label, site, rules) { continue }
      if findOtherMember(text, label, site) { continue }
      findOtherDirection(text, site)
    }
  }

  /// The label that describes a condition.
  private func label(of site: Site) -> TextSyntax? {
    switch site.role {
    case .condition(let condition): return condition.label
    case .exception(let exception): return exception.label
    // The label of a flag or training says what follows, not what it hangs on.
    case .candidates, .decision, .value: return nil
    }
  }

  /// The expressions of every formula and table, by name.
  private func sitesByName() -> [String: [Int]] {
    var found: [String: [Int]] = [:]
    for (number, site) in sites.enumerated() {
      let owner = declarations[site.owner]
      guard owner.kind == .formula || owner.kind == .table, let name = owner.name else { continue }
      found[name.key, default: []].append(number)
    }
    return found
  }

  // MARK: numbers

  private typealias Amount = (value: Decimal, base: UnitID, range: SourceRange, text: String)

  private mutating func findOtherNumber(
    _ text: LabelText, _ label: TextSyntax, _ site: Site, _ rules: [String: [Int]]
  ) -> Bool {
    let said = text.numbers(resolved.unit(named:))
    if said.isEmpty || text.isRelative { return false }
    let direct = amounts(site.expression)
    for (value, unit, words) in said {
      guard let wanted = resolved.based(value, unit) else { continue }
      let alike = direct.filter { $0.base == wanted.base }
      guard let first = alike.first, !alike.contains(where: { $0.value == wanted.value }) else {
        continue
      }
      // "kurang dari 3 bulan" may be written `<= 2 bulan`, "di atas 56" `>= 57`.
      let step = resolved.based(.one, unit)?.value ?? .one
      let isNear = alike.contains { amount in
        amount.value.adding(step) == wanted.value || amount.value.subtracting(step) == wanted.value
      }
      if isNear, text.isTurned || isStrict(site.expression) { continue }
      if beneath(site.expression, rules).contains(where: {
        $0.base == wanted.base && $0.value == wanted.value
      }) {
        continue
      }
      let fault = WordingFault.otherNumber(label: words, rule: first.text)
      if alike.count == 1 {
        report(fault, at: first.range, others: [Label(label.range)])
      } else {
        report(fault, at: label.range, others: [Label(first.range)])
      }
      return true
    }
    return false
  }

  private func isStrict(_ expression: ExpressionSyntax) -> Bool {
    var found = false
    expression.forEach { part in
      switch part {
      case .comparison(.less, _, _, _, _), .comparison(.greater, _, _, _, _): found = true
      case .quantifier(_, _, .item(let sign, _, _)?, _) where sign == .less || sign == .greater:
        found = true
      default: break
      }
    }
    return found
  }

  /// The numbers with a unit an expression names itself, parameters with all their versions.
  private func amounts(_ expression: ExpressionSyntax) -> [Amount] {
    var found: [Amount] = []
    func add(_ value: Decimal, _ unit: UnitID, _ range: SourceRange, _ text: String) {
      guard unit != .none, let based = resolved.based(value, unit) else { return }
      found.append((based.value, based.base, range, text))
    }
    expression.forEach { part in
      switch part {
      case .quantity, .compound:
        if let number = resolved.numbers[part.range] {
          add(number.value, number.unit, part.range, spelling.source(part))
        }
      case .path(let path) where path.parts.count == 1:
        guard let parameter = resolved.parameters[path.parts[0].key],
          case .number(let type) = parameter.type
        else { break }
        for version in parameter.versions {
          guard case .number(let value) = version.value else { continue }
          add(value, type.unit, path.range, shown(value, type.unit))
        }
      case .streak(let quantity, _, _):
        if let count = quantity.number.whole, case .named(let unit) = quantity.unit,
          let id = resolved.unit(named: unit.text)
        {
          add(Decimal(count), id, quantity.range, spelling.source(quantity.range))
        }
      default: break
      }
    }
    expression.forEach { part in
      switch part.list?.window {
      case .lastYears(let count, let range)?:
        add(Decimal(count), .year, range, spelling.source(range))
      case .lastMonths(let count, let range)?:
        add(Decimal(count), .month, range, spelling.source(range))
      case .lastDays(let count, let range)?:
        add(Decimal(count), .day, range, spelling.source(range))
      case .year?, .month?, nil: break
      }
    }
    return found
  }

  /// `56 tahun`
  private func shown(_ value: Decimal, _ unit: UnitID) -> String {
    let units = policy.vocabulary.units
    let number = Numerals.indonesian(value)
    guard units.indices.contains(unit.index) else { return number }
    return unit == .percent ? "\(number)%" : "\(number) \(units[unit.index].name)"
  }

  /// The numbers in the formulas and tables an expression reads, and in those they read.
  private func beneath(_ expression: ExpressionSyntax, _ rules: [String: [Int]]) -> [Amount] {
    var found: [Amount] = []
    var seen = Set<String>()
    var waiting = [expression]
    while let next = waiting.popLast() {
      next.forEach { part in
        let name: NameSyntax? =
          switch part {
          case .path(let path), .call(let path, _, _): path.parts.first
          default: nil
          }
        guard let name, let numbers = rules[name.key], seen.insert(name.key).inserted else {
          return
        }
        for number in numbers {
          found += amounts(sites[number].expression)
          waiting.append(sites[number].expression)
        }
      }
    }
    return found
  }

  // MARK: members

  private mutating func findOtherMember(
    _ text: LabelText, _ label: TextSyntax, _ site: Site
  ) -> Bool {
    if text.isTurned { return false }
    var used: [(type: EnumerationID, code: Int, range: SourceRange)] = []
    site.expression.forEach { part in
      if case .path(let path) = part, let member = resolved.members[path.range] {
        used.append((member.type, member.code, path.range))
      }
    }
    var asked = Set<EnumerationID>()
    for (type, _, _) in used where asked.insert(type).inserted {
      let enumeration = policy.vocabulary.enumerations[type.index]
      let mine = used.filter { $0.type == type }
      let ranks = Set(mine.map { enumeration.members[$0.code].rank })
      let said = enumeration.members.compactMap { member in
        text.mention(of: member).map { (member, $0) }
      }
      guard let (_, words) = said.first, let place = mine.first,
        !said.contains(where: { ranks.contains($0.0.rank) })
      else { continue }
      let fault = WordingFault.otherMember(label: words, rule: spelling.source(place.range))
      if mine.count == 1 {
        report(fault, at: place.range, others: [Label(label.range)])
      } else {
        report(fault, at: label.range, others: [Label(place.range)])
      }
      return true
    }
    return false
  }

  // MARK: direction

  private struct Order {
    var sign: ComparisonSyntax
    var bound: ExpressionSyntax
    var range: SourceRange
  }

  private mutating func findOtherDirection(_ text: LabelText, _ site: Site) {
    guard let (word, isLeast) = text.direction, !text.isTurned else { return }
    let orders = site.expression.demands.compactMap(order)
    guard orders.count == 1, let order = orders.first else { return }
    let wrong: [ComparisonSyntax] = isLeast ? [.less, .lessOrEqual] : [.greater, .greaterOrEqual]
    let strict: ComparisonSyntax = isLeast ? .greater : .less
    let isBeyond = order.sign == strict && says(text, order.bound)
    guard wrong.contains(order.sign) || isBeyond else { return }
    report(
      WordingFault.otherDirection(
        word: word, sign: order.sign.sign, right: isLeast ? ">=" : "<="), at: order.range)
  }

  /// Whether something only says where a line is drawn: a number, a parameter, a grade.
  private func isBound(_ syntax: ExpressionSyntax) -> Bool {
    if syntax.isLiteral { return true }
    guard case .path(let path) = syntax else { return false }
    return resolved.members[path.range] != nil
      || (syntax.singleName.map { resolved.parameters[$0.key] != nil } ?? false)
  }

  /// A part that asks for a least or a most of something that is no date.
  private func order(_ part: ExpressionSyntax) -> Order? {
    switch part {
    case .comparison(let sign, let a, let b, let place, let range):
      guard sign != .equal, sign != .notEqual, !resolved.isDate(range) else { return nil }
      let isTurned = isBound(a) && !isBound(b)
      return isTurned
        ? Order(sign: sign.mirrored, bound: a, range: place)
        : Order(sign: sign, bound: b, range: place)
    case .quantifier(.all, _, .item(let sign, let bound, let range)?, _):
      guard sign != .equal, sign != .notEqual else { return nil }
      return Order(
        sign: sign, bound: bound,
        range: SourceRange(
          file: range.file, start: Int(range.start), end: Int(range.start) + sign.sign.utf8.count))
    default: return nil
    }
  }

  /// Whether the label names the very bound.
  private func says(_ text: LabelText, _ bound: ExpressionSyntax) -> Bool {
    let amounts = amounts(bound)
    for (value, unit, _) in text.numbers(resolved.unit(named:)) {
      guard let said = resolved.based(value, unit) else { continue }
      if amounts.contains(where: { $0.base == said.base && $0.value == said.value }) { return true }
    }
    guard let name = bound.singleName, let member = resolved.members[name.range] else {
      return false
    }
    let enumeration = policy.vocabulary.enumerations[member.type.index]
    return enumeration.members.contains {
      $0.rank == enumeration.members[member.code].rank && text.mention(of: $0) != nil
    }
  }
}
