// OperandTests.swift: an operation names the same registers and frames whether it is asked for them or put
// together anew from others.

import Agreement
import Program
import Semantics
import Testing

@Suite struct OperandTests {
  @Test func whatIsVisitedIsWhatIsMapped() {
    var kinds: Set<String> = []
    for seed in 1...50 {
      let random = RandomCase(seed: UInt64(seed), records: 1)
      for instruction in lower(random.policy, on: random.date).plans.flatMap(\.instructions) {
        var registers: [Register] = []
        var frames: [FrameID] = []
        _ = instruction.operation.mapped(
          {
            registers.append($0)
            return $0
          },
          {
            frames.append($0)
            return $0
          })
        let operands = instruction.operation.operands
        #expect(operands.registers == registers && operands.frames == frames)
        kinds.insert(String("\(instruction.operation)".prefix { $0 != "(" }))
      }
    }
    // Of nearly every kind of operation.
    #expect(kinds.count > 30, "\(kinds.sorted())")
  }
}
