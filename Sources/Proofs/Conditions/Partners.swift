// Partners.swift: which demands of a promotion have to do with the same parts of the record. They are looked
// for one by one: of thousands of demands that all read one field only some pairs are ever asked for.

struct Partners {
  private let terms: [[Term]]
  /// By part of the record: the demands that read it, in their order.
  private var readers: [Term: [Int]] = [:]
  private var isGone: [Bool]
  /// How many of the readers are gone but still stand there.
  private var gone: [Term: Int] = [:]

  init(_ demands: [Set<Term>], onDays: Bool) {
    terms = demands.map { $0.filter { onDays || $0 != .evaluationDate } }
    isGone = Array(repeating: false, count: demands.count)
    for (number, terms) in terms.enumerated() {
      for term in terms { readers[term, default: []].append(number) }
    }
  }

  /// The first partner of a demand that stands behind `place` in their order.
  func partner(of number: Int, behind place: Int) -> Int? {
    var nearest: Int?
    for term in terms[number] {
      guard let list = readers[term] else { continue }
      var at = list.partition(behind: place)
      while at < list.count, list[at] == number || isGone[list[at]] { at += 1 }
      if at < list.count { nearest = min(nearest ?? .max, list[at]) }
    }
    return nearest
  }

  /// From now on it is nobody's partner.
  mutating func remove(_ number: Int) {
    isGone[number] = true
    for term in terms[number] {
      let count = gone[term, default: 0] + 1
      gone[term] = count
      guard let list = readers[term], count * 2 > list.count else { continue }
      readers[term] = list.filter { !isGone[$0] }
      gone[term] = 0
    }
  }
}

extension [Int] {
  /// Where the first of sorted numbers stands that is greater than `number`.
  fileprivate func partition(behind number: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
