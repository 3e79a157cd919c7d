// Step.swift: a plan's instructions as loops over whole columns: everything that is known before the first
// record worked out, and nothing in them that has to be kept alive while they run.

import Program
import Semantics
import Values

/// What one instruction does to whole columns; registers by their place.
enum Loop: Sendable {
  /// No loop serves.
  case rowByRow

  case column(table: Int, column: Int)
  /// The frame holds all items of the same map, if there is one.
  case entry(table: Int, column: Int, key: Int32, frame: Int?)
  case measurement(Int)
  case lift(Int)

  case add(Int, Int)
  case subtract(Int, Int)
  case negate(Int)
  case scale(Int, by: Int64, Divisor)
  /// Of the steps' shares.
  case blend(Range<Int>, Divisor)
  /// The same of measurements that nothing else reads; their questions are operands.
  case measuredBlend(Range<Int>, Divisor, questions: Range<Int>)
  case group(Range<Int>, Divisor, takesMissing: Bool)
  /// To multiples of a unit.
  case round(Int, Divisor, unit: Int64)
  case within(Int, from: Int64, to: Int64)
  case atLeast(Int, Int64)
  case atMost(Int, Int64)
  /// Of the steps' operands.
  case extreme(isHighest: Bool, Range<Int>)

  case compareNumber(ComparisonOperator, Int, Looked)
  case compareNumbers(ComparisonOperator, Int, Int, unit: Int64)
  case compareCode(ComparisonOperator, Int, Int32)
  case compareCodes(ComparisonOperator, Int, Int)
  case compareTruths(isEqual: Bool, Int, Int)
  case rank(Int, table: Int)
  case isOver(Int, last: Int32, isNegated: Bool)

  case not(Int)
  case and(Range<Int>)
  case or(Range<Int>)
  case isPresent(Int)
  case isKnown(Int)

  case select(Int, then: Int, else: Int)
  case ifMissing(Int, Int)
  /// Of the steps' rows.
  case lookup(Int, isFirst: Bool)
  /// Of the steps' grids and operands.
  case grid(Int, Range<Int>)
  /// A grid by a code of the parent row and the member that each item is of: whole rows of the grid.
  case gridRows(Int, Range<Int>, owner: Int)

  case quantify(Quantifier, ItemSource, Register?)
  case count(ItemSource)
  case sum(ItemSource, Int)
}

/// One number of a weighted sum.
struct Share: Sendable {
  let register: Int
  let weight: Int64
}

struct Step: Sendable {
  let register: Int
  let frame: Int
  let kind: RegisterKind
  let loop: Loop
  /// Whether the register may be the record's own column.
  let isLoad: Bool
  /// A measurement that only weighted sums read: they can do without its register.
  let isDeferrable: Bool
}

/// The steps of a plan, and the lists they name by place.
struct Steps: Sendable {
  private(set) var list: [Step] = []
  private(set) var operands: [Int] = []
  private(set) var shares: [Share] = []
  private(set) var rows: [RowValues] = []
  private(set) var grids: [GridValues] = []
  private let grains: Grains
  private let framesOfMembers: [Int: Int]
  /// By register.
  private(set) var isDeferrable: [Bool]
  /// By register: whether a loop reads it. Row by row others are read, too.
  private(set) var isRead: [Bool]
  /// The largest sum of weights of measurements that are read so.
  private(set) var measuredWeights: Int64 = 0

  /// - Parameter indices: the instructions that run.
  init(_ plan: Plan, _ program: RuleProgram, _ indices: [Int]) {
    grains = Grains(plan, program)
    framesOfMembers = plan.framesOfMembers()
    isDeferrable = plan.deferrableMeasurements()
    isRead = Array(repeating: false, count: plan.instructions.count)
    list.reserveCapacity(indices.count)
    for index in indices {
      let instruction = plan.instructions[index]
      let loop = loop(instruction, plan, program)
      note(loop, instruction.operation)
      var isLoad = false
      if case .column = loop { isLoad = true }
      list.append(
        Step(
          register: index, frame: Int(instruction.frame.index), kind: instruction.kind,
          loop: loop, isLoad: isLoad, isDeferrable: isDeferrable[index]))
    }
  }

