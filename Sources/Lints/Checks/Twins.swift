// Twins.swift: versions without a change, replacements that replace nothing, rules and members said twice.

import Semantics
import Syntax
import Text
import Values

extension Review {
  mutating func findTwins() {
    findSameVersions()
    findIdleReplacements()
    findTwinRules()
    findMembersTwice()
    findHolidaysTwice()
  }

  private mutating func findSameVersions() {
    var seen = Set<SourceRange>()
    var values: [SourceRange: ExpressionSyntax] = [:]
    for declared in declarations where declared.kind == .parameter {
      guard case .parameter(let parameter) = declared.declaration.body,
        parameter.versions.count > 1
      else { continue }
      for version in parameter.versions { values[version.range] = version.value }
    }
    /// The value of a version, as written.
    func written(_ range: SourceRange) -> String {
      if let value = values[range] { spelling.source(value) } else { spelling.source(range) }
    }
    for set in policy.sets {
      for parameter in set.parameters
      where parameter.versions.count > 1 && seen.insert(parameter.origin.range).inserted {
        for (before, version) in zip(parameter.versions, parameter.versions.dropFirst())
        where before.value == version.value && before.value != .missing {
          report(
            RepeatFault.sameVersion(
              parameter: parameter.origin.name, value: written(version.range)),
            at: version.range, others: [Label(before.range)])
        }
      }
    }
  }

  // MARK: replacements

  /// `ganti` whose words are those of the declaration it takes the place of.
  private mutating func findIdleReplacements() {
    let departures = declarations.filter {
      $0.kind == nil || $0.declaration.prefix == .replace
    }
    if departures.isEmpty { return }
    var originals: [String: [Declared]] = [:]
    for declared in declarations where declared.declaration.prefix == nil {
      guard let kind = declared.kind, let name = declared.name else { continue }
      originals["\(kind.rawValue) \(name.key)", default: []].append(declared)
    }
    for declared in departures {
      if case .amendment(let amendment) = declared.declaration.body {
        let known = originals["\(amendment.kind.rawValue) \(amendment.name.key)"] ?? []
        findIdleReplacements(amendment, known.filter { $0.set != declared.set })
        continue
      }
      guard declared.declaration.prefix == .replace, let kind = declared.kind,
        let name = declared.name, let prefix = declared.declaration.prefixRange
      else { continue }
      let range = declared.declaration.range
      let own = SourceRange(file: range.file, start: Int(prefix.end), end: Int(range.end))
      let words = spelling.words(own)
      let known = originals["\(kind.rawValue) \(name.key)"] ?? []
      let twin = known.first {
        $0.set != declared.set && spelling.words($0.declaration.range) == words
      }
      guard let twin, let place = twin.name?.range else { continue }
      report(
        RepeatFault.idleReplacement(what: DeclarationWord(kind), name: name.text), at: name.range,
        others: [Label(place, Words("yang diwarisi", en: "inherited"))])
    }
  }

  private mutating func findIdleReplacements(_ amendment: AmendmentSyntax, _ known: [Declared]) {
    let isReplacing = amendment.changes.contains {
      if case .replaceCondition = $0.change { true } else { false }
    }
    guard isReplacing else { return }
    let inherited = known.compactMap { original -> [String: ConditionSyntax]? in
      guard case .promotion(let promotion) = original.declaration.body else { return nil }
      return Dictionary(
        promotion.conditions.map { ($0.name.key, $0) }, uniquingKeysWith: { first, _ in first })
    }
    for (change, _) in amendment.changes {
      guard case .replaceCondition(let condition) = change else { continue }
      for conditions in inherited {
        guard let inherited = conditions[condition.name.key],
          content(condition) == content(inherited)
        else { continue }
        report(
          RepeatFault.idleReplacement(
            what: DeclarationWord("syarat", en: "condition"), name: condition.name.text),
          at: condition.name.range,
          others: [Label(inherited.name.range, Words("yang diwarisi", en: "inherited"))])
        break
      }
    }
  }

