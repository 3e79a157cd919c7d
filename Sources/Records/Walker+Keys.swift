// Walker+Keys.swift: the keys of a record: known, unknown, twice, too many; members and years as keys.
// Walker+Values.swift has what stands behind them.

import Program
import Semantics
import Text
import Values
import YAML

/// Where a key was last seen.
struct KeyMark {
  var stamp = 0
  var line = 0
  var start = 0
  var column: Int32 = 0
  /// It has a value (or a faulty one, which was reported).
  var isFilled = false
}

/// A year of the history being read.
struct YearMark {
  var year: Int
  var stamp: Int
  var line: Int
  var start: Int
  var column: Int
}

extension Walker {
  /// The number of a key in a table, or -1. Looks first whether it is the one that came here last.
  @inline(__always)
  mutating func find(_ table: Int, _ event: Event, _ bytes: [UInt8]) -> Int {
    let last = top.lastName < 0 ? layout.tables.start(of: table) : top.lastName
    let expected = Int(followers[last])
    if layout.tables.isName(expected, of: table, event) {
      top.lastName = expected
      return layout.tables.id(of: expected)
    }
    let name = layout.tables.name(table, event, bytes)
    if name < 0 { return -1 }
    followers[last] = Int32(truncatingIfNeeded: name)
    top.lastName = name
    return layout.tables.id(of: name)
  }

  /// The key of this slot: false when it came before in the same mapping.
  mutating func note(_ slot: Int, _ event: Event) -> Bool {
    if marks[slot].stamp == top.stamp { return false }
    marks[slot] = KeyMark(
      stamp: top.stamp, line: event.line, start: event.start, column: event.column)
    return true
  }

  /// Reports a key that came before.
  mutating func reportDuplicate(_ slot: Int, _ event: Event, _ name: String) {
    let mark = marks[slot]
    let first = Spot(start: mark.start, width: 1, line: mark.line, column: Int(mark.column))
    reporter.report(
      RecordFault.duplicateKey(name, firstLine: mark.line), Spot(event),
      first: first)
  }

  /// The field whose key was read last has something as its value.
  mutating func fillKey() {
    if top.kind == .record, top.key >= 0 { marks[top.key].isFilled = true }
  }

  mutating func recordKey(_ event: Event, _ bytes: [UInt8]) -> Int {
    countKey(event)
    let local = find(layout.mappings[top.node].keys, event, bytes)
    if local >= 0 {
      let field = layout.mappings[top.node].first + local
      if note(field, event) { return field }
      reportDuplicate(field, event, layout.keys[field])
      return -1
    }
    let mapping = layout.mappings[top.node]
    let known = layout.keys[mapping.first..<mapping.first + mapping.count]
    let near = unknownKey(event, bytes, known: Array(known)) {
      .unknownKey($0, in: mapping.name.isEmpty ? nil : mapping.name, suggestion: $1)
    }
    // The field that was probably meant is not missing as well.
    if let near, let field = known.firstIndex(of: near) { excused.append((field, top.stamp)) }
    return -1
  }

  /// Reports a key that is none of the known ones; the one that was probably meant.
  mutating func unknownKey(
    _ event: Event, _ bytes: [UInt8], known: [String] = [],
    suggest: ((String) -> String?)? = nil,
    _ fault: (_ key: String, _ suggestion: String?) -> RecordFault
  ) -> String? {
    let text = event.text(in: bytes)
    if event.isPlain, text.elementsEqual([0x3C, 0x3C]) {
      reporter.report(YAMLFault.mergeKey, Spot(event))
      // Once for the mapping, however many there are.
      if excused.last.map({ $0 != (-1, top.stamp) }) ?? true { excused.append((-1, top.stamp)) }
      return nil
    }
    if text.isEmpty {
      reporter.report(YAMLFault.complexKey, Spot(event))
      return nil
    }
    if text.count > YAMLLimits.keyBytes {
      reporter.report(YAMLFault.keyTooLong, Spot(event))
      return nil
    }
    // Nobody will see it: a hostile file must not make this the bulk of the work.
    if reporter.isFull {
      reporter.report(fault("", nil), Spot(event))
      return nil
    }
    let key = shown(text)
    let near = suggest.map { $0(key) } ?? Suggestion.nearest(to: key, in: known)
    reporter.report(
      fault(near == nil ? shownKey(text) : key, near), Spot(event),
      right: event.isPlain && suggest == nil ? near : nil)
    return near
  }

