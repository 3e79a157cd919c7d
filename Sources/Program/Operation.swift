// Operation.swift: every primitive operation a rule comes down to, and the frames they run in.
// Exhaustive switches: Disassembly here; Machine, Causes in Evaluation.

package import Semantics
package import Values

/// One instruction's result, a column of values over the rows of its frame.
package struct Register: Hashable, Sendable {
  package var index: Int32
  package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }
}

/// How a register's payload reads.
package enum RegisterKind: UInt8, Hashable, Sendable {
  /// No payload: the state itself is no, yes, unknown, failed or conflict.
  case truth
  /// `Decimal.raw`.
  case number
  /// A day number.
  case date
  /// The code of a scale's or choice's member.
  case member
  /// See `RuleProgram.texts`.
  case text

  package init(_ type: ScalarType) {
    switch type {
    case .text: self = .text
    case .boolean: self = .truth
    case .date: self = .date
    case .number: self = .number
    case .member, .calendar: self = .member
    }
  }
}

/// Which rows an instruction runs over. Frame 0 is the persons; every other one holds the items that
/// a list reference selects for each row of its parent.
package struct FrameID: Hashable, Sendable {
  package var index: Int32
  package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }
  package static let person = FrameID(0)
}

/// The items of a list that count, for each row of the parent frame.
package struct Frame: Hashable, Sendable {
  /// Rows for what a record does not give.
  package enum Completion: Hashable, Sendable {
    case none
    /// Every year of the window, given or not.
    case years
    /// Every member of the map's choice.
    case members(Int)
  }
  package var parent: FrameID
  /// The frame whose rows own the list: `parent` or one above it.
  package var owner: FrameID
  package var table: TableID
  package var depth: Int
  /// Items are of years (column 0), not of days.
  package var isYearly: Bool
  package var dateColumn: Int?
  package var endColumn: Int?
  /// First and last day (or year) that counts, both included; nil: not bounded below.
  package var from: Int32?
  /// Of a window and of streaks never after the evaluation date.
  package var to: Int32
  /// Whether an item without a date may or may not count (a window was asked for).
  package var isWindowed: Bool
  package var completion: Completion

  package static let person = Frame(
    parent: .person, owner: .person, table: .person, depth: 0, isYearly: false, dateColumn: nil,
    endColumn: nil, from: nil, to: 0, isWindowed: false, completion: .none)
}

/// Why a constant is missing.
package enum MissingCause: Hashable, Sendable {
  /// `kosong` written, or nothing to compute from.
  case written
  /// Does not concern this person; never a reason.
  case notApplicable
  case parameterNotInForce(String)
  /// A table's `kosong "alasan"`.
  case leftOpen(String)
  case noPeriodCompleted(String)
  /// Fixed by `andai NAME = kosong`.
  case supposed(String)
}

/// One row of a decision table.
package struct LookupRow: Hashable, Sendable {
  package var condition: Register
  package var output: Register
}

/// One exception of a formula, or an exception to one.
package struct ExceptionCase: Hashable, Sendable {
  package var condition: Register
  /// What it gives, exceptions against it included.
  package var value: Register
  package var name: String
}

/// One number of a weighted sum.
package struct BlendPart: Hashable, Sendable {
  package var value: Register
  package var weight: Int128
}

/// One indicator in its group.
package struct GroupPart: Hashable, Sendable {
  /// Nil: everybody.
  package var applies: Register?
  /// `Decimal.raw` of the weight.
  package var weight: Int128
  package var score: Register
}

package enum GroupMissing: Hashable, Sendable {
  case undetermined
  case redistribute
  /// `Decimal.raw`, in persen.
  case value(Int128)
}

/// The items an aggregate or quantifier runs over.
package struct ItemSource: Hashable, Sendable {
  package var frame: FrameID
  /// A truth in that frame: whether the item counts.
  package var filter: Register?
  /// Items whose filter or body is unknown are left out.
  package var ignoresMissing: Bool
}

