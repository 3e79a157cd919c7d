// WrittenRules.swift: the rules of one set as they are written, and which of them are in force on a day:
// found without a look at all others, of which there may be one for each year and dinas.

import Syntax
import Values

/// One rule as it is written.
struct WrittenRule {
  let rule: MergedRule
  let name: NameSyntax
  /// Nil: whenever its set is in force.
  let validity: DateInterval?
}

struct WrittenRules {
  private let all: [WrittenRule]
  private let undated: [Int]
  /// The days on which a dated rule begins or has just ended.
  private let days: [CalendarDate]
  /// From each of those days to the next: the dated rules in force.
  private let dated: [[Int]]

  init(_ all: [WrittenRule]) {
    self.all = all
    undated = all.indices.filter { all[$0].validity == nil }
    var cuts: Set<CalendarDate> = []
    for validity in all.compactMap(\.validity) {
      cuts.insert(validity.from)
      if let end = validity.to.adding(days: 1) { cuts.insert(end) }
    }
    let days = cuts.sorted()
    var dated = [[Int]](repeating: [], count: days.count)
    for (index, written) in all.enumerated() {
      guard let validity = written.validity else { continue }
      var place = WrittenRules.count(of: days, upTo: validity.from) - 1
      while place < days.count, days[place] <= validity.to {
        dated[place].append(index)
        place += 1
      }
    }
    self.days = days
    self.dated = dated
  }

  /// Those in force on a day, in the order written.
  func inForce(on day: CalendarDate) -> [WrittenRule] {
    let place = WrittenRules.count(of: days, upTo: day) - 1
    let others = place >= 0 ? dated[place] : []
    var indexes: [Int] = []
    var next = 0
    for index in undated {
      while next < others.count, others[next] < index {
        indexes.append(others[next])
        next += 1
      }
      indexes.append(index)
    }
    return (indexes + others[next...]).map { all[$0] }
  }

  /// How many of the sorted days are not behind this one.
  private static func count(of days: [CalendarDate], upTo day: CalendarDate) -> Int {
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