  /// Notes what a loop reads: constants that it holds itself are left out.
  private mutating func note(_ loop: Loop, _ operation: Operation) {
    switch loop {
    case .rowByRow: break
    case .compareNumber(_, let a, _), .compareCode(_, let a, _), .isOver(let a, _, _),
      .atLeast(let a, _), .atMost(let a, _):
      isRead[a] = true
    case .lookup(let place, _): for condition in rows[place].conditions { isRead[condition] = true }
    case .grid(_, let inputs): for input in operands[inputs] { isRead[input] = true }
    case .gridRows(_, let inputs, let owner):
      for input in operands[inputs] { isRead[input] = true }
      isRead[owner] = true
    default: operation.visit({ isRead[Int($0.index)] = true }, { _ in })
    }
  }

  private mutating func loop(
    _ instruction: Instruction, _ plan: Plan, _ program: RuleProgram
  ) -> Loop {
    let isNumber = instruction.kind.isNumber
    switch instruction.operation {
    case .column(let id): return .column(table: id.table.index, column: id.index)
    case .entry(let table, let column, let key):
      let frame = instruction.frame == .person ? framesOfMembers[table.index] : nil
      return .entry(table: table.index, column: column, key: key, frame: frame)
    case .measurement(let question): return .measurement(question)
    case .lift(let a): return .lift(place(a))

    case .add(let a, let b): return .add(place(a), place(b))
    case .subtract(let a, let b): return .subtract(place(a), place(b))
    case .negate(let a): return .negate(place(a))
    case .scale(let a, let numerator, let denominator):
      guard let factor = Int64(exactly: numerator), let divisor = Int64(exactly: denominator),
        let divisor = Divisor(divisor)
      else { return .rowByRow }
      return .scale(place(a), by: factor, divisor)
    case .blend(let parts, let divisor): return blend(parts, divisor, plan)
    case .group(let parts, let missing, _): return group(parts, missing)
    case .round(let a, let digits, let mode, let precision):
      return round(place(a), digits, mode, precision)
    case .within(let a, let lower, let upper, let precision):
      return within(place(a), lower, upper, precision)
    case .extreme(let isHighest, let list, _):
      return isNumber && !list.isEmpty ? extreme(isHighest, list, plan) : .rowByRow

    case .hasLasted(let since, let at, let duration, let step, let isNegated):
      guard case .code(let day) = plan.operation(at),
        case .number(let raw) = plan.operation(duration), let amount = Decimal(raw: raw).whole
      else { return .rowByRow }
      let last = program.lastDay(before: day, by: amount, step, plan.monthEnd)
      return .isOver(place(since), last: last, isNegated: isNegated)

    case .select(let condition, let then, let other):
      return isNumber ? .select(place(condition), then: place(then), else: place(other)) : .rowByRow
    case .ifMissing(let a, let b): return isNumber ? .ifMissing(place(a), place(b)) : .rowByRow
    case .lookup(let policy, let lines, _, _, _):
      guard let values = RowValues(policy, lines, plan) else { return .rowByRow }
      rows.append(values)
      return .lookup(rows.count - 1, isFirst: policy == .first)
    case .grid(_, let grid, _, _):
      guard !grid.inputs.isEmpty, let values = GridValues(grid, plan) else { return .rowByRow }
      grids.append(values)
      let inputs = keep(grid.inputs)
      if let owner = plan.ownerOfRows(grid, instruction.frame) {
        return .gridRows(grids.count - 1, inputs, owner: owner)
      }
      return .grid(grids.count - 1, inputs)

    case .quantify(let quantifier, let source, let body):
      return .quantify(quantifier, source, body)
    case .count(let source): return .count(source)
    case .aggregate(let kind, let source, let body, _, _):
      return kind == .sum ? .sum(source, place(body)) : .rowByRow
    default: return truth(instruction.operation, plan)
    }
  }

