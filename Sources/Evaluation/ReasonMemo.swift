// ReasonMemo.swift: why values of one person are not known, each worked out once: results read each other, and
// a chain of ten thousand formulas has one reason, not ten thousand ways to it.

import Program
import Semantics

/// The reasons found so far.
struct ReasonMemo {
  /// A register in a row of its frame, of a plan or of what it has in common with others.
  struct Place: Hashable {
    var isCommon: Bool
    var register: Register
    var row: Int
  }
  /// A list of reasons; many values share one.
  struct ListID: Hashable {
    fileprivate var index: Int
    static let none = ListID(index: 0)
  }

  private var lists: [[Reason]] = [[]]
  private var known: [Place: ListID] = [:]

  subscript(place: Place) -> ListID? {
    get { known[place] }
    set { known[place] = newValue }
  }

  subscript(list: ListID) -> [Reason] { lists[list.index] }

  mutating func add(_ reasons: [Reason]) -> ListID {
    if reasons.isEmpty { return .none }
    lists.append(reasons)
    return ListID(index: lists.count - 1)
  }

  /// All reasons of some lists, each once, in the order met.
  mutating func joined(_ parts: [ListID]) -> ListID {
    guard let first = parts.first(where: { $0 != .none }) else { return .none }
    if parts.allSatisfy({ $0 == first || $0 == .none }) { return first }
    var joined = lists[first.index]
    var seen = Set(joined)
    var isSeen: Set<ListID> = [first]
    for part in parts where isSeen.insert(part).inserted {
      for reason in lists[part.index] where seen.insert(reason).inserted { joined.append(reason) }
    }
    return joined.count == lists[first.index].count ? first : add(joined)
  }
}

extension Machine {
  /// A value whose causes are being looked at.
  private struct Open {
    var place: ReasonMemo.Place
    var causes: [Cause]
    var next = 0
    var found: [ReasonMemo.ListID] = []
  }

  /// The facts behind values that are not known, each once, in the order met; none where nobody asks.
  func reasons(for registers: [Register], _ row: Int, _ memo: inout ReasonMemo) -> [Reason] {
    if registers.isEmpty || !tellsReasons { return [] }
    let lists = registers.map { list(for: $0, row, &memo) }
    let joined = memo.joined(lists)
    return memo[joined]
  }

  /// Without recursion: values may rest on each other ten thousand deep.
  private func list(for register: Register, _ row: Int, _ memo: inout ReasonMemo)
    -> ReasonMemo.ListID
  {
    var last = ReasonMemo.ListID.none
    var stack: [Open] = []
    func enter(_ place: ReasonMemo.Place, _ memo: inout ReasonMemo) {
      let place = settled(place)
      if let known = memo[place] ?? (isOpen(place) ? nil : ReasonMemo.ListID.none) {
        last = known
        if !stack.isEmpty { stack[stack.count - 1].found.append(known) }
      } else {
        stack.append(Open(place: place, causes: causes(of: place)))
      }
    }
    enter(ReasonMemo.Place(isCommon: false, register: register, row: row), &memo)
    while !stack.isEmpty {
      let top = stack.count - 1
      let next = stack[top].next
      if next == stack[top].causes.count {
        last = memo.joined(stack[top].found)
        memo[stack[top].place] = last
        stack.removeLast()
        if top > 0 { stack[top - 1].found.append(last) }
        continue
      }
      stack[top].next += 1
      switch stack[top].causes[next] {
      case .fact(let reason): stack[top].found.append(memo.add([reason]))
      case .value(let register, let row):
        let isCommon = stack[top].place.isCommon
        enter(ReasonMemo.Place(isCommon: isCommon, register: register, row: row), &memo)
      }
    }
    return last
  }

  /// Where a value is held: what all plans have in common, in the common plan.
  private func settled(_ place: ReasonMemo.Place) -> ReasonMemo.Place {
    guard !place.isCommon, let there = shared(place.register) else { return place }
    return ReasonMemo.Place(isCommon: true, register: there, row: commonRow(place.row))
  }

  private func isOpen(_ place: ReasonMemo.Place) -> Bool {
    withMachine(of: place) { $0.state(place.register, place.row) >= State.missing }
  }

  private func causes(of place: ReasonMemo.Place) -> [Cause] {
    withMachine(of: place) { $0.causes(of: place.register, place.row) }
  }
}
