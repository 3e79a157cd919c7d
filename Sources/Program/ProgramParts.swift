// ProgramParts.swift: a program in parts that know nothing of each other, one per rule set, so that whoever
// has threads can share out the compiling; and the parts put together.

package import Semantics
import Text
package import Values

/// One rule set compiled.
package struct LoweredSet: Sendable {
  /// Nil when it goes beyond a limit.
  fileprivate var plan: Plan?
  fileprivate var diagnostics: [Diagnostic]
  /// Texts that only this set is known to name; their codes in the plan follow those all sets know.
  fileprivate var texts: ArraySlice<String>
}

package struct ProgramParts: Sendable {
  /// The rule sets to compile, each once: those agencies follow, in the order of the agencies.
  package let sets: [Int]
  private let policy: Policy
  private let date: CalendarDate
  private let suppositions: [Supposition]
  private let only: Int?
  private let needed: NeededResults?
  /// The rule set of each agency, and of persons without one, by its place in `sets`.
  private let placeOfAgency: [Int?]
  private let placeWithoutAgency: Int?
  /// What is known before the first set is compiled.
  private let start: RuleProgram
  private let pool: TextPool
  private let grids: GridShapes

  package init(
    _ policy: Policy, on date: CalendarDate, references: LoadedReferences,
    suppositions: [Supposition] = [], only: Int? = nil, needed: NeededResults? = nil
  ) {
    self.policy = policy
    self.date = date
    self.suppositions = suppositions
    self.only = only
    self.needed = needed
    var start = RuleProgram(date: date, schema: policy.schema, vocabulary: policy.vocabulary)
    start.calendars = policy.vocabulary.calendars.enumerated().map { index, info in
      let loaded = references.holidays.indices.contains(index) ? references.holidays[index] : []
      return WorkingCalendar(
        weekdays: info.workingWeekdays, holidays: info.holidays + loaded)
    }
    var pool = TextPool()
    for (index, info) in policy.vocabulary.references.enumerated() {
      let rows =
        references.references.indices.contains(index) ? references.references[index].rows : []
      start.references.append(referenceTable(info, rows, &pool))
    }
    self.start = start
    self.pool = pool
    let agencies = policy.vocabulary.agencies.map { policy.vocabulary.enumerations[$0.index] }
    let count = agencies?.members.count ?? 0
    if policy.schema == nil {
      (sets, placeOfAgency, placeWithoutAgency) = ([], [], nil)
    } else if let only {
      let place = policy.sets.indices.contains(only) ? 0 : nil
      sets = place == nil ? [] : [only]
      placeOfAgency = Array(repeating: place, count: count)
      placeWithoutAgency = place
    } else {
      var found: [Int] = []
      var places: [Int: Int] = [:]
      func place(of agency: Int?) -> Int? {
        guard let set = policy.set(agency: agency, on: date), policy.sets.indices.contains(set)
        else { return nil }
        if let place = places[set] { return place }
        places[set] = found.count
        found.append(set)
        return found.count - 1
      }
      placeOfAgency = (0..<count).map { place(of: $0) }
      placeWithoutAgency = place(of: nil)
      sets = found
    }
    var grids = GridShapes()
    // For one set alone only those are worked out that are needed.
    for number in sets where only == nil {
      let set = policy.sets[number]
      for table in set.tables.indices {
        _ = grids.shape(of: DecisionTableID(table), in: set, number: number, policy.vocabulary)
      }
    }
    self.grids = grids
  }

  /// Compiles one of `sets`.
  package func lower(_ set: Int) -> LoweredSet {
    guard let schema = policy.schema else {
      return LoweredSet(plan: nil, diagnostics: [], texts: [])
    }
    let isFixed = set == only
    var lowering = PlanLowering(
      policy, set: set, schema: schema, date: date, calendars: start.calendars, pool: pool,
      grids: grids, suppositions: isFixed ? suppositions : [])
    let plan = lowering.run(isFixed ? needed : nil)
    return LoweredSet(
      plan: plan, diagnostics: lowering.diagnostics,
      texts: lowering.pool.texts[pool.texts.count...])
  }

  /// - Parameter lowered: by place in `sets`.
  package func program(_ lowered: [LoweredSet]) -> RuleProgram {
    var program = start
    var pool = pool
    let known = pool.texts.count
    var plans: [Int?] = []
    for part in lowered {
      // What the root is told once, every set that follows it would be told again.
      program.diagnostics += part.diagnostics.filter { !program.diagnostics.contains($0) }
      guard var plan = part.plan else {
        plans.append(nil)
        continue
      }
      plan.renameTexts(from: known, to: part.texts.map { pool.code($0) })
      plans.append(program.plans.count)
      program.plans.append(plan)
    }
    program.planOfAgency = placeOfAgency.map { $0.flatMap { plans[$0] } }
    program.planWithoutAgency = placeWithoutAgency.flatMap { plans[$0] }
    program.texts = pool.texts
    return program
  }
}

extension Plan {
  /// Gives the texts from a place on the codes they have among those of all plans.
  fileprivate mutating func renameTexts(from known: Int, to codes: [Int32]) {
    let isSame = codes.enumerated().allSatisfy { Int($0.element) == -1 - known - $0.offset }
    if isSame { return }
    func renamed(_ code: Int32) -> Int32 {
      let place = -1 - Int(code) - known
      return codes.indices.contains(place) ? codes[place] : code
    }
    for index in instructions.indices where instructions[index].kind == .text {
      switch instructions[index].operation {
      case .code(let code): instructions[index].operation = .code(renamed(code))
      case .versionAt(let place, let day, let name):
        // A list of its own: parameters that are no texts may share the one it had.
        versions.append(
          versions[place].map { entry in
            var entry = entry
            entry.payload = entry.payload.map { Int128(renamed(Int32(truncatingIfNeeded: $0))) }
            return entry
          })
        instructions[index].operation = .versionAt(versions.count - 1, day, name: name)
      default: break
      }
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
