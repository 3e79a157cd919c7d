// RuleSet.swift: the rules of one agency over one stretch of time in which they do not change,
// inheritance done, names and types settled.

package import Text
package import Values

/// What every rule carries for explaining it.
package struct Origin: Sendable {
  package var name: String
  package var label: String
  /// The texts of `dasar`, as written.
  package var basis: [String]
  /// Where its name stands.
  package var range: SourceRange
  /// The rule set whose file wrote it (inherited rules keep their author): index into `Policy.agencies`,
  /// nil for the root.
  package var author: String

  package init(name: String, label: String, basis: [String], range: SourceRange, author: String) {
    self.name = name
    self.label = label
    self.basis = basis
    self.range = range
    self.author = author
  }
}

package struct Parameter: Sendable {
  package struct Version: Sendable {
    package var validity: DateInterval
    package var value: Value
    package var range: SourceRange
    package init(validity: DateInterval, value: Value, range: SourceRange) {
      self.validity = validity
      self.value = value
      self.range = range
    }
  }
  package var origin: Origin
  package var type: ScalarType
  /// Oldest first, without overlap.
  package var versions: [Version]

  package init(origin: Origin, type: ScalarType, versions: [Version]) {
    self.origin = origin
    self.type = type
    self.versions = versions
  }
}

package struct Input: Sendable {
  package var name: String
  package var type: ScalarType
  package init(name: String, type: ScalarType) {
    self.name = name
    self.type = type
  }
}

/// `kecuali`: an exception, and the exceptions against it.
package struct RuleException: Sendable {
  package var origin: Origin
  package var condition: ExpressionID
  /// Only in a formula.
  package var value: ExpressionID?
  package var against: [RuleException]

  package init(
    origin: Origin, condition: ExpressionID, value: ExpressionID?, against: [RuleException]
  ) {
    self.origin = origin
    self.condition = condition
    self.value = value
    self.against = against
  }
}

package struct Formula: Sendable {
  package var origin: Origin
  package var inputs: [Input]
  package var type: ScalarType
  package var body: ExpressionID
  package var exceptions: [RuleException]

  package init(
    origin: Origin, inputs: [Input], type: ScalarType, body: ExpressionID,
    exceptions: [RuleException]
  ) {
    self.origin = origin
    self.inputs = inputs
    self.type = type
    self.body = body
    self.exceptions = exceptions
  }
}

/// A decision table; a crosstab is one with two inputs and a row per cell.
package struct DecisionTable: Sendable {
  package enum HitPolicy: Hashable, Sendable { case exactlyOne, first, sum, highest, lowest }

  package enum Cell: Sendable {
    /// Holds whatever the input is, missing too.
    case anything
    /// Holds when the input is known and no other row's cell of this column names it.
    case otherwise
    case missing
    /// Holds when one of the tests does.
    case tests([Test])
  }
  package enum Test: Sendable {
    case equal(ExpressionID)
    case notEqual(ExpressionID)
    case range(lower: ExpressionID?, lowerIsOpen: Bool, upper: ExpressionID?, upperIsOpen: Bool)
  }
  package enum Output: Sendable {
    case expression(ExpressionID)
    /// `kosong "alasan"`
    case empty(reason: String)
  }
  package struct Row: Sendable {
    package var cells: [Cell]
    package var outputs: [Output]
    package var range: SourceRange
    package init(cells: [Cell], outputs: [Output], range: SourceRange) {
      self.cells = cells
      self.outputs = outputs
      self.range = range
    }
  }
  package struct Column: Sendable {
    package var expression: ExpressionID
    /// Digits looked at when a number is looked up.
    package var precision: Int
    package var range: SourceRange
    package init(expression: ExpressionID, precision: Int, range: SourceRange) {
      self.expression = expression
      self.precision = precision
      self.range = range
    }
  }
  package var origin: Origin
  package var inputs: [Input]
  package var hitPolicy: HitPolicy
  package var columns: [Column]
  package var outputs: [Input]
  package var rows: [Row]
  package var isCrosstab: Bool

  package init(
    origin: Origin, inputs: [Input], hitPolicy: HitPolicy, columns: [Column], outputs: [Input],
    rows: [Row], isCrosstab: Bool
  ) {
    self.origin = origin
    self.inputs = inputs
    self.hitPolicy = hitPolicy
    self.columns = columns
    self.outputs = outputs
    self.rows = rows
    self.isCrosstab = isCrosstab
  }
}

package struct Condition: Sendable {
  package var origin: Origin
  package var condition: ExpressionID
  package var exceptions: [RuleException]
  package init(origin: Origin, condition: ExpressionID, exceptions: [RuleException]) {
    self.origin = origin
    self.condition = condition
    self.exceptions = exceptions
  }
}