  /// Comparisons and what truths come to.
  private mutating func truth(_ operation: Operation, _ plan: Plan) -> Loop {
    switch operation {
    case .compareNumbers(let sign, let a, let b, let precision):
      let unit = Decimal.power(Decimal.digits - max(0, min(precision, Decimal.digits)))
      if case .number(let raw) = plan.operation(b) {
        return .compareNumber(
          sign, place(a), Looked(at: Decimal(raw: raw).looked(at: precision).raw, unit))
      }
      // Of multiples of the unit no two differ by less.
      let areWhole = grains.isMultiple(a, of: unit) && grains.isMultiple(b, of: unit)
      return .compareNumbers(
        sign, place(a), place(b), unit: areWhole ? 1 : Int64(truncatingIfNeeded: unit))
    case .compareCodes(let sign, let a, let b):
      if case .code(let code) = plan.operation(b) { return .compareCode(sign, place(a), code) }
      return .compareCodes(sign, place(a), place(b))
    case .compareTruths(let isEqual, let a, let b):
      return .compareTruths(isEqual: isEqual, place(a), place(b))
    case .rank(let a, let table): return .rank(place(a), table: table)
    case .not(let a): return .not(place(a))
    case .and(let list): return list.isEmpty ? .rowByRow : .and(keep(list))
    case .or(let list): return list.isEmpty ? .rowByRow : .or(keep(list))
    case .isPresent(let a): return .isPresent(place(a))
    case .isKnown(let a): return .isKnown(place(a))
    default: return .rowByRow
    }
  }

  // MARK: numbers

  private mutating func blend(_ parts: [BlendPart], _ divisor: Int128, _ plan: Plan) -> Loop {
    let weights = parts.compactMap { Int64(exactly: $0.weight) }
    guard let whole = Int64(exactly: divisor), let divisor = Divisor(whole), !parts.isEmpty,
      weights.count == parts.count
    else { return .rowByRow }
    let range = keep(
      zip(parts, weights).map { Share(register: place($0.value), weight: $1) })
    let sum = weights.reduce(Int64?(0)) { sum, weight in
      sum.flatMap { RegisterColumn.bound($0, plus: 1, times: weight) }
    }
    guard let sum, parts.allSatisfy({ isDeferrable[place($0.value)] }) else {
      return .blend(range, divisor)
    }
    measuredWeights = max(measuredWeights, sum)
    let questions = parts.compactMap { plan.question($0.value) }
    operands += questions
    return .measuredBlend(
      range, divisor, questions: operands.count - questions.count..<operands.count)
  }

  /// Where all indicators concern everybody, with whole weights.
  private mutating func group(_ parts: [GroupPart], _ missing: GroupMissing) -> Loop {
    var sum: Int64 = 0
    var list: [Share] = []
    for part in parts {
      guard part.applies == nil, part.weight >= 0, part.weight % Decimal.scale == 0,
        let weight = Int64(exactly: part.weight / Decimal.scale),
        let all = RegisterColumn.bound(sum, plus: 1, times: weight)
      else { return .rowByRow }
      sum = all
      list.append(Share(register: place(part.score), weight: weight))
    }
    guard sum > 0, let divisor = Divisor(sum) else { return .rowByRow }
    var takesMissing = true
    if case .undetermined = missing { takesMissing = false }
    return .group(keep(list), divisor, takesMissing: takesMissing)
  }

  /// Looked at with the digits of its unit, then rounded to fewer.
  private func round(_ a: Int, _ digits: Int, _ mode: RoundingMode, _ precision: Int) -> Loop {
    guard case .halfAwayFromZero = mode else { return .rowByRow }
    let seen = max(0, min(precision, Decimal.digits))
    let kept = max(0, min(digits, seen))
    let unit = Int64(truncatingIfNeeded: Decimal.power(Decimal.digits - kept))
    let step = Int64(truncatingIfNeeded: Decimal.power(Decimal.digits - seen))
    guard let divisor = Divisor(unit, lookedAt: step) else { return .rowByRow }
    return .round(a, divisor, unit: unit)
  }

