// TraceUses.swift: what an expression came to everywhere it was computed: in every call of the formula it
// stands in, for every item of the list it stands in. Asked of programs that keep their uses.

import Program
package import Semantics
import Values

/// What an expression came to once; without reasons, which cost time.
package struct Seen: Hashable, Sendable {
  package var state: ValueOutcome.State
  /// `.missing` unless known.
  package var value: Value

  package init(state: ValueOutcome.State, value: Value) {
    self.state = state
    self.value = value
  }

  /// Of a yes/no expression.
  package var truth: Truth {
    switch state {
    case .known: value == .boolean(true) ? .yes : .no
    case .missing: .unknown
    case .failed: .failed
    case .conflict: .conflict
    }
  }
}

extension Trace {
  /// By use, by row.
  package func seen(_ id: ExpressionID) -> [[Seen]] {
    uses(of: id).map { register in
      (0..<machine.frames[frame(of: register)].count).map { seen(register, $0) }
    }
  }

  /// Two expressions that stand together, such as the sides of a comparison, each time side by side.
  package func seen(_ a: ExpressionID, with b: ExpressionID) -> [(Seen, Seen)] {
    let (left, right) = (uses(of: a), uses(of: b))
    guard let lastA = left.last, let lastB = right.last else { return [] }
    var pairs: [(Seen, Seen)] = []
    for use in 0..<max(left.count, right.count) {
      let (one, other) = (
        left.indices.contains(use) ? left[use] : lastA,
        right.indices.contains(use) ? right[use] : lastB
      )
      let (frameA, frameB) = (frame(of: one), frame(of: other))
      let isInner = depth(frameA) >= depth(frameB)
      let inner = isInner ? frameA : frameB
      for row in 0..<machine.frames[inner].count {
        guard let outer = self.row(row, of: inner, in: isInner ? frameB : frameA) else { continue }
        pairs.append(
          isInner
            ? (seen(one, row), seen(other, outer)) : (seen(one, outer), seen(other, row)))
      }
    }
    return pairs
  }

  /// Which rows of a table held, each time it was looked up.
  package func rowsHeld(of id: DecisionTableID) -> [[Truth]] {
    var looked: [[Truth]] = []
    for use in machine.plan.provenance.tables where use.table == id {
      let lookup = machine.plan.instructions[Int(use.lookup.index)]
      let frame = Int(lookup.frame.index)
      for row in 0..<machine.frames[frame].count {
        if case .grid(_, let grid, _, _) = lookup.operation {
          looked.append(
            machine.gridTruths(grid, row).map { Truth(rawValue: $0) ?? .failed })
          continue
        }
        looked.append(
          use.rows.map { register in
            self.row(row, of: frame, in: self.frame(of: register))
              .map { machine.truth(register, $0) } ?? .unknown
          })
      }
    }
    return looked
  }

  private func uses(of id: ExpressionID) -> [Register] {
    machine.plan.provenance.uses[id.index] ?? []
  }

  private func frame(of register: Register) -> Int {
    Int(machine.plan.instructions[Int(register.index)].frame.index)
  }

  private func depth(_ frame: Int) -> Int { machine.plan.frames[frame].depth }

  /// The row of a frame above that a row stands in; nil when the frame is not above.
  private func row(_ row: Int, of inner: Int, in outer: Int) -> Int? {
    var (frame, at) = (inner, row)
    while frame != outer {
      if frame == 0 { return nil }
      let parent = Int(machine.plan.frames[frame].parent.index)
      at = machine.frames[frame].parent(of: at, among: machine.frames[parent].count)
      frame = parent
    }
    return at
  }

  private func seen(_ register: Register, _ row: Int) -> Seen {
    let cell = machine.cell(register, row)
    let kind = machine.kind(register)
    if kind.isTruth ? cell.state <= State.yes : cell.state == State.known {
      return Seen(state: .known, value: machine.value(of: cell, kind))
    }
    switch cell.state {
    case State.missing: return Seen(state: .missing, value: .missing)
    case State.conflict: return Seen(state: .conflict, value: .missing)
    default: return Seen(state: .failed, value: .missing)
    }
  }
}