/// A primitive operation over registers.
package enum Operation: Hashable, Sendable {
  // Values that do not depend on the record.
  case number(Int128)
  /// A date, member or text.
  case code(Int32)
  case truth(Bool)
  case missing(MissingCause)

  // Values of the record.
  case column(ColumnID)
  /// The value of a column in the item of a map or yearly list with this key (member code or year).
  case entry(TableID, column: Int, key: Int32)
  case isGiven(TableID)
  /// What `MeasurementSpec` at this place describes.
  case measurement(Int)
  /// A value of a frame above, for every row of this one.
  case lift(Register)
  /// The version of a parameter (`Plan.versions`) in force on a day.
  case versionAt(Int, Register, name: String)
  case reference(ReferenceID, column: Int, key: Register)

  // Numbers.
  case add(Register, Register)
  case subtract(Register, Register)
  case multiply(Register, Register, isOverHundred: Bool)
  case divide(Register, Register, isTimesHundred: Bool)
  case negate(Register)
  /// Times the first over the second.
  case scale(Register, Int128, Int128)
  /// The sum of numbers times their weights, over a divisor above zero.
  case blend([BlendPart], over: Int128)
  case round(Register, digits: Int, RoundingMode, precision: Int)
  case roundToMultiple(Register, of: Register, RoundingMode, precision: Int)
  /// The same number; fails outside the bounds.
  case within(Register, lower: Int128?, upper: Int128?, precision: Int)
  /// The largest or smallest; members by rank (`Plan.rankTables`).
  case extreme(isHighest: Bool, [Register], ranks: Int?)

  // Days.
  case datePart(DatePart, Register)
  case dateStep(Register, by: Register, DateStep, isBackwards: Bool)
  /// The largest N with `since + N <= at`.
  case elapsed(SpanUnit, since: Register, at: Register)
  /// Both days counted.
  case span(SpanUnit, from: Register, to: Register)
  case hasLasted(since: Register, at: Register, duration: Register, DateStep, isNegated: Bool)

  // Comparisons.
  case compareNumbers(ComparisonOperator, Register, Register, precision: Int)
  case compareCodes(ComparisonOperator, Register, Register)
  case compareTruths(isEqual: Bool, Register, Register)
  case rank(Register, table: Int)
  /// A text, read without case, space, `_` and `-`, is one of `Plan.textSets` at this place.
  case isNamed(Register, names: Int)

  // Truths.
  case not(Register)
  case and([Register])
  case or([Register])
  case isPresent(Register)
  /// Yes where known, unknown where missing.
  case isKnown(Register)

  // Choices.
  case select(Register, then: Register, else: Register)
  case ifMissing(Register, Register)
  case lookup(DecisionTable.HitPolicy, [LookupRow], precision: Int, ranks: Int?, name: String)
  /// The same as a look-up, for `exactlyOne` and `first`.
  case grid(DecisionTable.HitPolicy, MemberGrid, precision: Int, name: String)
  case except(base: Register, [ExceptionCase], precision: Int, name: String)

  // Lists.
  case quantify(Quantifier, ItemSource, Register?)
  case count(ItemSource)
  case aggregate(AggregateKind, ItemSource, Register, precision: Int, ranks: Int?)
  case streak(Int, StreakUnit, ItemSource)

  // Scores.
  case group([GroupPart], GroupMissing, name: String)
}

extension Operation {
  /// Whether the result is the same in every row of every frame.
  package var isConstant: Bool {
    switch self {
    case .number, .code, .truth, .missing: true
    default: false
    }
  }
}

/// One operation, the frame it runs in, and how its result reads.
package struct Instruction: Hashable, Sendable {
  package var operation: Operation
  package var frame: FrameID
  package var kind: RegisterKind

  package init(_ operation: Operation, in frame: FrameID, _ kind: RegisterKind) {
    self.operation = operation
    self.frame = frame
    self.kind = kind
  }
}
