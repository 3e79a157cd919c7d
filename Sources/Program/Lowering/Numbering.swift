// Numbering.swift: things of a plan that stand in a list once each, found without a look through the list.

struct Numbering<Thing: Hashable> {
  private var numbers: [Thing: Int] = [:]

  /// The place of a thing in the list, to which it is added when it is new.
  mutating func number(of thing: Thing, in list: inout [Thing]) -> Int {
    if let known = numbers[thing] { return known }
    numbers[thing] = list.count
    list.append(thing)
    return list.count - 1
  }
}
