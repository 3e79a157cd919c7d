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
  case found(Box)
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
    from start: Box = [:], most: Int, probes: Bool = false,
    _ goal: (inout Reader) -> Verdict
  ) -> Answer {
    if probes {
      enter(start)
      if goal(&self) == .never { return .impossible }
      for corner in corners() {
        enter(corner)
        if probing({ goal(&$0) }) == .always, !box.isNothing { return .found(box) }
      }
    }
    var boxes = [start]
    var isOpen = false
    var left = most
    while let box = boxes.popLast() {
      if left == 0 { return .unknown }
      left -= 1
      enter(box)
      let verdict = goal(&self)
      // What a box allows nothing of, no record is in.
      if self.box.isNothing { continue }
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

  /// Whether no record at all makes a condition come to `wanted`. The ends of what is read are looked at
  /// before anything is split: most conditions are met at one end and not at the other.
  mutating func isNever(
    _ wanted: Truth, from start: Box = [:], most: Int = 400,
    _ condition: (inout Reader) -> Truth
  ) -> Bool {
    enter(start)
    let truth = condition(&self)
    if truth.isDisjoint(with: wanted), !box.isNothing { return true }
    for corner in corners() {
      enter(corner)
      let truth = probing { condition(&$0) }
      if !truth.isEmpty, truth.isSubset(of: wanted), !box.isNothing { return false }
    }
    return search(from: start, most: most, for: wanted, condition).isImpossible
  }

  mutating func probing<Result>(_ read: (inout Reader) -> Result) -> Result {
    isProbing = true
    defer { isProbing = false }
    return read(&self)
  }

  /// The box with each open term at one of its ends; of many terms, all but one at the same end.
  func corners(without skipped: Term? = nil) -> [Box] {
    let open = met.filter { $0 != skipped && box[$0]?.isOpen ?? false }
    if open.isEmpty { return skipped == nil ? [] : [box] }
    func state(_ term: Term, isHigh: Bool) -> TermState? {
      guard let set = box[term]?.set, let end = isHigh ? set.greatest : set.least else {
        return nil
      }
      return TermState(set: ValueSet(end), mayBeMissing: false)
    }
    // By bit: whether the term is at its upper end.
    let whole = (1 << min(open.count, 6)) - 1
    let ends: [Int] =
      switch open.count {
      case ...3: Array(0...whole)
      case ...6: [0, -1] + open.indices.flatMap { [1 << $0, whole ^ 1 << $0] }
      default: [0, -1]
      }
    return ends.map { number in
      var corner = box
      for (place, term) in open.enumerated() {
        let isHigh = number >> min(place, 62) & 1 == 1
        if let state = state(term, isHigh: isHigh) { corner[term] = state }
      }
      return corner
    }
  }

  /// Whether some record makes a condition come to one of `truths`, and is not open to others.
  mutating func search(
    from start: Box = [:], most: Int = 400, for wanted: Truth,
    _ condition: (inout Reader) -> Truth
  ) -> Answer {
    search(from: start, most: most) { reader in
      let truth = condition(&reader)
      if truth.isDisjoint(with: wanted) { return .never }
      return truth.isSubset(of: wanted) ? .always : .undecided
    }
  }
}
