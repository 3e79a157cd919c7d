// Policy.swift: everything the rule files say, checked: vocabulary, record schema, rule sets, tests.

package import Text
package import Values

/// A test (`uji`), or one row of a test's grid, ready to run.
package struct PolicyTest: Sendable {
  package enum Target: Hashable, Sendable {
    case column(ColumnID)
    /// A whole list, yearly history or map: replaces it.
    case list(TableID)
    case mapEntry(TableID, member: Int)
    case yearEntry(TableID, year: Int)
    /// An indicator's measured value, or one source's.
    case indicator(code: Int, source: Int?)
  }
  /// A value to put into the record.
  package indirect enum Content: Sendable {
    case value(Value)
    /// Rows of a list table: (column, value) pairs per item.
    case rows([[(column: Int, value: Value)]])
  }
  /// What `andai` fixes.
  package enum Supposition: Hashable, Sendable {
    case parameter(ParameterID)
    case formula(FormulaID)
    case table(DecisionTableID, output: Int)
    case group(GroupID)
    case indicator(IndicatorID)
  }
  package enum Decision: Hashable, Sendable {
    case promotion(Int)
    case training(Int)
    case placement(Int)
    case flag(Int)
  }
  package enum Expected: Hashable, Sendable {
    case eligible, notEligible, notCandidate, undetermined, triggered(Training.Priority?)
    case notTriggered, suitable, notSuitable, notTargeted, raised, notRaised, failed, conflict
  }
  package struct Expectation: Sendable {
    package enum Kind: Sendable {
      /// A yes/no expression that must be yes.
      case holds(ExpressionID)
      case decision(Decision, Expected)
      case undetermined(ExpressionID)
      case failed(ExpressionID)
      case conflict(ExpressionID)
    }
    package var kind: Kind
    /// Names of conditions (`tidak layak karena S`) or paths (`belum ... karena PATH`): all of them, no other.
    package var reasons: [String]
    package var range: SourceRange
    package init(kind: Kind, reasons: [String], range: SourceRange) {
      self.kind = kind
      self.reasons = reasons
      self.range = range
    }
  }
  package var label: String
  package var range: SourceRange
  package var date: CalendarDate
  /// Index into `Policy.sets`.
  package var set: Int
  /// Code of `pilihan Dinas` the person is of; nil: not set by the test.
  package var agency: Int?
  package var recordFile: (path: String, range: SourceRange)?
  package var recordKey: String?
  package var assignments: [(target: Target, content: Content, range: SourceRange)]
  package var suppositions: [(target: Supposition, value: Value)]
  /// Expressions live in the arrays of `sets[set]`.
  package var expectations: [Expectation]

  package init(
    label: String, range: SourceRange, date: CalendarDate, set: Int, agency: Int?,
    recordFile: (path: String, range: SourceRange)?, recordKey: String?,
    assignments: [(target: Target, content: Content, range: SourceRange)],
    suppositions: [(target: Supposition, value: Value)], expectations: [Expectation]
  ) {
    self.label = label
    self.range = range
    self.date = date
    self.set = set
    self.agency = agency
    self.recordFile = recordFile
    self.recordKey = recordKey
    self.assignments = assignments
    self.suppositions = suppositions
    self.expectations = expectations
  }
}

package struct Policy: Sendable {
  package var vocabulary: Vocabulary
  /// Nil when no `data` with a `kunci` is declared (reported when rules need one).
  package var schema: RecordSchema?
  /// Root first, then agencies in the order of `pilihan Dinas`; of each, oldest stretch first.
  package var sets: [RuleSet]
  package var tests: [PolicyTest]

  package init(vocabulary: Vocabulary, schema: RecordSchema?, sets: [RuleSet], tests: [PolicyTest])
  {
    self.vocabulary = vocabulary
    self.schema = schema
    self.sets = sets
    self.tests = tests
  }

  /// The set in force for an agency on a date: its own; else the root's when that is complete.
  package func set(agency: Int?, on date: CalendarDate) -> Int? {
    if let agency,
      let own = sets.firstIndex(where: { $0.agency == agency && $0.validity.contains(date) })
    {
      return own
    }
    if let agency, sets.contains(where: { $0.agency == agency }) { return nil }
    return sets.firstIndex { $0.agency == nil && $0.isComplete && $0.validity.contains(date) }
  }
}
