// RuleProgram.swift: the policy on one date, compiled: plain, flat, immutable data.
// Made by Lower.swift, run by Evaluation; nothing in it is looked up by name.

package import Semantics
package import Text
package import Values

/// A `rujukan` read from its file: one value per column per row.
package struct ReferenceRows: Sendable {
  /// Rows of as many values as the reference has columns, typed as they say.
  package var rows: [[Value]]
  package init(rows: [[Value]]) { self.rows = rows }
}

/// What rules name but do not hold: reference lists and holidays, by position in the vocabulary.
package struct LoadedReferences: Sendable {
  /// By `ReferenceID`; a missing entry reads as an empty list.
  package var references: [ReferenceRows]
  /// By `CalendarID`: holidays read from files, beside those the rules write.
  package var holidays: [[CalendarDate]]

  package init(references: [ReferenceRows] = [], holidays: [[CalendarDate]] = []) {
    self.references = references
    self.holidays = holidays
  }
}

/// A reference list ready for look-ups: the row of each key, the columns as payloads.
package struct ReferenceTable: Sendable {
  package var keyColumn: Int
  /// Rows by number key (`Decimal.raw`); the first row of a key counts.
  package var rowOfNumber: [Int128: Int]
  /// Rows by date, member or text key (texts by their place in `RuleProgram.texts`, as `-1 - place`).
  package var rowOfCode: [Int32: Int]
  package var columns: [RecordColumn]
  package var count: Int

  package init(
    keyColumn: Int, rowOfNumber: [Int128: Int], rowOfCode: [Int32: Int], columns: [RecordColumn],
    count: Int
  ) {
    self.keyColumn = keyColumn
    self.rowOfNumber = rowOfNumber
    self.rowOfCode = rowOfCode
    self.columns = columns
    self.count = count
  }
}

/// The rules of every agency on one date, ready to run.
package struct RuleProgram: Sendable {
  package var date: CalendarDate
  /// Nil when the policy declares no record: then there is no plan either.
  package var schema: RecordSchema?
  package var vocabulary: Vocabulary
  package var plans: [Plan]
  /// By code of `pilihan Dinas`: index into `plans`; nil where no rules are in force.
  package var planOfAgency: [Int?]
  /// For a person without an agency.
  package var planWithoutAgency: Int?
  /// Every text the rules and references name, each once. Registers hold such a text as
  /// `-1 - place`, texts that stand in records only as their place in `RecordTable.texts`.
  package var texts: [String]
  /// By `CalendarID`.
  package var calendars: [WorkingCalendar]
  /// By `ReferenceID`.
  package var references: [ReferenceTable]
  /// What went beyond a limit (P01xx); a plan concerned is left out.
  package var diagnostics: [Diagnostic]

  package init(date: CalendarDate, schema: RecordSchema?, vocabulary: Vocabulary) {
    self.date = date
    self.schema = schema
    self.vocabulary = vocabulary
    plans = []
    planOfAgency = []
    planWithoutAgency = nil
    texts = []
    calendars = []
    references = []
    diagnostics = []
  }

  /// The plan for a person of an agency.
  package func plan(agency: Int?) -> Int? {
    guard let agency else { return planWithoutAgency }
    return planOfAgency.indices.contains(agency) ? planOfAgency[agency] : planWithoutAgency
  }
}

/// One version of a parameter, for `pada D`.
package struct VersionEntry: Hashable, Sendable {
  package var from: Int32
  package var to: Int32
  /// As a register holds it (truths: 1 or 0); nil: missing.
  package var payload: Int128?
}

/// What `measurement` reads: the entries of one indicator from one source.
package struct MeasurementSpec: Hashable, Sendable {
  /// The code in `RecordSchema.indicatorNames`.
  package var indicator: Int
  /// As a rule would write it: `kepuasan_pasien` or `kepuasan_pasien.survei`.
  package var path: String
  /// Nil: whatever the source.
  package var source: Int?
  /// Whether entries without a source count for this one (it is the only one).
  package var takesUnsourced: Bool
  package var combination: AggregateKind
  package var minimumRespondents: Int?
  /// The first day that is fresh enough; nil: no freshness demanded.
  package var freshFrom: Int32?
  /// The calendar year so far.
  package var from: Int32
  package var to: Int32
}

/// The rules of one rule set: one instruction per register, operands before their users.
package struct Plan: Sendable {
  /// Index into `Policy.sets`.
  package var set: Int
  package var monthEnd: MonthEndPolicy
  package var frames: [Frame]
  package var instructions: [Instruction]
  package var measurements: [MeasurementSpec]
  package var versions: [[VersionEntry]]
  /// Code of a member to its rank.
  package var rankTables: [[Int32]]
  /// Normalised names a text is compared with.
  package var textSets: [[String]]
  package var outputs: PlanOutputs
  package var provenance: Provenance

  package init(set: Int, monthEnd: MonthEndPolicy) {
    self.set = set
    self.monthEnd = monthEnd
    frames = [.person]
    instructions = []
    measurements = []
    versions = []
    rankTables = []
    textSets = []
    outputs = PlanOutputs()
    provenance = Provenance()
  }
}

/// Which registers hold what the outcome tells.
/// Decisions of a rule set, by kind, in their order.
package struct AskedDecisions: Sendable {
  package var promotions: [Int] = []
  package var trainings: [Int] = []
  package var placements: [Int] = []
  package var flags: [Int] = []

  init(_ decisions: Set<PolicyTest.Decision>) {
    for decision in decisions {
      switch decision {
      case .promotion(let index): promotions.append(index)
      case .training(let index): trainings.append(index)
      case .placement(let index): placements.append(index)
      case .flag(let index): flags.append(index)
      }
    }
    promotions.sort()
    trainings.sort()
    placements.sort()
    flags.sort()
  }
}

extension Array {
  /// What decisions of a kind come to: only those asked for are looked at, if not all are (nil).
  @inlinable
  package func map<Result>(
    only asked: [Int]?, otherwise: Result, _ transform: (Element) -> Result
  ) -> [Result] {
    guard let asked else { return map(transform) }
    var results = [Result](repeating: otherwise, count: count)
    for index in asked where indices.contains(index) { results[index] = transform(self[index]) }
    return results
  }
}

package struct PlanOutputs: Sendable {
  package struct Decision: Sendable {
    /// With its exceptions.
    package var truth: Register
    package var base: Register
    /// By exception: it holds and nothing against it does.
    package var exceptions: [Register]
  }
  package struct Promotion: Sendable {
    /// Nil: everybody.
    package var candidate: Register?
    package var conditions: [Decision]
    /// Whether all conditions are met.
    package var areMet: Register
  }
  package struct Training: Sendable {
    package var trigger: Decision
    /// In the order they are tried; nil: always holds.
    package var priorities: [(priority: Semantics.Training.Priority, condition: Register?)]
    package var recent: Register?
  }
  package struct Placement: Sendable {
    package var target: Register?
    package var suitable: Decision
  }
  package struct Flag: Sendable {
    package var condition: Decision
    package var values: [(register: Register, type: ScalarType)]
  }
  /// The decisions a test asks for; nil: all are computed. The others never come to anything.
  package var asked: AskedDecisions?
  package var groups: [Register] = []
  package var indicators: [Register] = []
  package var scores: [Register] = []
  package var formulas: [(register: Register, type: ScalarType)?] = []
  package var tables: [[(register: Register, type: ScalarType)]?] = []
  package var promotions: [Promotion] = []
  package var trainings: [Training] = []
  package var placements: [Placement] = []
  package var flags: [Flag] = []

  package init() {}
}
