// PlanLowering.swift: the state of compiling one rule set, and the emission of instructions: equal
// ones only once, operands lifted into the frame of their user.

import Semantics
import Text
import Values

/// Where an expression stands: the innermost list's items, and the inputs of the formula around it.
struct Scope {
  var frame: FrameID
  var inputs: [Register]?
  static let person = Scope(frame: .person, inputs: nil)
}

struct PlanLowering {
  static let depthLimit = 300

  let set: RuleSet
  let vocabulary: Vocabulary
  let schema: RecordSchema
  let date: CalendarDate
  let calendars: [WorkingCalendar]
  let suppositions: [PolicyTest.Supposition: Value]
  let monthEnd: MonthEndPolicy
  var pool: TextPool
  var plan: Plan
  var diagnostics: [Diagnostic] = []

  private var known = InstructionIndex(expected: 0)
  var frames: [Frame: FrameID] = [.person: .person]
  let numbers: EntityNumbers
  var results: RuleResults
  var rankTables: [EnumerationID: Int] = [:]
  var measurements = Numbering<MeasurementSpec>()
  var versions = Numbering<[VersionEntry]>()
  var textSets = Numbering<[String]>()
  var grids: GridShapes
  private var owner = 0
  /// By number of a rule; -1: none of its instructions was made yet.
  private var owners: [Int]
  var depth = 0
  var isTooLarge = false
  var keepsUses = false

  init(
    _ policy: Policy, set index: Int, schema: RecordSchema, date: CalendarDate,
    calendars: [WorkingCalendar], pool: TextPool, grids: GridShapes, suppositions: [Supposition]
  ) {
    set = policy.sets[index]
    vocabulary = policy.vocabulary
    self.schema = schema
    self.date = date
    self.calendars = calendars
    self.pool = pool
    self.grids = grids
    self.suppositions = Dictionary(
      suppositions.map { ($0.target, $0.value) }, uniquingKeysWith: { _, last in last })
    // Without the line in the header the checker lets no rule through that could need it.
    monthEnd = set.monthEnd ?? .lastDayOfMonth
    numbers = EntityNumbers(set)
    results = RuleResults(numbers)
    owners = Array(repeating: -1, count: numbers.count)
    plan = Plan(set: index, monthEnd: monthEnd)
  }

  /// The plan; nil when it goes beyond a limit (the messages say which).
  mutating func run(_ needed: NeededResults?) -> Plan? {
    keepsUses = needed?.keepsUses ?? false
    // Most expressions become an instruction: growing step by step would move them all several times.
    if needed == nil {
      plan.provenance.expressions = ExpressionRegisters(expected: set.expressions.count)
      known = InstructionIndex(expected: set.expressions.count)
      plan.instructions.reserveCapacity(set.expressions.count)
    }
    for entity in entityOrder(needed) { _ = value(of: entity) }
    lowerOutputs(needed)
    for root in needed?.expressions ?? [] { _ = lower(root, .person) }
    if isTooLarge {
      let range = set.expressions.first?.range ?? SourceRange(file: FileID(0), start: 0, end: 0)
      diagnostics.append(
        Diagnostic(
          ProgramFault.tooManySteps(set: set.name, limit: instructionLimit), at: range))
    }
    return diagnostics.hasErrors ? nil : plan
  }

  // MARK: emission

  /// The register of an instruction, new or known.
  mutating func emit(_ operation: Operation, in frame: FrameID, _ kind: RegisterKind) -> Register {
    let instruction = Instruction(operation, in: frame, kind)
    if plan.instructions.count >= instructionLimit {
      if let place = known.place(of: instruction, in: plan.instructions) {
        return Register(place)
      }
      isTooLarge = true
      return Register(0)
    }
    let place = known.place(orEndFor: instruction, in: plan.instructions)
    if place == plan.instructions.count {
      plan.instructions.append(instruction)
      plan.provenance.owners.append(Int32(truncatingIfNeeded: owner))
    }
    return Register(place)
  }

  /// The register of an operation over others, in the deepest of their frames (or `frame`, if that is
  /// deeper). All frames concerned lie on one line of descent.
  mutating func emit(
    _ operands: [Register], _ kind: RegisterKind, in frame: FrameID = .person,
    _ operation: ([Register]) -> Operation
  ) -> Register {
    var deepest = frame
    for operand in operands where depth(of: self.frame(of: operand)) > depth(of: deepest) {
      deepest = self.frame(of: operand)
    }
    let lifted = operands.map { lift($0, to: deepest) }
    return emit(operation(lifted), in: deepest, kind)
  }

