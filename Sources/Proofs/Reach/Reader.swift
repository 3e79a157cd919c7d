// Reader.swift: reads expressions over a box: a set of possible values for every part of the record.
// What it answers covers every record in the box; where the answer is not one, it says how to split.

import Semantics
import Values

/// Two boxes that together hold what one held: one term told apart.
struct Split: Sendable {
  var term: Term
  var left: TermState
  var right: TermState
}

/// The inputs of the formula or table being read.
struct Scope {
  /// Nil where a rule is looked at by itself.
  var inputs: [Abstract]?
  /// Tells calls with different arguments apart; 0 outside of calls.
  var call = 0
  static let person = Scope()
}

struct Reader {
  let set: RuleSet
  private let shared: [Expression]
  private let own: [Expression]
  let vocabulary: Vocabulary
  let schema: RecordSchema?
  var orders: Orders
  var canon: Canon
  /// The types of the inputs of a rule looked at by itself.
  var inputTypes: [ScalarType] = []

  private(set) var box: Box = [:]
  /// The terms in the order they were first met.
  private(set) var met: [Term] = []
  private(set) var types: [Term: ScalarType] = [:]
  /// The expression an opaque term stands for.
  private(set) var writings: [Term: ExpressionID] = [:]
  /// The days that a number of months lies between.
  var spans: [Term: (since: Term, at: Term)] = [:]
  var split: Split?

  /// Terms a rule asks about being missing: only they are ever thought missing. A condition that holds
  /// with something missing holds, too, with whatever it may be, unless it asks.
  var asked: Set<Term> = []
  /// Groups, scores and measured values taken apart instead of being terms of their own.
  var isTakenApart: Set<Term> = []

  struct MemoKey: Hashable {
    var kind: Int
    var index: Int
    var output: Int
  }
  private var memo: [(key: MemoKey, value: Abstract, split: Split?)] = []
  var cells: [Int: [TableCells]] = [:]
  /// Whether single records are looked at, not boxes of many.
  var isProbing = false
  /// Whether the evaluation date was read; whoever wants to know clears it.
  var readsDay = false
  var depth = 0
  private static let depthLimit = 300
  /// Whether something was nested too deeply to be read to its end: nothing is proved then.
  private(set) var isCutOff = false

  var isWithinDepth: Bool {
    mutating get {
      if depth < Reader.depthLimit { return true }
      isCutOff = true
      return false
    }
  }

  init(_ set: RuleSet, _ vocabulary: Vocabulary, _ schema: RecordSchema?, _ orders: Orders) {
    self.set = set
    shared = set.expressions.shared
    own = set.expressions.own
    self.vocabulary = vocabulary
    self.schema = schema
    self.orders = orders
    canon = Canon(set)
  }

  subscript(id: ExpressionID) -> Expression {
    id.index < shared.count ? shared[id.index] : own[id.index - shared.count]
  }

  func has(_ id: ExpressionID) -> Bool {
    id.index >= 0 && id.index < shared.count + own.count
  }

  // MARK: boxes

  /// Everything read from here on is about the records of this box.
  mutating func enter(_ box: Box) {
    self.box = box
    split = nil
    memo.removeAll(keepingCapacity: true)
  }

  /// Begins a new question.
  mutating func begin(asking asked: Set<Term>, takingApart: Set<Term>) {
    self.asked = asked
    isTakenApart = takingApart
    met = []
    types = [:]
    writings = [:]
    spans = [:]
    enter([:])
  }

  mutating func value(
    of term: Term, _ type: ScalarType, writing: ExpressionID? = nil,
    _ initial: (inout Reader) -> ValueSet
  ) -> Abstract {
    var state = box[term]
    if state == nil {
      // What is read for it may itself meet other terms.
      let set = initial(&self)
      state = TermState(
        set: set, mayBeMissing: asked.contains(term) && !isAlwaysThere(term))
    }
    let read = box.read(term) { state ?? TermState(set: .empty, mayBeMissing: true) }
    if read.isNew, types[term] == nil {
      types[term] = type
      met.append(term)
      if let writing { writings[term] = writing }
    }
    return abstract(read.state, term)
  }

  private func abstract(_ state: TermState, _ term: Term) -> Abstract {
    var value = Abstract(state.set, mayBeMissing: state.mayBeMissing, term: term)
    if !state.isOpen { value.doubt = nil }
    return value
  }

  func isAlwaysThere(_ term: Term) -> Bool {
    switch term {
    case .column(let column): isRequired(column)
    case .evaluationDate, .isListGiven: true
    default: false
    }
  }

  private func isRequired(_ column: ColumnID) -> Bool {
    guard let schema, schema.tables.indices.contains(column.table.index),
      schema.tables[column.table.index].columns.indices.contains(column.index)
    else { return false }
    let marks = schema.tables[column.table.index].columns[column.index].marks
    return marks.contains(.required) || marks.contains(.key)
  }

  // MARK: splitting

  /// The first place where more must be known is where to split.
  mutating func note(_ new: Split?) {
    if split == nil { split = new }
  }

  /// Splits the term a value is of at `part`; a value that is computed, anywhere.
  func splitting(_ value: Abstract, at part: ValueSet) -> Split? {
    // Another split is noted already.
    if split != nil { return nil }
    guard let term = value.term, let state = box[term] else { return splitting(value) }
    let inside = state.set.intersection(part)
    let outside = state.set.subtracting(part)
    guard !inside.isEmpty, !outside.isEmpty, inside.count + outside.count == state.set.count
    else { return splitting(value) }
    return Split(
      term: term, left: TermState(set: inside, mayBeMissing: false),
      right: TermState(set: outside, mayBeMissing: state.mayBeMissing))
  }

  /// Splits what a value depends on, somewhere.
  func splitting(_ value: Abstract) -> Split? {
    guard split == nil, let term = value.doubt, let state = box[term] else { return nil }
    if state.mayBeMissing, !state.set.isEmpty { return splittingMissing(value) }
    guard let (left, right) = state.set.halves else { return nil }
    return Split(
      term: term, left: TermState(set: left, mayBeMissing: false),
      right: TermState(set: right, mayBeMissing: false))
  }

  /// Splits into there and missing.
  func splittingMissing(_ value: Abstract) -> Split? {
    guard split == nil, let term = value.doubt, let state = box[term] else { return nil }
    guard state.mayBeMissing, !state.set.isEmpty else { return splitting(value) }
    return Split(
      term: term, left: TermState(set: state.set, mayBeMissing: false),
      right: TermState(set: .empty, mayBeMissing: true))
  }

  /// Which of several values to tell apart first: the one that can be the most.
  func doubt(_ values: [Abstract]) -> Term? {
    var best: (term: Term, count: Int128)?
    for value in values {
      guard let term = value.doubt, let state = box[term], state.isOpen else { continue }
      if best.map({ state.set.count > $0.count }) ?? true { best = (term, state.set.count) }
    }
    return best?.term
  }

  /// Of a formula, table or group that every reader of it shares.
  mutating func remembered(
    _ key: MemoKey?, _ compute: (inout Reader) -> Abstract
  ) -> Abstract {
    guard let key else { return compute(&self) }
    for known in memo where known.key == key {
      note(known.split)
      return known.value
    }
    let before = split
    split = nil
    let value = compute(&self)
    memo.append((key, value, split))
    split = before ?? split
    return value
  }
}
