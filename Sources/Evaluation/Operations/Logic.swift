// Logic.swift: three-valued truths (Kleene), with failures and conflicts above what is unknown.

import Program

extension Machine {
  func not(_ a: Int, _ count: Int, _ out: inout RegisterColumn) {
    Kernels.map(registers[a].states, &out.states, count) { State.not($0) }
  }

  func and(_ list: ArraySlice<Int>, _ count: Int, _ out: inout RegisterColumn) {
    unite(list, count, &out) { State.and($0, $1) }
  }

  func or(_ list: ArraySlice<Int>, _ count: Int, _ out: inout RegisterColumn) {
    unite(list, count, &out) { State.or($0, $1) }
  }

  /// Several truths into one, two by two.
  @inline(__always)
  private func unite(
    _ list: ArraySlice<Int>, _ count: Int, _ out: inout RegisterColumn,
    _ body: (UInt8, UInt8) -> UInt8
  ) {
    guard let first = list.first else { return }
    guard list.count > 1 else {
      Kernels.copy(registers[first].states, &out.states, count)
      return
    }
    let second = list[list.startIndex + 1]
    Kernels.combine(registers[first].states, registers[second].states, &out.states, count, body)
    for next in list.dropFirst(2) { Kernels.join(registers[next].states, &out.states, count, body) }
  }

  func isPresent(_ a: Int, _ count: Int, _ out: inout RegisterColumn) {
    if registers[a].areDecided { return out.beKnown(count) }
    Kernels.map(registers[a].states, &out.states, count) { state in
      state <= State.known ? State.yes : (state == State.missing ? State.no : state)
    }
  }

  func isKnown(_ a: Int, _ count: Int, _ out: inout RegisterColumn) {
    if registers[a].areDecided { return out.beKnown(count) }
    Kernels.map(registers[a].states, &out.states, count) { max($0, State.yes) }
  }

  /// Numbers of one word; false for others.
  func ifMissing(_ a: Int, _ b: Int, _ count: Int, _ out: inout RegisterColumn) -> Bool {
    guard registers[a].isNarrow, registers[b].isNarrow else { return false }
    if registers[a].areKnown {
      Kernels.copy(registers[a].words, &out.words, count)
      out.beKnown(count)
      out.narrow(bound: registers[a].bound, isNatural: registers[a].isNatural)
      return true
    }
    Kernels.choose(
      registers[a].states, registers[a].words, registers[b].words, &out.words, count
    ) { $0 != State.missing }
    Kernels.combine(registers[a].states, registers[b].states, &out.states, count) { a, b in
      a == State.missing ? b : a
    }
    out.narrow(
      bound: max(registers[a].bound, registers[b].bound),
      isNatural: registers[a].isNatural && registers[b].isNatural)
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
