// EventCells.swift: the events of a record through the plan of its keys into cells, as CellScanner makes
// them of plain text. Whatever is not by the plan is left to the walk.

import YAML

/// Reads records whose events are all in one batch.
struct EventCells {
  private let plan: CellPlan
  /// By key, then by mapping for its beginning: the key that came next the last time.
  private var followers: [Int32]
  /// By slot: the stamp of the mapping that had the key last.
  private var stamps: [Int]
  private var stamp = 0
  /// Only the first `count` are of the record read last; none before the first.
  private(set) var cells: [Cell] = []
  private(set) var count = 0
  /// The event whose value tells whose record it is; -1: there is none.
  private(set) var keyEvent = -1
  private var at = 0
  private var code: Int32 = -1

  private static let room = 4 * EventBatch.enough

  init(_ plan: CellPlan) {
    self.plan = plan
    followers = plan.followers
    stamps = Array(repeating: 0, count: plan.slots)
  }

  /// Reads the record whose mapping starts with this event.
  ///
  /// - Returns: the event behind it; nil when it is not by the plan, or does not end in the batch.
  mutating func read(_ batch: EventBatch, from start: Int) -> Int? {
    if cells.isEmpty { cells = Array(repeating: .empty, count: EventCells.room) }
    // Taken out for a while, so that both can be written while the plan is followed.
    var (cells, stamps) = ([Cell](), [Int]())
    swap(&cells, &self.cells)
    swap(&stamps, &self.stamps)
    defer {
      swap(&cells, &self.cells)
      swap(&stamps, &self.stamps)
    }
    at = start + 1
    count = 0
    keyEvent = -1
    var out = cells.mutableSpan
    var seen = stamps.mutableSpan
    let events = batch.events.span.extracting(first: batch.count)
    guard events[start].slips.rawValue == 0, mapping(0, events, batch.bytes, &out, &seen) else {
      return nil
    }
    return at
  }

  // What only asks is "mutating" all the same: else all of this would be copied to ask it.

  // MARK: keys

  /// `at` is behind the mapping's start; goes behind its end.
  private mutating func mapping(
    _ number: Int, _ events: Span<Event>, _ bytes: [UInt8], _ out: inout MutableSpan<Cell>,
    _ seen: inout MutableSpan<Int>
  ) -> Bool {
    let mapping = plan.mappings[number]
    var last = plan.keys.count + number
    stamp += 1
    let stamp = self.stamp
    if mapping.open >= 0, !emit(mapping.open, &out) { return false }
    var keys = 0
    while at < events.count {
      if case .mappingEnd = events[at].kind {
        at += 1
        return hasRequired(mapping, stamp, seen)
      }
      keys += 1
      guard case .scalar = events[at].kind, events[at].slips.rawValue == 0,
        keys <= plan.keysPerMapping
      else { return false }
      var node = Int(mapping.anyKey)
      if node >= 0 {
        if !emit(events[at], mapping.key, isNumber: false, &out) { return false }
      } else {
        let found = find(mapping, after: last, events[at], bytes)
        if found < 0 { return false }
        last = found
        let slot = Int(plan.keys[found].slot)
        if seen[slot] == stamp { return false }
        seen[slot] = stamp
        code = plan.keys[found].code
        if mapping.key >= 0, !emit(mapping.key, &out) { return false }
        node = Int(plan.keys[found].node)
      }
      at += 1
      if !value(node, events, bytes, &out, &seen) { return false }
    }
    return false
  }

  /// The number of a key of the mapping, mostly the one that followed there last time; or -1.
  @inline(__always)
  private mutating func find(
    _ mapping: CellPlan.Mapping, after last: Int, _ event: Event, _ bytes: [UInt8]
  ) -> Int {
    let expected = Int(followers[last])
    if isKey(expected, event, bytes) { return expected }
    let found = lookUp(mapping, event, bytes)
    if found >= 0 { followers[last] = Int32(truncatingIfNeeded: found) }
    return found
  }

  private mutating func lookUp(_ mapping: CellPlan.Mapping, _ event: Event, _ bytes: [UInt8]) -> Int
  {
    for number in Int(mapping.first)..<Int(mapping.end) where isKey(number, event, bytes) {
      return number
    }
    return -1
  }

  @inline(__always)
  private mutating func isKey(_ number: Int, _ event: Event, _ bytes: [UInt8]) -> Bool {
    guard plan.keys[number].head == event.head, plan.keys[number].tail == event.tail,
      plan.keys[number].length == event.length, event.length > 0
    else { return false }
    return event.length <= 16 || isText(number, event, bytes)
  }

