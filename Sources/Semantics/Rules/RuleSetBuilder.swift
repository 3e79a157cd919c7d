// RuleSetBuilder.swift: one rule set in the making: its names, the expressions so far, and the scope in
// which an expression is being read. The extensions beside it read one kind of rule each.

import Syntax
import Text
import Values

struct RuleSetBuilder {
  let lexicon: Lexicon
  let sources: SetSources
  var set: RuleSet
  var messages = MessageList()
  /// The rules that have a value, by name.
  var values: [String: ValueName] = [:]
  /// Their names as written, for suggestions.
  var valueNames: [String] = []
  var syntax = RuleSyntax()
  /// Whether an indicator names a group that does not exist: its own may then seem empty.
  var isMissingGroup = false

  // MARK: the scope of the expression being read

  /// The lists around it, innermost last.
  var scopes: [TableID] = []
  /// Inputs of the formula or table around it.
  var inputs: [Input] = []
  /// Which of them have no known type; that has been told.
  var untypedInputs: Set<Int> = []
  /// Whether `kosong` may stand as a value (in tests).
  var allowsMissing = false
  /// Whether fields marked `terlarang` may be read.
  var allowsForbidden = false
  /// How a message calls the rule around it: `rumus usia`.
  var owner = ""

  // MARK: what is read on the way

  /// The restricted fields read since the last `takeReads`, by path.
  var reads: [String: RestrictedRead] = [:]
  /// The same for each rule that has a value.
  var readsOfValue: [ValueName: [String: RestrictedRead]] = [:]
  /// Rules that lead back to themselves, or whose type could not be found.
  var broken: Set<ValueName> = []
  /// Of formulas and tables: the inputs whose type is not known.
  var untyped: [ValueName: Set<Int>] = [:]
  /// Where the expressions of each rule stand, in a set others are built from.
  var spans: [RulePlace: Range<Int>] = [:]
  var keepsSpans = true

  init(_ lexicon: Lexicon, _ sources: SetSources, set: RuleSet) {
    self.lexicon = lexicon
    self.sources = sources
    self.set = set
  }

  /// Built from all of its declarations.
  init(_ lexicon: Lexicon, _ sources: SetSources, set: RuleSet, _ merged: MergedRules) {
    self.init(lexicon, sources, set: set)
    build(merged.rules.map(\.declaration))
  }

  // MARK: expressions

  mutating func add(_ kind: ExpressionKind, _ type: ExpressionType, _ range: SourceRange)
    -> ExpressionID
  {
    set.expressions.append(Expression(kind, type, range))
    return ExpressionID(set.expressions.count - 1)
  }

  mutating func add(_ kind: ExpressionKind, _ type: ScalarType, _ range: SourceRange)
    -> ExpressionID
  {
    add(kind, .scalar(type), range)
  }

  /// Stands where a mistake has been reported.
  mutating func invalid(_ range: SourceRange) -> ExpressionID {
    add(.literal(.missing), .invalid, range)
  }

  func scalar(_ id: ExpressionID) -> ScalarType? {
    if case .scalar(let type) = set[id].type { type } else { nil }
  }

  func number(_ id: ExpressionID) -> NumberType? {
    if case .scalar(.number(let type)) = set[id].type { type } else { nil }
  }

  func isInvalid(_ id: ExpressionID) -> Bool { set[id].type == .invalid }

  func precision(_ type: ScalarType?) -> Int {
    if case .number(let number)? = type { lexicon[number.unit].precision } else { 6 }
  }

  /// Reads with a list's items in scope.
  mutating func inside<Result>(
    _ table: TableID, _ body: (inout RuleSetBuilder) -> Result
  ) -> Result {
    scopes.append(table)
    defer { scopes.removeLast() }
    return body(&self)
  }

  /// Reads the parts of one rule: with its inputs, and outside any list.
  mutating func inRule<Result>(
    _ owner: String, _ inputs: [Input] = [], untyped: Set<Int>? = nil,
    _ body: (inout RuleSetBuilder) -> Result
  ) -> Result {
    let before = (self.owner, self.inputs, scopes, untypedInputs)
    (self.owner, self.inputs, scopes, untypedInputs) = (owner, inputs, [], untyped ?? [])
    defer { (self.owner, self.inputs, scopes, untypedInputs) = before }
    return body(&self)
  }

  /// Reads one rule, and keeps where its expressions stand.
  mutating func recording(_ place: RulePlace, _ read: (inout RuleSetBuilder) -> Void) {
    let start = set.expressions.count
    read(&self)
    if keepsSpans { spans[place] = start..<set.expressions.count }
  }

  // MARK: messages

  mutating func report(
    _ fault: some Fault, at range: SourceRange, label: Words? = nil, others: [Label] = [],
    fix: [Edit] = []
  ) {
    messages.report(fault, at: range, label: label, others: others, fix: fix)
  }

  /// The set whose file a place is in.
  func author(of range: SourceRange) -> String {
    sources.setOfFile[range.file].map { sources.sets[$0].name.text } ?? set.name
  }

  func origin(_ name: NameSyntax, _ label: TextSyntax?, _ basis: [TextSyntax]) -> Origin {
    Origin(
      name: name.text, label: label?.text ?? name.text, basis: basis.map(\.text),
      range: name.range, author: author(of: name.range))
  }

  /// Steps by months need to know what becomes of a day that does not exist.
  mutating func needsMonthEnd(at range: SourceRange) {
    if set.monthEnd == nil { report(TimeFault.monthEndMissing, at: range) }
  }
}

/// The declarations of what has a value by kind, in the order of their arrays.
struct RuleSyntax {
  var parameters = RuleTexts<ParameterSyntax>()
  var formulas = RuleTexts<FormulaSyntax>()
  var tables = RuleTexts<TableSyntax>()
  var groups = RuleTexts<GroupSyntax>()
  var indicators = RuleTexts<IndicatorSyntax>()
}

/// Declarations of one kind, cheap to hand on to another set.
struct RuleTexts<Body: Sendable>: RandomAccessCollection, Sendable {
  private final class Text: Sendable {
    let text: (Body, DeclarationSyntax)
    init(_ text: (Body, DeclarationSyntax)) { self.text = text }
  }
  private var texts: [Text] = []
  /// Those left `diisi dinas`: their places.
  private(set) var leftOpen: Set<Int> = []

  var startIndex: Int { 0 }
  var endIndex: Int { texts.count }
  subscript(position: Int) -> (Body, DeclarationSyntax) { texts[position].text }

  mutating func append(_ text: (Body, DeclarationSyntax)) { put(text, at: texts.count) }

  mutating func put(_ text: (Body, DeclarationSyntax), at place: Int) {
    _ = texts.put(Text(text), at: place)
    if text.1.leftToAgency != nil {
      leftOpen.insert(place)
    } else if leftOpen.contains(place) {
      leftOpen.remove(place)
    }
  }
}

/// A field marked `terbatas` that a rule reads.
struct RestrictedRead: Hashable {
  /// Where the rule reads it, or the rule through which it does.
  var range: SourceRange
  /// The rules on the way to the field.
  var via: [String]
}