package struct Promotion: Sendable {
  package var origin: Origin
  /// Nil: everybody is a candidate.
  package var candidates: ExpressionID?
  package var conditions: [Condition]
  package init(origin: Origin, candidates: ExpressionID?, conditions: [Condition]) {
    self.origin = origin
    self.candidates = candidates
    self.conditions = conditions
  }
}

package struct Training: Sendable {
  package enum Priority: String, Hashable, Sendable {
    case high = "tinggi", medium = "sedang", low = "rendah"
  }
  package struct PriorityRule: Sendable {
    package var priority: Priority
    package var condition: ExpressionID?
    package init(priority: Priority, condition: ExpressionID?) {
      self.priority = priority
      self.condition = condition
    }
  }
  package struct NoRepeat: Sendable {
    package var months: Int
    package var table: TableID
    /// The column compared with the training's name and label (text), or its member (scale, choice).
    package var nameColumn: Int
    /// Set when the name column is of a scale or choice.
    package var member: Int?
    package var dateColumn: Int
    package init(months: Int, table: TableID, nameColumn: Int, member: Int?, dateColumn: Int) {
      self.months = months
      self.table = table
      self.nameColumn = nameColumn
      self.member = member
      self.dateColumn = dateColumn
    }
  }
  package var origin: Origin
  package var trigger: ExpressionID
  package var exceptions: [RuleException]
  /// The first that holds, high before low; none holds: `sedang`.
  package var priorities: [PriorityRule]
  package var noRepeat: NoRepeat?
  package init(
    origin: Origin, trigger: ExpressionID, exceptions: [RuleException], priorities: [PriorityRule],
    noRepeat: NoRepeat?
  ) {
    self.origin = origin
    self.trigger = trigger
    self.exceptions = exceptions
    self.priorities = priorities
    self.noRepeat = noRepeat
  }
}

package struct Placement: Sendable {
  package var origin: Origin
  package var target: ExpressionID?
  package var suitable: ExpressionID
  package var exceptions: [RuleException]
  package init(
    origin: Origin, target: ExpressionID?, suitable: ExpressionID, exceptions: [RuleException]
  ) {
    self.origin = origin
    self.target = target
    self.suitable = suitable
    self.exceptions = exceptions
  }
}

package struct Flag: Sendable {
  package enum MessagePart: Sendable {
    case text(String)
    case value(ExpressionID)
  }
  package var origin: Origin
  package var isForInspection: Bool
  package var condition: ExpressionID
  package var exceptions: [RuleException]
  package var message: [MessagePart]
  package init(
    origin: Origin, isForInspection: Bool, condition: ExpressionID, exceptions: [RuleException],
    message: [MessagePart]
  ) {
    self.origin = origin
    self.isForInspection = isForInspection
    self.condition = condition
    self.exceptions = exceptions
    self.message = message
  }
}

/// The rules of one agency (or the root) over one stretch of time.
package struct RuleSet: Sendable {
  package var name: String
  package var label: String
  /// Code of `pilihan Dinas`; nil for the root.
  package var agency: Int?
  package var validity: DateInterval
  package var monthEnd: MonthEndPolicy?
  /// False when something `diisi dinas` is still open, as in most roots: the set is checked, never evaluated.
  package var isComplete: Bool
  package var expressions: ExpressionList
  package var parameters: [Parameter]
  package var formulas: [Formula]
  package var tables: [DecisionTable]
  package var groups: [Group]
  package var indicators: [Indicator]
  package var promotions: [Promotion]
  package var trainings: [Training]
  package var placements: [Placement]
  package var flags: [Flag]
  /// Set where it was built from another set.
  package var departure: Departure?
  /// The expressions that its base does not have: with those of all sets, each is there once.
  package var newExpressions: Range<Int> {
    departure == nil ? expressions.indices : expressions.ownIndices
  }

  package init(
    name: String, label: String, agency: Int?, validity: DateInterval, monthEnd: MonthEndPolicy?
  ) {
    self.name = name
    self.label = label
    self.agency = agency
    self.validity = validity
    self.monthEnd = monthEnd
    isComplete = true
    expressions = ExpressionList()
    parameters = []
    formulas = []
    tables = []
    groups = []
    indicators = []
    promotions = []
    trainings = []
    placements = []
    flags = []
  }

  package subscript(id: ExpressionID) -> Expression { expressions[id.index] }

  package func type(of id: ExpressionID) -> ExpressionType { expressions.type(at: id.index) }

  package func kind(of id: ExpressionID) -> ExpressionKind { expressions.kind(at: id.index) }
}
