// PairSearch.swift: are there two records, alike but for one term, whose results differ? As Search.swift,
// with two states for that term.

import Semantics
import Values

/// Two records alike but for one term.
struct RecordPair {
  var box: Box
  var low: TermState
  var high: TermState
  var results: (low: Abstract, high: Abstract)
}

extension Reader {
  /// Whether the ends of a term, all else being alike, already make two results of which `goal` holds.
  mutating func endsDiffer(
    in term: Term, state: TermState, _ result: (inout Reader) -> Abstract,
    _ goal: (Abstract, Abstract) -> Verdict
  ) -> Bool {
    guard let least = state.set.least, let greatest = state.set.greatest, least < greatest else {
      return false
    }
    enter([term: state])
    _ = result(&self)
    for corner in corners(without: term) {
      var box = corner
      box[term] = TermState(set: ValueSet(least), mayBeMissing: false)
      enter(box)
      let low = probing { result(&$0) }
      let isNothing = self.box.isNothing
      box[term] = TermState(set: ValueSet(greatest), mayBeMissing: false)
      enter(box)
      let high = probing { result(&$0) }
      if goal(low, high) == .always, !isNothing, !self.box.isNothing { return true }
    }
    return false
  }

  /// The first pair, `low` below `high` in the term, of which `goal` holds for their results. `isBroad`: large
  /// parts are looked at before small ones, which leads away from the edges of what is weighed together.
  mutating func pair(
    differingIn term: Term, state: TermState, most: Int, isBroad: Bool = false,
    _ result: (inout Reader) -> Abstract,
    _ goal: (Abstract, Abstract) -> Verdict
  ) -> (answer: RecordPair?, isSure: Bool) {
    var pairs: [(box: Box, low: TermState, high: TermState)] = [([:], state, state)]
    var (isSure, left) = (true, most)
    var next = 0
    while isBroad ? next < pairs.count : !pairs.isEmpty {
      let pair = isBroad ? pairs[next] : pairs.removeLast()
      next += 1
      if left == 0 { return (nil, false) }
      left -= 1
      guard let least = pair.low.set.least, let greatest = pair.high.set.greatest, least < greatest
      else { continue }
      var box = pair.box
      box[term] = pair.low
      enter(box)
      let first = result(&self)
      let firstSplit = split
      box = self.box
      box[term] = pair.high
      enter(box)
      let second = result(&self)
      let secondSplit = split
      box = self.box
      if box.isNothing { continue }
      let areOrdered = (pair.low.set.greatest ?? 0) < (pair.high.set.least ?? 0)
      switch goal(first, second) {
      case .never: continue
      case .always where areOrdered:
        box[term] = nil
        return (
          RecordPair(box: box, low: pair.low, high: pair.high, results: (first, second)), true
        )
      case .always, .undecided: break
      }
      var children: [(box: Box, low: TermState, high: TermState)] = []
      func divide(_ split: Split, isLow: Bool) {
        for state in [split.right, split.left] where !state.isNothing {
          var child = (box: box, low: pair.low, high: pair.high)
          if split.term != term {
            child.box[split.term] = state
          } else if isLow {
            child.low = state
          } else {
            child.high = state
          }
          children.append(child)
        }
      }
      if let firstSplit {
        divide(firstSplit, isLow: true)
      } else if let secondSplit {
        divide(secondSplit, isLow: false)
      } else if !areOrdered, pair.low.set.count >= pair.high.set.count,
        let (a, b) = pair.low.set.halves
      {
        children = [(box, TermState(set: b, mayBeMissing: false), pair.high)]
        children.append((box, TermState(set: a, mayBeMissing: false), pair.high))
      } else if !areOrdered, let (a, b) = pair.high.set.halves {
        children = [(box, pair.low, TermState(set: a, mayBeMissing: false))]
        children.append((box, pair.low, TermState(set: b, mayBeMissing: false)))
      } else {
        isSure = false
      }
      pairs += children
    }
    return (nil, isSure)
  }
}