  /// What a condition says, with its exceptions and bases.
  private func content(_ condition: ConditionSyntax) -> String {
    var parts = [spelling.words(condition.condition)]
    parts += condition.basis.map(\.text).sorted()
    parts += condition.exceptions.map { spelling.words($0.range) }.sorted()
    return parts.joined(separator: "\n")
  }

  // MARK: rules

  /// Two rules of one set, of one kind and without a validity of their own, that say the same.
  private mutating func findTwinRules() {
    var known: [String: NameSyntax] = [:]
    for declared in declarations where declared.declaration.validity == nil {
      guard let kind = declared.kind, let name = declared.name,
        let content = content(declared.declaration.body)
      else { continue }
      let key = "\(declared.set)\n\(kind.rawValue)\n\(content)"
      if let first = known[key] {
        if first.key == name.key { continue }
        report(
          RepeatFault.twinRules(DeclarationWord(kind), name.text, like: first.text),
          at: name.range, others: Review.before(first.range))
      } else {
        known[key] = name
      }
    }
  }

  /// What a rule says, without its name, label, basis and message; nil for what may well be alike.
  private func content(_ body: DeclarationBody) -> String? {
    switch body {
    case .formula(let formula):
      guard case .expression(let value) = formula.body else { return nil }
      // A formula that only passes a value on gives it another name on purpose.
      guard spelling.count(value.range) >= 5 else { return nil }
      let inputs = formula.inputs.map { "\($0.name.key)" }.joined(separator: ",")
      return "\(inputs)\n\(spelling.words(value))"
    case .promotion(let promotion):
      guard promotion.conditions.count > 1 else { return nil }
      var parts = promotion.conditions.map(content).sorted()
      if case .condition(let condition) = promotion.candidates {
        parts.insert(spelling.words(condition), at: 0)
      }
      return parts.joined(separator: "\n")
    case .flag(let flag):
      guard let condition = flag.condition, spelling.count(condition.range) >= 3 else { return nil }
      let exceptions = flag.exceptions.map { spelling.words($0.range) }.sorted()
      return ([spelling.words(condition)] + exceptions).joined(separator: "\n")
    case .table(let table):
      guard case .columns(let inputs, let outputs, let rows) = table.body, outputs.count == 1
      else { return nil }
      let parts = inputs.map { spelling.words($0) } + rows.map { spelling.words($0.range) }
      return "\(table.inputs.map(\.name.key)) \(table.hitPolicy)\n" + parts.joined(separator: "\n")
    default: return nil
    }
  }

  // MARK: members

  /// `termasuk (A, B, A)`, and a cell that names a value twice.
  private mutating func findMembersTwice() {
    for list in parts.choices { findTwice(list.map { ($0.range, spelling.words($0)) }) }
    for declared in declarations where declared.kind == .table {
      guard case .table(let table) = declared.declaration.body,
        case .columns(_, _, let rows) = table.body
      else { continue }
      for cell in rows.flatMap(\.cells) {
        guard case .pieces(let pieces, _) = cell else { continue }
        findTwice(pieces.map { ($0.range, spelling.words($0.range)) })
      }
    }
  }

  private mutating func findTwice(_ list: [(range: SourceRange, words: String)]) {
    var known: [String: SourceRange] = [:]
    var before: SourceRange?
    for (range, words) in list {
      if let first = known[words], let before {
        let cut = SourceRange(file: range.file, start: Int(before.end), end: Int(range.end))
        report(
          RepeatFault.memberTwice(spelling.source(range)), at: range,
          others: Review.before(first), fix: [Edit(cut, "")])
      } else {
        known[words] = range
      }
      before = range
    }
  }

  private mutating func findHolidaysTwice() {
    for declared in declarations where declared.kind == .calendar {
      guard case .calendar(let calendar) = declared.declaration.body else { continue }
      var known: [CalendarDate: SourceRange] = [:]
      for holiday in calendar.holidays {
        guard case .day(let day, _) = holiday,
          let date = CalendarDate(year: day.year, month: day.month, day: day.day)
        else { continue }
        if let first = known[date] {
          report(
            RepeatFault.holidayTwice(spelling.source(day.range)), at: day.range,
            others: Review.before(first))
        } else {
          known[date] = day.range
        }
      }
    }
  }
}