  /// The first and last eight bytes are known to be equal.
  private mutating func isText(_ number: Int, _ event: Event, _ bytes: [UInt8]) -> Bool {
    let text = Int(plan.keys[number].text)
    for index in 8..<Int(event.length) - 8
    where plan.texts[text + index] != bytes[Int(event.textStart) + index] {
      return false
    }
    return true
  }

  /// Whether the keys that must not be missing were there.
  private mutating func hasRequired(
    _ mapping: CellPlan.Mapping, _ stamp: Int, _ seen: borrowing MutableSpan<Int>
  ) -> Bool {
    for index in Int(mapping.firstRequired)..<Int(mapping.endRequired)
    where seen[Int(plan.required[index])] != stamp {
      return false
    }
    return true
  }

  // MARK: values

  /// What stands behind a key or as an item, mostly a scalar; goes behind it.
  @inline(__always)
  private mutating func value(
    _ number: Int, _ events: Span<Event>, _ bytes: [UInt8], _ out: inout MutableSpan<Cell>,
    _ seen: inout MutableSpan<Int>
  ) -> Bool {
    guard at < events.count, events[at].slips.rawValue == 0 else { return false }
    guard case .scalar = events[at].kind else {
      return bracket(number, events, bytes, &out, &seen)
    }
    let operation = plan.nodes[number].scalar
    guard operation >= 0,
      emit(events[at], operation, isNumber: plan.nodes[number].isNumber, &out)
    else { return false }
    if plan.nodes[number].isKey { keyEvent = at }
    at += 1
    return true
  }

  private mutating func bracket(
    _ number: Int, _ events: Span<Event>, _ bytes: [UInt8], _ out: inout MutableSpan<Cell>,
    _ seen: inout MutableSpan<Int>
  ) -> Bool {
    switch events[at].kind {
    case .mappingStart:
      at += 1
      guard at < events.count else { return false }
      return group(plan.nodes[number], events, bytes, &out, &seen)
    case .sequenceStart:
      let node = plan.nodes[number]
      guard node.items >= 0, node.list < 0 || emit(node.list, &out) else { return false }
      at += 1
      var items = 0
      while at < events.count {
        if case .sequenceEnd = events[at].kind {
          at += 1
          return true
        }
        items += 1
        guard items <= plan.itemsPerList, value(Int(node.items), events, bytes, &out, &seen) else {
          return false
        }
      }
      return false
    case .scalar, .alias, .failure, .mappingEnd, .sequenceEnd, .documentStart, .documentEnd:
      return false
    }
  }

  /// A mapping of a node, or its other one: the first key tells which.
  private mutating func group(
    _ node: CellPlan.Node, _ events: Span<Event>, _ bytes: [UInt8],
    _ out: inout MutableSpan<Cell>, _ seen: inout MutableSpan<Int>
  ) -> Bool {
    guard node.mapping >= 0 else { return false }
    if node.otherMapping < 0 { return mapping(Int(node.mapping), events, bytes, &out, &seen) }
    if case .mappingEnd = events[at].kind {
      at += 1
      return true
    }
    for number in [Int(node.otherMapping), Int(node.mapping)]
    where isKey(Int(followers[plan.keys.count + number]), events[at], bytes) {
      return mapping(number, events, bytes, &out, &seen)
    }
    guard case .scalar = events[at].kind else { return false }
    if lookUp(plan.mappings[Int(node.mapping)], events[at], bytes) >= 0 {
      return mapping(Int(node.mapping), events, bytes, &out, &seen)
    }
    return mapping(Int(node.otherMapping), events, bytes, &out, &seen)
  }

  // MARK: cells

  // Field by field into the list: a cell made elsewhere and copied would be read before it is written.

  /// A cell without a text.
  @inline(__always)
  private mutating func emit(_ operation: Int32, _ out: inout MutableSpan<Cell>) -> Bool {
    guard count < out.count else { return false }
    out[count].operation = operation
    out[count].code = code
    out[count].length = 0
    out[count].head = 0
    out[count].tail = 0
    out[count].isPlain = true
    out[count].isNumber = false
    count += 1
    return true
  }

  /// The cell of a scalar; false when there is no room.
  @inline(__always)
  private mutating func emit(
    _ event: Event, _ operation: Int32, isNumber: Bool, _ out: inout MutableSpan<Cell>
  ) -> Bool {
    guard count < out.count else { return false }
    let number = isNumber ? ShortNumber.read(event.head, Int(event.length)) : nil
    out[count].operation = operation
    out[count].code = code
    out[count].start = event.textStart
    out[count].length = event.length
    out[count].head = event.head
    out[count].tail = number ?? event.tail
    out[count].isPlain = event.isPlain
    out[count].isNumber = number != nil
    count += 1
    return true
  }
}
