// Logic.swift: three-valued truths (Kleene), with failures and conflicts above what is unknown.

import Program

extension Machine {
  func not(_ a: RegisterColumn, _ count: Int, _ out: inout RegisterColumn) {
    let given = a.states
    var made = out.states.mutableSpan
    for row in 0..<count { made[row] = State.not(given[row]) }
  }

  func and(_ list: [Register], _ count: Int, _ out: inout RegisterColumn) {
    var made = out.states.mutableSpan
    for row in 0..<count { made[row] = State.yes }
    for register in list {
      let given = registers[Int(register.index)].states
      for row in 0..<count { made[row] = State.and(made[row], given[row]) }
    }
  }

  func or(_ list: [Register], _ count: Int, _ out: inout RegisterColumn) {
    var made = out.states.mutableSpan
    for row in 0..<count { made[row] = State.no }
    for register in list {
      let given = registers[Int(register.index)].states
      for row in 0..<count { made[row] = State.or(made[row], given[row]) }
    }
  }

  func isPresent(_ register: Register, _ count: Int, _ out: inout RegisterColumn) {
    let a = column(register)
    for row in 0..<count {
      let state = a.states[row]
      out.states[row] =
        state <= State.known ? State.yes : (state == State.missing ? State.no : state)
    }
  }

  func isKnown(_ register: Register, _ count: Int, _ out: inout RegisterColumn) {
    let a = column(register)
    for row in 0..<count { out.states[row] = max(a.states[row], State.yes) }
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
