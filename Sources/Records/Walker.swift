// Walker.swift: walks the events of a file through the layout into columns, one record at a time.
// Walker+Persons.swift: its beginning and end; Walker+Values.swift: single values;
// Walker+Measurements.swift: the key `indikator`.

import Program
import Semantics
import Text
import YAML

/// One open bracket of the record: what may stand in it, and where it leads.
struct Frame {
  enum Kind: UInt8 {
    /// The document: a person, a list of persons, or nothing.
    case document
    case persons
    case record, list, plainList, yearly, map
    case indicators, measurements, measurement
    /// Not understood, and said so: passed over.
    case skipped
  }
  var kind: Kind
  /// Records: the mapping. Others: the field.
  var node = -1
  /// The row that single values go into.
  var table = 0
  var row = 0
  /// Records, maps and measurements: the next scalar is a key.
  var awaitsKey = true
  /// The key just read: its field, member or column; -1: its value is passed over.
  var key = -1
  /// Tells the keys of this mapping from those of any other.
  var stamp = 0
  /// Keys or items so far; in `skipped` the open brackets.
  var count = 0
  var line = 0
  var column: Int32 = 0
  var start = 0

  init(_ kind: Kind, _ event: Event) {
    self.kind = kind
    line = event.line
    column = event.column
    start = event.start
  }

  var spot: Spot { Spot(start: start, end: start + 1, line: line, column: Int(column)) }
}

/// Where a key was last seen.
struct KeyMark {
  var stamp = 0
  var line = 0
  var start = 0
  var column: Int32 = 0
  /// It has a value (or a faulty one, which was reported).
  var isFilled = false
}

struct Walker {
  let layout: Layout
  var store: ColumnStore
  var reporter: Reporter
  var keys = KeyRegistry()
  /// Records finished in this batch, kept or not, and how many of them were not.
  var finished = 0
  var leftOut = 0

  var top = Frame(.document, .empty)
  var stack: [Frame] = []
  var marks: [KeyMark]
  private var lastStamp = 0
  /// What was found in the bytes ahead of the events.
  var slips: [Problem] = []
  var nextSlip = 0
  var isInRecord = false
  /// It has ended, but it is not yet decided on.
  var isWaiting = false
  var recordStart = 0
  var recordEnd = 0
  var recordLine = 0
  /// Reading has not started again since the last failure.
  var isLost = false
  /// Fields (-1: all) of a mapping that are not missing, because a slip of their name was reported.
  var excused: [(field: Int, stamp: Int)] = []
  /// The years read so far in the history being read.
  var years: [YearMark] = []
  /// The key being read in a measurement: a `MeasurementKey` or a source; -1: none of them.
  var measurementPart = -1
  /// The person's key and where it stands.
  var personKey: UInt64 = 0
  var personKeySpot = Spot(start: 0, end: 0, line: 0, column: 0)

  init(_ layout: Layout, _ schema: RecordSchema, file: FileID, name: String) {
    self.layout = layout
    store = ColumnStore(schema, layout)
    reporter = Reporter(file: file, name: name)
    marks = Array(repeating: KeyMark(), count: layout.slots)
    stack.reserveCapacity(YAMLLimits.depth + 2)
  }

  mutating func receive(_ slips: [Problem]) {
    guard !slips.isEmpty else { return }
    self.slips.removeFirst(nextSlip)
    nextSlip = 0
    self.slips.append(contentsOf: slips)
  }

  mutating func beginBatch() {
    keys.open(reporter.file, reporter.name)
    finished = 0
    leftOut = 0
  }

  // MARK: the walk

  /// Walks events from `start` on, until the batch of events ends or `limit` records are finished.
  ///
  /// - Returns: the first event not walked.
  mutating func walk(_ batch: EventBatch, from start: Int, limit: Int) -> Int {
    var at = start
    while at < batch.count, finished < limit {
      let event = batch.events[at]
      at += 1
      switch event.kind {
      case .scalar: scalar(event, batch.bytes)
      case .mappingStart: mappingStart(event)
      case .mappingEnd: mappingEnd(event)
      case .sequenceStart: sequenceStart(event)
      case .sequenceEnd: sequenceEnd()
      case .alias: alias(event)
      case .documentStart:
        finishPerson()
        stack.removeAll(keepingCapacity: true)
        top = Frame(.document, event)
        if isLost { passSlips(before: event.start) }
      case .documentEnd: break
      case .failure: fail(batch.failures[Int(event.textStart)])
      }
      if !event.slips.isEmpty { reportSlips(of: event) }
    }
    return at
  }

  private mutating func reportSlips(of event: Event) {
    if event.slips.contains(.anchor) { reporter.report(YAMLFault.anchor, Spot(event)) }
    if event.slips.contains(.tag) { reporter.report(YAMLFault.tag, Spot(event)) }
    if event.slips.contains(.tooLong) {
      var spot = Spot(event)
      spot.end = spot.start + 1
      reporter.report(YAMLFault.tooLong, spot)
    }
  }