  mutating func lift(_ register: Register, to frame: FrameID) -> Register {
    if plan.instructions[Int(register.index)].operation.isConstant { return register }
    var path: [FrameID] = []
    var at = frame
    let start = self.frame(of: register)
    while at != start, at != .person {
      path.append(at)
      at = self[at].parent
    }
    var lifted = register
    for step in path.reversed() { lifted = emit(.lift(lifted), in: step, kind(of: lifted)) }
    return lifted
  }

  subscript(frame: FrameID) -> Frame { plan.frames[Int(frame.index)] }

  func depth(of frame: FrameID) -> Int { self[frame].depth }

  func frame(of register: Register) -> FrameID {
    plan.instructions[Int(register.index)].frame
  }

  func kind(of register: Register) -> RegisterKind { plan.instructions[Int(register.index)].kind }

  mutating func constant(_ value: Value, _ kind: RegisterKind, _ cause: MissingCause = .written)
    -> Register
  {
    switch value {
    case .missing: emit(.missing(cause), in: .person, kind)
    case .number(let number): emit(.number(number.raw), in: .person, .number)
    case .boolean(let truth): emit(.truth(truth), in: .person, .truth)
    case .date(let date): emit(.code(date.days), in: .person, .date)
    case .member(let code):
      emit(.code(Int32(truncatingIfNeeded: code)), in: .person, .member)
    case .text(let text): emit(.code(pool.code(text)), in: .person, .text)
    }
  }

  mutating func number(_ value: Decimal) -> Register { constant(.number(value), .number) }

  // MARK: owners

  /// Runs `body` with instructions it makes belonging to a rule.
  mutating func owned<Result>(
    by entity: Entity, _ body: (inout PlanLowering) -> Result
  ) -> Result {
    let number = numbers.number(of: entity)
    if owners[number] < 0 { owners[number] = newOwner(name(of: entity)) }
    return owned(by: owners[number], body)
  }

  /// The same for a decision, or a part of one, each of which is compiled once.
  mutating func owned<Result>(
    byDecision name: String, _ body: (inout PlanLowering) -> Result
  ) -> Result {
    owned(by: newOwner(name), body)
  }

  private mutating func newOwner(_ name: String) -> Int {
    plan.provenance.names.append(name)
    return plan.provenance.names.count - 1
  }

  private mutating func owned<Result>(
    by owner: Int, _ body: (inout PlanLowering) -> Result
  ) -> Result {
    let before = self.owner
    self.owner = owner
    defer { self.owner = before }
    return body(&self)
  }

  private func name(of entity: Entity) -> String {
    switch entity {
    case .formula(let index): set.formulas[index].origin.name
    case .table(let index): set.tables[index].origin.name
    case .indicator(let index), .score(let index): set.indicators[index].origin.name
    case .group(let index): set.groups[index].origin.name
    }
  }

  mutating func tooDeep(at range: SourceRange) {
    let name = plan.provenance.names.indices.contains(owner) ? plan.provenance.names[owner] : ""
    if diagnostics.isEmpty {
      diagnostics.append(
        Diagnostic(
          ProgramFault.nestedTooDeeply(name: name, limit: PlanLowering.depthLimit), at: range))
    }
  }

  // MARK: types

  func kind(of id: ExpressionID) -> RegisterKind? {
    if case .scalar(let type) = set.type(of: id) { RegisterKind(type) } else { nil }
  }

  /// Digits looked at in a value of a type.
  func precision(of type: ExpressionType) -> Int {
    if case .scalar(let scalar) = type { precision(of: scalar) } else { 6 }
  }

  func precision(of type: ScalarType) -> Int {
    guard case .number(let number) = type, vocabulary.units.indices.contains(number.unit.index)
    else { return 6 }
    return vocabulary.units[number.unit.index].precision
  }

  /// Where the ranks of a scale stand; nil when a member's code is its rank, or for no scale.
  mutating func ranks(of type: ExpressionType) -> Int? {
    guard case .scalar(.member(let id)) = type, vocabulary.enumerations.indices.contains(id.index)
    else { return nil }
    if let place = rankTables[id] { return place }
    let ranks = vocabulary.enumerations[id.index].members.map {
      Int32(truncatingIfNeeded: $0.rank)
    }
    if ranks.enumerated().allSatisfy({ $0.offset == Int($0.element) }) { return nil }
    plan.rankTables.append(ranks)
    rankTables[id] = plan.rankTables.count - 1
    return plan.rankTables.count - 1
  }
}