  /// Where all lie a unit inside their bounds, no rounding brings one outside.
  private func within(_ a: Int, _ lower: Int128?, _ upper: Int128?, _ precision: Int) -> Loop {
    let unit = Decimal.power(Decimal.digits - max(0, min(precision, Decimal.digits)))
    func bound(_ number: Int128?, _ step: Int128, _ none: Int64) -> Int64 {
      guard let number else { return none }
      let (moved, overflow) = number.addingReportingOverflow(step)
      return overflow ? none : Int64(clamping: moved)
    }
    return .within(a, from: bound(lower, unit, .min), to: bound(upper, 0 - unit, .max))
  }

  private mutating func extreme(_ isHighest: Bool, _ list: [Register], _ plan: Plan) -> Loop {
    if list.count == 2, case .number(let raw) = plan.operation(list[1]),
      let limit = Int64(exactly: raw), limit.magnitude < RegisterColumn.limit
    {
      return isHighest ? .atLeast(place(list[0]), limit) : .atMost(place(list[0]), limit)
    }
    return .extreme(isHighest: isHighest, keep(list))
  }

  // MARK: lists

  private func place(_ register: Register) -> Int { Int(register.index) }

  private mutating func keep(_ list: [Register]) -> Range<Int> {
    let start = operands.count
    operands += list.map { place($0) }
    return start..<operands.count
  }

  private mutating func keep(_ list: [Share]) -> Range<Int> {
    let start = shares.count
    shares += list
    return start..<shares.count
  }
}

extension Plan {
  /// Of a grid over the items of a map, by a value of their owner and the member they are of: the
  /// register of that value.
  fileprivate func ownerOfRows(_ grid: MemberGrid, _ id: FrameID) -> Int? {
    let frame = frames[Int(id.index)]
    guard grid.inputs.count == 2, case .members(let count) = frame.completion,
      count == grid.shape.sizes[1], case .lift(let owner) = operation(grid.inputs[0]),
      case .column(let column) = operation(grid.inputs[1]), column.index == 0,
      column.table == frame.table,
      grid.inputs.allSatisfy({ instructions[Int($0.index)].frame == id })
    else { return nil }
    return Int(owner.index)
  }

  /// By table: the frame of every member of a person's map.
  fileprivate func framesOfMembers() -> [Int: Int] {
    var found: [Int: Int] = [:]
    for (index, frame) in frames.enumerated() where frame.depth > 0 {
      guard case .members = frame.completion, frame.parent == .person, frame.owner == .person
      else { continue }
      found[frame.table.index] = index
    }
    return found
  }

  /// By register: a measurement, as the record has it, that nothing reads but weighted sums of a few.
  fileprivate func deferrableMeasurements() -> [Bool] {
    var isDeferrable = instructions.map { instruction in
      guard case .measurement(let question) = instruction.operation else { return false }
      return measurements[question].freshFrom == nil
        && measurements[question].minimumRespondents == nil
    }
    if !isDeferrable.contains(true) { return isDeferrable }
    var blends: [[Int]] = []
    for instruction in instructions {
      if case .blend(let parts, _) = instruction.operation, parts.count <= Kernels.blendWidth {
        blends.append(parts.map { Int($0.value.index) })
      } else {
        instruction.operation.visit({ isDeferrable[Int($0.index)] = false }, { _ in })
      }
    }
    // A sum needs all its parts in registers, or none.
    var isSettled = false
    while !isSettled {
      isSettled = true
      for parts in blends where parts.contains(where: { !isDeferrable[$0] }) {
        for part in parts where isDeferrable[part] {
          isDeferrable[part] = false
          isSettled = false
        }
      }
    }
    return isDeferrable
  }

  fileprivate func question(_ register: Register) -> Int? {
    if case .measurement(let question) = operation(register) { question } else { nil }
  }

  func operation(_ register: Register) -> Operation { instructions[Int(register.index)].operation }
}