  @inline(__always)
  mutating func countKey(_ event: Event) {
    top.count += 1
    if top.count == RecordLimits.keysPerMapping + 1 {
      reporter.report(RecordFault.tooManyKeys, Spot(event))
    }
  }

  /// False for items beyond the limit, which are passed over.
  mutating func countItem(_ event: Event) -> Bool {
    top.count += 1
    if top.count == RecordLimits.itemsPerList + 1 {
      reporter.report(RecordFault.tooManyItems(frameName), Spot(event))
    }
    return top.count <= RecordLimits.itemsPerList
  }

  /// The code of a member as a key, however it is spelled; or -1.
  @inline(__always)
  mutating func memberCode(_ members: Int, _ event: Event, _ bytes: [UInt8]) -> Int {
    let code = find(layout.members[members].table, event, bytes)
    return code >= 0 ? code : layout.members[members].find(event.text(in: bytes))
  }

  /// The key of a map: a member of its choice, which opens a row.
  mutating func memberKey(_ event: Event, _ bytes: [UInt8]) {
    countKey(event)
    let node = layout.fields[top.node]
    let code = memberCode(node.members, event, bytes)
    top.key = -1
    if code < 0 {
      let table = layout.members[node.members]
      let name = layout.names[top.node]
      let isHidden = layout.columns[layout.firstColumn[top.table]].isHidden
      _ = unknownKey(event, bytes, suggest: { isHidden ? nil : table.suggestion(for: $0) }) {
        .unknownMember(
          isHidden ? nil : $0, of: table.name, field: name, suggestion: $1, choices: table.choices)
      }
      return
    }
    guard note(node.slot + code, event) else {
      return reportDuplicate(
        node.slot + code, event, layout.members[node.members].members[code])
    }
    let row = store.openRow(top.table, parent: top.row)
    store.set(layout.firstColumn[top.table], row, code: Int32(truncatingIfNeeded: code))
    top.key = row
  }

  /// The key of a yearly history, which opens a row.
  mutating func yearKey(_ event: Event, _ bytes: [UInt8]) {
    countKey(event)
    top.key = -1
    let text = event.text(in: bytes)
    guard let year = ValueText.year(text) else {
      if text.elementsEqual([0x3C, 0x3C]) {
        reporter.report(YAMLFault.mergeKey, Spot(event))
      } else {
        reporter.report(
          RecordFault.notAYear(shownKey(text), of: layout.names[top.node]), Spot(event))
      }
      return
    }
    // Few years stand in one history: looking through them is quicker than any table.
    if top.count > RecordLimits.keysPerMapping { return }
    let column = layout.firstColumn[top.table]
    while let last = years.last, last.stamp > top.stamp { years.removeLast() }
    let known = years.reversed().prefix { $0.stamp == top.stamp }
    if let first = known.first(where: { $0.year == year }) {
      let spot = Spot(start: first.start, width: 4, line: first.line, column: first.column)
      reporter.report(
        RecordFault.duplicateKey(String(year), firstLine: first.line), Spot(event),
        first: spot)
      return
    }
    years.append(
      YearMark(
        year: year, stamp: top.stamp, line: event.line, start: event.start,
        column: Int(event.column)))
    let row = store.openRow(top.table, parent: top.row)
    if layout.columns[column].kind == .number {
      store.set(column, row, number: Int128(year) * Decimal.scale)
    } else {
      store.set(column, row, code: Int32(truncatingIfNeeded: year))
    }
    top.key = row
  }
}
