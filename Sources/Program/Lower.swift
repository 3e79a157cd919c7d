// Lower.swift: the front door: a checked policy and a date in, a program out.
// One plan per rule set in force; Lowering/ has one file per kind of rule.

package import Semantics
import Text
package import Values

/// What `andai` fixes while a program runs.
package typealias Supposition = (target: PolicyTest.Supposition, value: Value)

/// The most instructions a plan may have.
package let instructionLimit = 200_000

/// What a test asks of a rule set: compiling no more than that is what makes many tests quick.
package struct NeededResults: Sendable {
  package var expressions: [ExpressionID]
  package var decisions: Set<PolicyTest.Decision>
  /// Whether `Provenance.uses` is kept.
  package var keepsUses: Bool

  package init(
    expressions: [ExpressionID], decisions: Set<PolicyTest.Decision>, keepsUses: Bool = false
  ) {
    self.expressions = expressions
    self.decisions = decisions
    self.keepsUses = keepsUses
  }
}

/// Compiles the rules in force on a date.
///
/// - Parameters:
///   - references: what rules name but do not hold, by position in the vocabulary.
///   - suppositions: fix rules to values; their numbers are of the rule set `only`.
///   - only: the one rule set to compile (a test's); nil: those in force on the date.
///   - needed: what of `only` is wanted; nil: everything an outcome tells.
package func lower(
  _ policy: Policy, on date: CalendarDate, references: LoadedReferences = LoadedReferences(),
  suppositions: [Supposition] = [], only: Int? = nil, needed: NeededResults? = nil
) -> RuleProgram {
  var program = RuleProgram(date: date, schema: policy.schema, vocabulary: policy.vocabulary)
  program.calendars = policy.vocabulary.calendars.enumerated().map { index, info in
    let loaded = references.holidays.indices.contains(index) ? references.holidays[index] : []
    return WorkingCalendar(
      weekdays: info.workingWeekdays, holidays: info.holidays + loaded)
  }
  var pool = TextPool()
  for (index, info) in policy.vocabulary.references.enumerated() {
    let rows =
      references.references.indices.contains(index) ? references.references[index].rows : []
    program.references.append(referenceTable(info, rows, &pool))
  }
  guard let schema = policy.schema else {
    program.texts = pool.texts
    return program
  }
  var planOfSet: [Int: Int?] = [:]
  func plan(of set: Int?) -> Int? {
    guard let set, policy.sets.indices.contains(set) else { return nil }
    if let known = planOfSet[set] { return known }
    let isFixed = set == only
    var lowering = PlanLowering(
      policy, set: set, schema: schema, date: date, calendars: program.calendars, pool: pool,
      suppositions: isFixed ? suppositions : [])
    let plan = lowering.run(isFixed ? needed : nil)
    pool = lowering.pool
    // What the root is told once, every set that follows it would be told again.
    program.diagnostics += lowering.diagnostics.filter { !program.diagnostics.contains($0) }
    if let plan {
      program.plans.append(plan)
      planOfSet[set] = program.plans.count - 1
      return program.plans.count - 1
    }
    planOfSet[set] = .some(nil)
    return nil
  }
  let agencies = policy.vocabulary.agencies.map { policy.vocabulary.enumerations[$0.index] }
  let count = agencies?.members.count ?? 0
  if let only {
    let index = plan(of: only)
    program.planOfAgency = Array(repeating: index, count: count)
    program.planWithoutAgency = index
  } else {
    program.planOfAgency = (0..<count).map { plan(of: policy.set(agency: $0, on: date)) }
    program.planWithoutAgency = plan(of: policy.set(agency: nil, on: date))
  }
  program.texts = pool.texts
  return program
}

/// Texts, each once.
struct TextPool {
  private(set) var texts: [String] = []
  private var places: [String: Int] = [:]

  /// The code a register holds for a text.
  mutating func code(_ text: String) -> Int32 {
    if let place = places[text] { return Int32(truncatingIfNeeded: -1 - place) }
    texts.append(text)
    places[text] = texts.count - 1
    return Int32(truncatingIfNeeded: -texts.count)
  }

  /// A value as a register holds it; nil when missing.
  mutating func payload(_ value: Value) -> Int128? {
    switch value {
    case .missing: nil
    case .text(let text): Int128(code(text))
    case .boolean(let truth): truth ? 1 : 0
    case .date(let date): Int128(date.days)
    case .number(let number): number.raw
    case .member(let code): Int128(code)
    }
  }
}

/// A reference list as columns and an index of its keys.
func referenceTable(
  _ info: ReferenceInfo, _ rows: [[Value]], _ pool: inout TextPool
) -> ReferenceTable {
  let keyColumn = info.columns.firstIndex(where: \.isKey) ?? 0
  var table = ReferenceTable(
    keyColumn: keyColumn, rowOfNumber: [:], rowOfCode: [:],
    columns: info.columns.map { _ in RecordColumn() }, count: rows.count)
  for (row, values) in rows.enumerated() {
    for (column, field) in info.columns.enumerated() {
      let value = values.indices.contains(column) ? values[column] : .missing
      let payload = pool.payload(value)
      let isNumber = RegisterKind(field.type) == .number
      table.columns[column].append(payload, isNumber: isNumber)
      guard column == keyColumn, let payload else { continue }
      let code = Int32(truncatingIfNeeded: payload)
      // Whoever loads the list has refused a key that stands twice.
      if isNumber {
        table.rowOfNumber[payload] = row
      } else {
        table.rowOfCode[code] = row
      }
    }
  }
  return table
}
