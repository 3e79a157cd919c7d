// Abstract.swift: what is known of an expression's value without knowing the record: which values it
// can have, whether it can be missing, and which part of the record to look at to know more.

import Semantics
import Values

struct Abstract: Hashable, Sendable {
  /// The values it can have.
  var set: ValueSet
  var mayBeMissing = false
  /// Set where the value is just that of a term.
  var term: Term?
  /// A term that, told apart further, tells more about this value.
  var doubt: Term?

  init(_ set: ValueSet, mayBeMissing: Bool = false, term: Term? = nil, doubt: Term? = nil) {
    self.set = set
    self.mayBeMissing = mayBeMissing
    self.term = term
    self.doubt = doubt ?? term
  }

  /// It is known, and to be this.
  var certain: Int128? { mayBeMissing ? nil : set.single }
  static let missing = Abstract(.empty, mayBeMissing: true)

  /// One or the other.
  func joined(with other: Abstract) -> Abstract {
    Abstract(
      set.union(other.set), mayBeMissing: mayBeMissing || other.mayBeMissing,
      term: term == other.term ? term : nil, doubt: doubt ?? other.doubt)
  }
}

/// What a condition can come to.
struct Truth: OptionSet, Hashable, Sendable {
  var rawValue: UInt8
  static let yes = Truth(rawValue: 1)
  static let no = Truth(rawValue: 2)
  /// Something that matters is missing.
  static let open = Truth(rawValue: 4)
  static let either: Truth = [.yes, .no]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ value: Abstract) {
    self = []
    if value.set.contains(1) { insert(.yes) }
    if value.set.contains(0) { insert(.no) }
    if value.mayBeMissing { insert(.open) }
  }

  var abstract: Abstract {
    var values: [Int128] = []
    if contains(.no) { values.append(0) }
    if contains(.yes) { values.append(1) }
    return Abstract(ValueSet(values), mayBeMissing: contains(.open))
  }

  var negated: Truth {
    var result = intersection(.open)
    if contains(.yes) { result.insert(.no) }
    if contains(.no) { result.insert(.yes) }
    return result
  }

  static func all(_ list: [Truth]) -> Truth {
    var result: Truth = []
    if list.allSatisfy({ $0.contains(.yes) }) { result.insert(.yes) }
    if list.contains(where: { $0.contains(.no) }) { result.insert(.no) }
    if list.contains(where: { $0.contains(.open) }),
      list.allSatisfy({ $0 != .no })
    {
      result.insert(.open)
    }
    return result
  }

  static func any(_ list: [Truth]) -> Truth { all(list.map(\.negated)).negated }
}

/// How much of the record decides a value.
enum Term: Hashable, Sendable {
  /// A field of the person, or of an item where a condition on items is looked at by itself.
  case column(ColumnID)
  case mapValue(TableID, column: Int, member: Int)
  case yearValue(TableID, column: Int, year: Int)
  case isListGiven(TableID)
  case indicator(Int)
  case source(Int, Int)
  case score(Int)
  case group(Int)
  case evaluationDate
  /// An input of a formula or table looked at by itself.
  case input(Int)
  /// Something of lists or reference lists, by its canonical form.
  case opaque(Int)
  /// What a dinas has yet to fill.
  case leftOpen(Int)
}
