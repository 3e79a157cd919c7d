// Fingerprint.swift: one number for an operation, by which equal ones are found: hashing every part of every
// instruction would be a tenth of compiling.

import Semantics

extension Operation {
  package func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }

  /// A number for what it reads, and for what else tells operations on the same apart.
  var fingerprint: UInt64 {
    var mixed = Mixture()
    switch self {
    case .number(let raw): mixed.add(raw)
    case .code(let code): mixed.add(Int(code))
    case .truth(let truth): mixed.add(truth ? 1 : 2)
    case .missing(let cause): mixed.add(cause.words)
    case .column(let id):
      mixed.add(id.table.index)
      mixed.add(id.index)
    case .entry(let table, let column, let key):
      mixed.add(table.index)
      mixed.add(column)
      mixed.add(Int(key))
    case .isGiven(let table): mixed.add(table.index)
    case .measurement(let place), .versionAt(let place, _, _), .rank(_, let place),
      .isNamed(_, let place), .round(_, let place, _, _), .streak(let place, _, _):
      mixed.add(place)
    case .reference(let id, let column, _):
      mixed.add(id.index)
      mixed.add(column)
    case .scale(_, let numerator, let denominator):
      mixed.add(numerator)
      mixed.add(denominator)
    case .blend(let parts, let divisor):
      for part in parts { mixed.add(part.weight) }
      mixed.add(divisor)
    case .within(_, let lower, let upper, _):
      if let lower { mixed.add(lower) }
      if let upper { mixed.add(upper) }
    case .lookup(_, _, _, _, let name), .grid(_, _, _, let name), .except(_, _, _, let name):
      mixed.add(name)
    case .group(let parts, _, let name):
      for part in parts { mixed.add(part.weight) }
      mixed.add(name)
    default: break
    }
    visit({ mixed.add(Int($0.index)) }, { mixed.add(Int($0.index)) })
    return mixed.value
  }
}

extension Instruction {
  var fingerprint: UInt64 {
    var mixed = Mixture(operation.fingerprint)
    mixed.add(Int(frame.index) << 8 | Int(kind.rawValue))
    return mixed.value
  }
}

extension MissingCause {
  /// What it is about.
  fileprivate var words: String {
    switch self {
    case .written, .notApplicable: ""
    case .parameterNotInForce(let words), .leftOpen(let words), .noPeriodCompleted(let words),
      .supposed(let words):
      words
    }
  }
}

/// Several numbers as one.
private struct Mixture {
  private(set) var value: UInt64

  init(_ value: UInt64 = 0) { self.value = value }

  mutating func add(_ number: Int) {
    value = (value ^ UInt64(truncatingIfNeeded: number)) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 29
  }

  mutating func add(_ number: Int128) {
    add(Int(truncatingIfNeeded: number))
    add(Int(truncatingIfNeeded: number >> 64))
  }

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(Int(byte)) }
  }
}

/// The instructions of a plan, each found by its fingerprint: an open table of places, half of it free at
/// least. The fingerprint is mixed already; hashing it once more would cost as much as looking.
struct InstructionIndex {
  /// Where an instruction stands in the plan; -1: free. As many as a power of two.
  private var places: [Int32]
  private var count = 0

  /// - Parameter expected: how many instructions there will probably be.
  init(expected: Int) {
    var size = 64
    while size < expected * 2 { size *= 2 }
    places = Array(repeating: -1, count: size)
  }

  /// Where an equal instruction stands.
  func place(of instruction: Instruction, in instructions: [Instruction]) -> Int? {
    let place = places[slot(for: instruction, instructions)]
    return place < 0 ? nil : Int(place)
  }

  /// Where an equal instruction stands, or, when there is none, the end, where this one is to be put.
  mutating func place(orEndFor instruction: Instruction, in instructions: [Instruction]) -> Int {
    let slot = slot(for: instruction, instructions)
    if places[slot] >= 0 { return Int(places[slot]) }
    places[slot] = Int32(truncatingIfNeeded: instructions.count)
    count += 1
    if count * 2 > places.count { grow(instructions, with: instruction) }
    return instructions.count
  }

  /// The slot that names an equal instruction, or the free one that is to name this.
  private func slot(for instruction: Instruction, _ instructions: [Instruction]) -> Int {
    var slot = first(for: instruction)
    while places[slot] >= 0, instructions[Int(places[slot])] != instruction {
      slot = (slot + 1) & (places.count - 1)
    }
    return slot
  }

  private func first(for instruction: Instruction) -> Int {
    Int(truncatingIfNeeded: instruction.fingerprint) & (places.count - 1)
  }

  private mutating func grow(_ instructions: [Instruction], with last: Instruction) {
    let before = places
    places = Array(repeating: -1, count: before.count * 2)
    for place in before where place >= 0 {
      let index = Int(place)
      var slot = first(for: index < instructions.count ? instructions[index] : last)
      while places[slot] >= 0 { slot = (slot + 1) & (places.count - 1) }
      places[slot] = place
    }
  }
}