  mutating func push(_ frame: Frame) {
    stack.append(top)
    top = frame
    lastStamp += 1
    top.stamp = lastStamp
  }

  /// Something of no use stands where a key, value or item should: the frame goes on behind it.
  private mutating func skipValue() {
    switch top.kind {
    case .record, .yearly, .map, .indicators:
      if top.awaitsKey {
        top.awaitsKey = false
        top.key = -1
      } else {
        fillKey()
        top.awaitsKey = true
      }
    case .measurement:
      if top.awaitsKey { measurementPart = -1 }
      top.awaitsKey.toggle()
    default: break
    }
  }

  private mutating func alias(_ event: Event) {
    if top.kind == .document || top.kind == .persons {
      stray(event, YAMLFault.alias)
    } else {
      reporter.report(YAMLFault.alias, Spot(event))
      skipValue()
    }
  }

  /// Passes over the bracket that opens with this event.
  mutating func skip(_ event: Event) {
    skipValue()
    push(Frame(.skipped, event))
    top.count = 1
  }

  // MARK: keys

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
    let first = Spot(
      start: mark.start, end: mark.start + 1, line: mark.line, column: Int(mark.column))
    reporter.report(
      RecordFault.duplicateKey(name, firstLine: mark.line), Spot(event),
      other: (first, Words("yang pertama", en: "the first")))
  }

  /// The field whose key was read last has something as its value.
  mutating func fillKey() {
    if top.kind == .record, top.key >= 0 { marks[top.key].isFilled = true }
  }

  private mutating func scalar(_ event: Event, _ bytes: [UInt8]) {
    switch top.kind {
    case .record:
      if top.awaitsKey {
        top.awaitsKey = false
        top.key = recordKey(event, bytes)
      } else {
        top.awaitsKey = true
        if top.key >= 0 { fieldValue(event, bytes) }
      }
    case .measurement: measurementScalar(event, bytes)
    case .map:
      if top.awaitsKey {
        top.awaitsKey = false
        memberKey(event, bytes)
      } else {
        top.awaitsKey = true
        if top.key >= 0 { entryValue(event, bytes) }
      }
    case .yearly:
      if top.awaitsKey {
        top.awaitsKey = false
        yearKey(event, bytes)
      } else {
        top.awaitsKey = true
        if top.key >= 0 { entryValue(event, bytes) }
      }
    case .indicators:
      if top.awaitsKey {
        top.awaitsKey = false
        indicatorKey(event, bytes)
      } else {
        top.awaitsKey = true
        if top.key >= 0 { bareMeasurement(event, bytes) }
      }
    case .plainList:
      guard countItem(event) else { return }
      let row = store.openRow(top.table, parent: top.row)
      _ = readValue(event, bytes, column: layout.fields[top.node].column, row: row, field: top.node)
    case .list, .measurements:
      if countItem(event) {
        let fault: RecordFault =
          isMissing(event, bytes)
          ? .emptyItem(frameName)
          : top.kind == .list ? .expectsFields(frameName) : .measurementForm(frameName)
        reporter.report(fault, Spot(event))
      }
    case .persons, .document:
      // An empty document is nothing; an empty item of a list of persons was meant to be one.
      if top.kind == .document, isMissing(event, bytes) { return }
      stray(event)
    case .skipped: break
    }
  }

  /// What the list or group being read is called.
  var frameName: String {
    switch top.kind {
    case .measurements, .measurement: layout.indicatorNames[top.key]
    default: top.node >= 0 && top.node < layout.names.count ? layout.names[top.node] : ""
    }
  }

  private mutating func recordKey(_ event: Event, _ bytes: [UInt8]) -> Int {
    let mapping = layout.mappings[top.node]
    countKey(event)
    let local = mapping.keys.find(event, bytes)
    if local >= 0 {
      let field = mapping.first + local
      if note(field, event) { return field }
      reportDuplicate(field, event, layout.keys[field])
      return -1
    }
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
    _ event: Event, _ bytes: [UInt8], known: [String],
    _ fault: (_ key: String, _ suggestion: String?) -> RecordFault
  ) -> String? {
    let text = event.text(in: bytes)
    if event.isPlain, text.elementsEqual([0x3C, 0x3C]) {
      reporter.report(YAMLFault.mergeKey, Spot(event))
      excused.append((-1, top.stamp))
      return nil
    }
    if text.count > RecordLimits.keyBytes {
      reporter.report(RecordFault.keyTooLong, Spot(event))
      return nil
    }
    let key = shown(text)
    let near = Suggestion.nearest(to: key, in: known)
    reporter.report(fault(key, near), Spot(event), right: event.isPlain ? near : nil)
    return near
  }

  mutating func countKey(_ event: Event) {
    top.count += 1
    if top.count == RecordLimits.keysPerMapping + 1 {
      reporter.report(RecordFault.tooManyKeys, Spot(event))
    }
  }

  /// False for items beyond the limit, which are passed over.
  private mutating func countItem(_ event: Event) -> Bool {
    top.count += 1
    if top.count == RecordLimits.itemsPerList + 1 {
      reporter.report(RecordFault.tooManyItems(frameName), Spot(event))
    }
    return top.count <= RecordLimits.itemsPerList
  }

  // MARK: brackets

  private mutating func mappingStart(_ event: Event) {
    switch top.kind {
    case .document, .persons:
      beginPerson(event)
    case .record:
      let field = top.key
      guard !top.awaitsKey, field >= 0 else { return skipKeyOrValue(event) }
      let node = layout.fields[field]
      switch node.kind {
      case .record: open(.record, event, node: node.mapping, table: top.table, row: top.row)
      case .yearly, .map:
        store.give(node.table, parent: top.row)
        open(
          node.kind == .map ? .map : .yearly, event, node: field, table: node.table, row: top.row)
      case .measurements:
        store.give(node.table, parent: top.row)
        open(.indicators, event, node: field, table: node.table, row: top.row)
      case .scalar: refuse(event, .expectsValue(layout.names[field]))
      case .list, .plainList: refuse(event, .expectsList(layout.names[field]))
      }
    case .list:
      guard countItem(event) else { return skip(event) }
      let row = store.openRow(top.table, parent: top.row)
      open(.record, event, node: layout.fields[top.node].mapping, table: top.table, row: row)
    case .plainList:
      if countItem(event) { refuse(event, .expectsValue(frameName)) } else { skip(event) }
    case .yearly, .map:
      guard !top.awaitsKey, top.key >= 0 else { return skipKeyOrValue(event) }
      let mapping = layout.fields[top.node].mapping
      if mapping < 0 { return refuse(event, .expectsValue(frameName)) }
      open(.record, event, node: mapping, table: top.table, row: top.key)
    case .indicators:
      guard !top.awaitsKey, top.key >= 0 else { return skipKeyOrValue(event) }
      openMeasurement(event)
    case .measurements:
      if countItem(event) { openMeasurement(event) } else { skip(event) }
    case .measurement:
      skipMeasurementPart(event)
    case .skipped:
      top.count += 1
    }
  }

  private mutating func sequenceStart(_ event: Event) {
    switch top.kind {
    case .document: push(Frame(.persons, event))
    case .persons: stray(event)
    case .record:
      let field = top.key
      guard !top.awaitsKey, field >= 0 else { return skipKeyOrValue(event) }
      let node = layout.fields[field]
      switch node.kind {
      case .list, .plainList:
        store.give(node.table, parent: top.row)
        open(
          node.kind == .list ? .list : .plainList, event, node: field, table: node.table,
          row: top.row)
      case .scalar: refuse(event, .expectsValue(layout.names[field]))
      case .record, .yearly, .map, .measurements: refuse(event, .expectsFields(layout.names[field]))
      }
    case .list:
      if countItem(event) { refuse(event, .expectsFields(frameName)) } else { skip(event) }
    case .plainList:
      if countItem(event) { refuse(event, .expectsValue(frameName)) } else { skip(event) }
    case .yearly, .map:
      guard !top.awaitsKey, top.key >= 0 else { return skipKeyOrValue(event) }
      refuse(
        event,
        layout.fields[top.node].mapping < 0 ? .expectsValue(frameName) : .expectsFields(frameName))
    case .indicators:
      guard !top.awaitsKey, top.key >= 0 else { return skipKeyOrValue(event) }
      let indicator = top.key
      open(.measurements, event, node: top.node, table: top.table, row: top.row)
      top.key = indicator
    case .measurements:
      if countItem(event) { refuse(event, .measurementForm(frameName)) } else { skip(event) }
    case .measurement:
      skipMeasurementPart(event)
    case .skipped:
      top.count += 1
    }
  }

  /// Opens a bracket as the value or item that the frame waits for.
  mutating func open(_ kind: Frame.Kind, _ event: Event, node: Int, table: Int, row: Int) {
    skipValue()
    push(Frame(kind, event))
    top.node = node
    top.table = table
    top.row = row
  }

  mutating func refuse(_ event: Event, _ fault: RecordFault) {
    reporter.report(fault, Spot(event))
    skip(event)
  }

  /// A list or mapping stands where a key should, or behind a key that was reported.
  mutating func skipKeyOrValue(_ event: Event) {
    if top.awaitsKey { reporter.report(YAMLFault.complexKey, Spot(event)) }
    skip(event)
  }

  private mutating func mappingEnd(_ event: Event) {
    switch top.kind {
    case .record:
      checkRequired()
      if stack.last.map({ $0.kind == .document || $0.kind == .persons }) ?? true {
        recordEnd = event.end
        isWaiting = true
      }
    case .measurement: endMeasurement()
    case .skipped:
      top.count -= 1
      if top.count > 0 { return }
    default: break
    }
    pop()
  }

  private mutating func sequenceEnd() {
    if top.kind == .persons { finishPerson() }
    if top.kind == .skipped {
      top.count -= 1
      if top.count > 0 { return }
    }
    pop()
  }

  mutating func pop() {
    top = stack.popLast() ?? Frame(.document, .empty)
  }
}
