// CommonPlan.swift: what the plans of all agencies have in common. Most rules stand in the root: they are
// computed once for all persons of a batch, in the order of the records, and not agency by agency.

import Semantics

/// The instructions that stand in every plan, as a plan of their own.
package struct CommonPlan: Sendable {
  /// Without outputs; explanations read the agency's own plan.
  package private(set) var plan: Plan
  /// By plan, by register: the register here that holds the same; -1: the plan's own.
  package private(set) var registers: [[Int32]]

  /// Fewer are not worth a run of their own.
  private static let least = 8

  /// Nil when the plans have next to nothing in common.
  package init?(_ plans: [Plan]) {
    guard let base = plans.first, plans.count > 1,
      plans.allSatisfy({ $0.monthEnd == base.monthEnd })
    else { return nil }
    var known: [Instruction: Int] = [:]
    for (index, instruction) in base.instructions.enumerated() { known[instruction] = index }
    let operands = plans.map { $0.instructions.map(\.operation.operands) }
    let matches = zip(plans, operands).map { Matching($0, $1, base, known).places }
    var isCommon = base.instructions.map { !$0.operation.isConstant }
    for places in matches {
      var isThere = [Bool](repeating: false, count: isCommon.count)
      for place in places where place >= 0 { isThere[place] = true }
      for place in isCommon.indices { isCommon[place] = isCommon[place] && isThere[place] }
    }
    CommonPlan.keepItemsTogether(plans, operands, matches, &isCommon)
    guard isCommon.count(where: { $0 }) >= CommonPlan.least else { return nil }
    let (plan, places) = CommonPlan.extract(base, isCommon)
    self.plan = plan
    registers = matches.map { $0.map { $0 < 0 || !isCommon[$0] ? -1 : places[$0] } }
  }

  /// An instruction of a plan's own may read what all persons have in common, but not items of lists:
  /// those it computes itself.
  private static func keepItemsTogether(
    _ plans: [Plan], _ operands: [[Operation.Operands]], _ matches: [[Int]],
    _ isCommon: inout [Bool]
  ) {
    var isSettled = false
    while !isSettled {
      isSettled = true
      for (number, plan) in plans.enumerated() {
        let places = matches[number]
        for index in plan.instructions.indices.reversed() {
          if places[index] >= 0, isCommon[places[index]] { continue }
          for operand in operands[number][index].registers {
            let place = places[Int(operand.index)]
            guard place >= 0, isCommon[place],
              plan.instructions[Int(operand.index)].frame != .person
            else { continue }
            isCommon[place] = false
            isSettled = false
          }
        }
      }
    }
  }

  /// Those instructions, and whatever they read, numbered anew.
  private static func extract(_ base: Plan, _ isCommon: [Bool]) -> (Plan, [Int32]) {
    var isKept = isCommon
    for (index, instruction) in base.instructions.enumerated().reversed() where isKept[index] {
      instruction.operation.visit({ isKept[Int($0.index)] = true }, { _ in })
    }
    var places = [Int32](repeating: -1, count: isKept.count)
    var plan = base
    plan.instructions = []
    plan.measurements = []
    plan.outputs = PlanOutputs()
    plan.provenance = Provenance()
    plan.provenance.names = base.provenance.names
    for (index, instruction) in base.instructions.enumerated() where isKept[index] {
      places[index] = Int32(truncatingIfNeeded: plan.instructions.count)
      var moved = instruction
      moved.operation = instruction.operation.mapped(
        { Register(Int(places[Int($0.index)])) }, { $0 })
      plan.instructions.append(moved)
      plan.provenance.owners.append(base.provenance.owners[index])
    }
    return (plan, places)
  }
}

/// Which instructions of a plan are those of another.
private struct Matching {
  private let plan: Plan
  private let operands: [Operation.Operands]
  private let base: Plan
  /// By instruction of the plan: its place in the other; -1: it is not there.
  private(set) var places: [Int] = []
  private var frames: [Int] = []
  private let knownFrames: [Frame: Int]

  /// - Parameter known: where each instruction of the other plan stands.
  init(
    _ plan: Plan, _ operands: [Operation.Operands], _ base: Plan, _ known: [Instruction: Int]
  ) {
    self.plan = plan
    self.operands = operands
    self.base = base
    knownFrames = Dictionary(
      zip(base.frames, base.frames.indices), uniquingKeysWith: { first, _ in first })
    for frame in plan.frames { frames.append(place(of: frame)) }
    var expected = 0
    for index in plan.instructions.indices {
      guard let instruction = moved(index) else {
        places.append(-1)
        continue
      }
      // Plans are made in much the same order: mostly it is the next.
      let isNext =
        expected < base.instructions.count && base.instructions[expected] == instruction
      let place = isNext ? expected : known[instruction]
      guard let place, isSame(index, place) else {
        places.append(-1)
        continue
      }
      places.append(place)
      expected = place + 1
    }
  }

  private func place(of frame: Frame) -> Int {
    if frame.depth == 0 { return 0 }
    let (parent, owner) = (frames[Int(frame.parent.index)], frames[Int(frame.owner.index)])
    guard parent >= 0, owner >= 0 else { return -1 }
    var moved = frame
    moved.parent = FrameID(parent)
    moved.owner = FrameID(owner)
    return knownFrames[moved] ?? -1
  }

  /// The instruction with the other plan's numbers; nil when something it reads is not there. What was
  /// measured is every agency's own.
  private func moved(_ index: Int) -> Instruction? {
    let instruction = plan.instructions[index]
    if case .measurement = instruction.operation { return nil }
    let frame = frames[Int(instruction.frame.index)]
    let operands = operands[index]
    guard frame >= 0, operands.registers.allSatisfy({ places[Int($0.index)] >= 0 }),
      operands.frames.allSatisfy({ frames[Int($0.index)] >= 0 })
    else { return nil }
    let operation = instruction.operation.mapped(
      { Register(places[Int($0.index)]) }, { FrameID(frames[Int($0.index)]) })
    return Instruction(operation, in: FrameID(frame), instruction.kind)
  }

  /// Whether two that read alike also mean the same: the lists they name by place, and whose they are.
  private func isSame(_ index: Int, _ place: Int) -> Bool {
    func same<Element: Equatable>(_ a: [Element], _ b: [Element], _ at: Int?) -> Bool {
      guard let at else { return true }
      return a.indices.contains(at) && b.indices.contains(at) && a[at] == b[at]
    }
    let isSame =
      switch plan.instructions[index].operation {
      case .versionAt(let at, _, _): same(plan.versions, base.versions, at)
      case .rank(_, let at): same(plan.rankTables, base.rankTables, at)
      case .isNamed(_, let at): same(plan.textSets, base.textSets, at)
      case .extreme(_, _, let at), .aggregate(_, _, _, _, let at), .lookup(_, _, _, let at, _):
        same(plan.rankTables, base.rankTables, at)
      default: true
      }
    if !isSame { return false }
    switch plan.instructions[index].operation {
    // Whoever asks first for a number has it; nobody is told whose it is.
    case .number, .code, .truth: return true
    default: return owner(of: index, plan) == owner(of: place, base)
    }
  }

  private func owner(of index: Int, _ plan: Plan) -> String {
    let owner = Int(plan.provenance.owners[index])
    return plan.provenance.names.indices.contains(owner) ? plan.provenance.names[owner] : ""
  }
}
