// Decisions.swift: promotions of those who hold the post already, trainings of another competence, and
// thresholds written as numbers beside a parameter.

import Semantics
import Syntax
import Text
import Values

extension Review {
  mutating func findDecisions() {
    for declared in declarations where declared.kind == .promotion || declared.kind == .training {
      switch declared.declaration.body {
      case .promotion(let promotion): findHeldPost(promotion)
      case .training(let training): findOtherCompetence(training)
      default: break
      }
    }
    findThresholds()
  }

  // MARK: promotions and trainings

  /// `calon jabatan adalah kepala_seksi` of the promotion `kepala_seksi`.
  private mutating func findHeldPost(_ promotion: PromotionSyntax) {
    guard case .condition(let condition)? = promotion.candidates else { return }
    for part in condition.demands {
      var members: [ExpressionSyntax] = []
      switch part {
      case .comparison(.equal, _, let member, _, _): members = [member]
      case .oneOf(_, let list, false, _): members = list
      default: continue
      }
      for member in members {
        guard let name = member.singleName, name.key == promotion.name.key,
          resolved.members[name.range] != nil
        else { continue }
        report(
          WordingFault.holdsPost(promotion: promotion.name.text), at: name.range,
          others: [Label(promotion.name.range)])
      }
    }
  }

  /// A training that bears the name of one member of a map and is triggered by others only.
  private mutating func findOtherCompetence(_ training: TrainingSyntax) {
    guard let trigger = training.trigger, let schema = policy.schema else { return }
    var read: [(name: NameSyntax, map: String)] = []
    trigger.forEach { part in
      guard case .path(let path) = part, path.parts.count == 2 else { return }
      read.append((path.parts[1], path.parts[0].key))
    }
    for table in schema.tables {
      guard case .map(let type) = table.kind, table.parent == .person else { continue }
      let members = policy.vocabulary.enumerations[type.index].members
      guard members.contains(where: { $0.name.folded == training.name.key }) else { continue }
      let mine = read.filter { $0.map == table.path.folded }
      guard let first = mine.first, mine.count == read.count,
        !mine.contains(where: { $0.name.key == training.name.key })
      else { continue }
      report(
        WordingFault.otherCompetence(training: training.name.text, read: first.name.text),
        at: first.name.range, others: [Label(training.name.range)])
    }
  }

  // MARK: thresholds

  private struct Threshold {
    var words: String
    var value: Decimal
    var base: UnitID
    var range: SourceRange
    var owner: Int
  }

  /// A number where the same value is elsewhere compared with a parameter that has it, and a number
  /// that many rules compare the same value with.
  private mutating func findThresholds() {
    var numbers: [Threshold] = []
    // By the value compared: the parameters it is compared with.
    var parameters: [String: [Parameter]] = [:]
    var isNew: Set<[String]> = []
    func note(_ value: ExpressionSyntax, _ bound: ExpressionSyntax, _ owner: Int) {
      if let name = bound.singleName, let parameter = resolved.parameters[name.key] {
        let words = spelling.words(value.bare)
        if isNew.insert([words, name.key]).inserted {
          parameters[words, default: []].append(parameter)
        }
      } else if let threshold = threshold(bound, of: value, owner) {
        numbers.append(threshold)
      }
    }
    for part in parts.comparisons {
      guard case .comparison(let sign, let a, let b, _, _) = part.expression, sign != .notEqual
      else { continue }
      let owner = sites[part.site].owner
      note(a, b, owner)
      note(b, a, owner)
    }
    let known = parameters.mapValues(firstByValue)
    for number in numbers {
      let amount = BasedAmount(value: number.value, base: number.base)
      guard let known = known[number.words]?[amount] else { continue }
      report(
        AmountFault.numberForParameter(
          spelling.source(number.range), parameter: known.origin.name),
        at: number.range, others: [Label(known.origin.range)])
    }
    findRepeated(numbers)
  }

  private struct BasedAmount: Hashable {
    var value: Decimal
    var base: UnitID
  }

  /// The first parameter that has a value, in any of its versions.
  private func firstByValue(_ parameters: [Parameter]) -> [BasedAmount: Parameter] {
    var found: [BasedAmount: Parameter] = [:]
    for parameter in parameters {
      guard case .number(let type) = parameter.type else { continue }
      for version in parameter.versions {
        guard case .number(let value) = version.value,
          let based = resolved.based(value, type.unit)
        else { continue }
        let amount = BasedAmount(value: based.value, base: based.base)
        if found[amount] == nil { found[amount] = parameter }
      }
    }
    return found
  }

  private func threshold(
    _ bound: ExpressionSyntax, of value: ExpressionSyntax, _ owner: Int
  ) -> Threshold? {
    switch bound.bare {
    case .quantity, .compound: break
    default: return nil
    }
    let range = bound.bare.range
    guard let number = resolved.numbers[range], number.unit != .none,
      let based = resolved.based(number.value, number.unit)
    else { return nil }
    return Threshold(
      words: spelling.words(value.bare), value: based.value, base: based.base, range: range,
      owner: owner)
  }

  /// How many rules may write the same threshold before it should be a parameter.
  private static let tolerated = 3

  private mutating func findRepeated(_ numbers: [Threshold]) {
    struct Key: Hashable {
      var words: String
      var value: Decimal
      var base: UnitID
    }
    var groups: [Key: [Threshold]] = [:]
    var order: [Key] = []
    for number in numbers {
      let key = Key(words: number.words, value: number.value, base: number.base)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(number)
    }
    for key in order {
      guard let group = groups[key], let first = group.first else { continue }
      let owners = Set(group.map(\.owner)).count
      guard owners > Review.tolerated else { continue }
      report(
        AmountFault.repeatedNumber(
          spelling.source(first.range), name: key.words, count: owners),
        at: first.range, others: group.dropFirst().map { Label($0.range) })
    }
  }
}
