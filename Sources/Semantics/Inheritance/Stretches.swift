// Stretches.swift: the stretches of time in which the rules of a set do not change.

import Syntax
import Text
import Values

extension SetSources {
  /// The days of a set in pieces: in force, its parents too, and nothing begins or ends inside one.
  func stretches(of index: Int) -> [DateInterval] {
    var span = sets[index].validity
    var starts: Set<CalendarDate> = []
    var at: Int? = index
    var steps = 0
    while let set = at, steps <= sets.count {
      guard let both = span.intersection(sets[set].validity) else { return [] }
      span = both
      for rule in sets[set].rules {
        guard let validity = rule.validity, let from = CalendarDate(validity.from) else { continue }
        starts.insert(from)
        if let end = validity.to.flatMap({ CalendarDate($0) })?.adding(days: 1) {
          starts.insert(end)
        }
      }
      at = sets[set].parent
      steps += 1
    }
    let cuts = starts.filter { span.from < $0 && $0 <= span.to }.sorted()
    let firsts = [span.from] + cuts
    return firsts.enumerated().map { place, from in
      let next = place + 1 < firsts.count ? firsts[place + 1].adding(days: -1) : nil
      return DateInterval(from: from, to: next ?? span.to)
    }
  }
}
