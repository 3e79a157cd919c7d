// Logic.swift: three-valued truths (Kleene), with failures and conflicts above what is unknown.

import Program

extension Machine {
  private func states(_ register: Register) -> [UInt8] { registers[Int(register.index)].states }

  func not(_ a: Register, _ count: Int, _ out: inout RegisterColumn) {
    Kernels.map(states(a), &out.states, count) { State.not($0) }
  }

  func and(_ list: [Register], _ count: Int, _ out: inout RegisterColumn) {
    Kernels.fill(&out.states, State.yes, count)
    for register in list {
      Kernels.join(states(register), &out.states, count) { State.and($0, $1) }
    }
  }

  func or(_ list: [Register], _ count: Int, _ out: inout RegisterColumn) {
    Kernels.fill(&out.states, State.no, count)
    for register in list {
      Kernels.join(states(register), &out.states, count) { State.or($0, $1) }
    }
  }

  func isPresent(_ register: Register, _ count: Int, _ out: inout RegisterColumn) {
    Kernels.map(states(register), &out.states, count) { state in
      state <= State.known ? State.yes : (state == State.missing ? State.no : state)
    }
  }

  func isKnown(_ register: Register, _ count: Int, _ out: inout RegisterColumn) {
    Kernels.map(states(register), &out.states, count) { max($0, State.yes) }
  }

  /// Numbers of one word; false for others.
  func quickIfMissing(
    _ a: Register, _ b: Register, _ kind: RegisterKind, _ count: Int, _ out: inout RegisterColumn
  ) -> Bool {
    let (first, second) = (Int(a.index), Int(b.index))
    guard kind.isNumber, registers[first].isNarrow, registers[second].isNarrow else { return false }
    let given = registers[first].states
    Kernels.choose(
      given, registers[first].words, registers[second].words, &out.words, count
    ) { $0 != State.missing }
    Kernels.combine(given, registers[second].states, &out.states, count) { a, b in
      a == State.missing ? b : a
    }
    out.narrow(bound: max(registers[first].bound, registers[second].bound))
    return true
  }

  func ifMissing(
    _ a: Register, _ b: Register, _ kind: RegisterKind, _ count: Int, _ out: inout RegisterColumn
  ) {
    let (first, second) = (column(a), column(b))
    for row in 0..<count {
      let isMissing = first.states[row] == State.missing
      out[row, kind] = isMissing ? second[row, kind] : first[row, kind]
    }
  }
}
