// Search.swift: is there a record for which something holds? Boxes are split until it holds for all of
// one, or for none of any. A question that needs more boxes than allowed stays unanswered.

import Semantics
import Values

/// What a goal is in one box.
enum Verdict {
  case always, never, undecided
}

enum Answer {
  /// Holds for every record of this box.
  case found([Term: TermState])
  case impossible
  case unknown

  var isImpossible: Bool { if case .impossible = self { true } else { false } }
}

extension Reader {
  /// Begins a question about expressions of this footprint, terms apart where they belong together.
  mutating func begin(_ footprint: (inout Reader) -> Footprint) -> Footprint {
    isTakenApart = []
    var read = footprint(&self)
    for _ in 0..<4 {
      let apart = entangled(read)
      if apart.isSubset(of: isTakenApart) { break }
      isTakenApart.formUnion(apart)
      read = footprint(&self)
    }
    begin(asking: read.asked, takingApart: isTakenApart)
    return read
  }

  mutating func search(
    from start: [Term: TermState] = [:], most: Int,
    _ goal: (inout Reader) -> Verdict
  ) -> Answer {
    var boxes = [start]
    var isOpen = false
    var left = most
    while let box = boxes.popLast() {
      if left == 0 { return .unknown }
      left -= 1
      enter(box)
      let verdict = goal(&self)
      // What a box allows nothing of, no record is in.
      if self.box.values.contains(where: \.isNothing) { continue }
      switch verdict {
      case .always: return .found(self.box)
      case .never: continue
      case .undecided:
        guard let split, let state = self.box[split.term],
          split.left != state, split.right != state
        else {
          isOpen = true
          continue
        }
        var (first, second) = (self.box, self.box)
        first[split.term] = split.left
        second[split.term] = split.right
        boxes.append(second)
        boxes.append(first)
      }
    }
    return isOpen ? .unknown : .impossible
  }

  /// Whether some record makes a condition come to one of `truths`, and is not open to others.
  mutating func search(
    from start: [Term: TermState] = [:], most: Int = 400, for wanted: Truth,
    _ condition: (inout Reader) -> Truth
  ) -> Answer {
    search(from: start, most: most) { reader in
      let truth = condition(&reader)
      if truth.isDisjoint(with: wanted) { return .never }
      return truth.isSubset(of: wanted) ? .always : .undecided
    }
  }
}
