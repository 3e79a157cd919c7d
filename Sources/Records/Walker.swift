// Walker.swift: walks the events of a file through the layout into columns, one record at a time.
// Walker+Persons.swift: a record's beginning and end; +Brackets, +Keys, +Values, +Measurements: what
// stands in it.

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
  /// The name (of `Layout.tables`) that was found last as a key; -1: none yet.
  var lastName = -1
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

  var spot: Spot { Spot(start: start, width: 1, line: line, column: Int(column)) }
}

struct Walker {
  let layout: Layout
  let cells: CellLayout
  /// Records are read by the plan where that is possible.
  let followsPlan: Bool
  var eventCells: EventCells
  var store: ColumnStore
  var reporter: Reporter
  var keys = KeyRegistry()
  /// Records finished in this batch, kept or not, and how many of them were not.
  var finished = 0
  var leftOut = 0
  /// Records, of all batches, that were taken from cells.
  var fromCells = 0

  var top = Frame(.document, .empty)
  var stack: [Frame] = []
  var marks: [KeyMark]
  /// By name: the one that followed it as a key last time. Records mostly go on as others did.
  var followers: [Int32]
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
  /// It is larger than a record may be: said so, and the rest of it passed over.
  var isOversized = false
  /// Where the last event walked starts, and the one with which the batch began.
  var position = 0
  var batchStart = 0
  /// Reading has not started again since the last failure.
  var isLost = false
  /// Fields (-1: all) of the open mappings that are not missing, because a slip of their name was
  /// reported; those of the innermost last.
  var excused: [(field: Int, stamp: Int)] = []
  /// The years read so far in the open histories; those of the innermost last.
  var years: [YearMark] = []
  /// The key being read in a measurement: a `MeasurementKey` or a source; -1: none of them.
  var measurementPart = -1
  /// The person's key and where it stands.
  var personKey = PersonKey.none
  var personKeySpot = Spot(start: 0, width: 1, line: 0, column: 0)
  /// Persons are not compared yet, for others before them are still being read (Settling.swift).
  var defersKeys = false
  var unsettled: [UnsettledKey] = []

  init(_ plan: RecordReader.Plan, file: FileID, name: String, followsPlan: Bool) {
    layout = plan.layout
    cells = plan.cells
    self.followsPlan = followsPlan
    eventCells = EventCells(followsPlan ? plan.cells.plan : CellPlan())
    store = ColumnStore(plan.schema, layout)
    reporter = Reporter(file: file, name: name)
    marks = Array(repeating: KeyMark(), count: layout.slots)
    followers = Array(repeating: 0, count: layout.tables.nameCount)
    stack.reserveCapacity(YAMLLimits.depth + 2)
  }

  mutating func receive(_ slips: [Problem]) {
    guard !slips.isEmpty else { return }
    self.slips.removeFirst(nextSlip)
    nextSlip = 0
    // One of each kind is all that is reported of a record; what lies ahead may be of the next.
    if self.slips.count > 1024, isInRecord, !isWaiting {
      var codes: Set<String> = []
      self.slips = self.slips.filter {
        $0.end > position || codes.insert($0.fault.code).inserted
      }
    }
    var next = slips[...]
    if let last = self.slips.last, let first = next.first, last.goesOn(in: first) {
      self.slips[self.slips.count - 1].end = first.end
      next = next.dropFirst()
    }
    self.slips.append(contentsOf: next)
  }

  mutating func beginBatch() {
    keys.open(reporter.file, reporter.name)
    finished = 0
    leftOut = 0
    batchStart = isInRecord ? min(recordStart, position) : position
  }

  // MARK: the walk

  /// Walks events from `start` on, until the batch of events ends or `limit` records are finished.
  ///
  /// - Returns: the first event not walked.
  mutating func walk(_ batch: EventBatch, from start: Int, limit: Int) -> Int {
    var at = start
    while at < batch.count, finished < limit {
      let event = batch.events[at]
      if isWaiting {
        switch event.kind {
        case .failure, .documentEnd: break
        case .documentStart: finishPerson(before: event.start)
        default: finishPerson(before: 0)
        }
        // The event belongs to what comes next, which may be the next batch's.
        if finished >= limit { return leave(batch, start, at) }
      }
      at += 1
      switch event.kind {
      case .scalar where isPair(event, batch, at):
        if top.kind == .record {
          top.key = recordKey(event, batch.bytes)
          if top.key >= 0 { fieldValue(batch.events[at], batch.bytes) }
        } else {
          measurementScalar(event, batch.bytes)
          measurementScalar(batch.events[at], batch.bytes)
        }
        at += 1
      case .scalar:
        // By number: the set's own functions are those of a protocol of another room.
        if event.slips.rawValue != 0, event.slips.contains(.tooLong) {
          refuseScalar(event, .tooLong)
        } else {
          scalar(event, batch.bytes)
        }
      case .mappingStart:
        if top.kind == .document || top.kind == .persons,
          let next = takeRecord(batch, at: at - 1)
        {
          at = next
        } else {
          mappingStart(event)
        }
      case .mappingEnd: mappingEnd(event)
      case .sequenceStart: sequenceStart(event)
      case .sequenceEnd: sequenceEnd()
      case .alias: refuseScalar(event, .alias)
      case .documentStart:
        stack.removeAll(keepingCapacity: true)
        top = Frame(.document, event)
        if isLost { passSlips(before: event.start) } else { strayBytes(before: event.start) }
      case .documentEnd: break
      case .failure: fail(batch.failures[Int(event.textStart)])
      }
      if event.slips.rawValue != 0 { reportSlips(of: event, batch.bytes) }
    }
    return leave(batch, start, at)
  }

  /// Whether a scalar is a key and the next event its value, of which nothing else is to be said:
  /// most are, and are walked in one step.
  @inline(__always)
  private func isPair(_ event: Event, _ batch: EventBatch, _ next: Int) -> Bool {
    guard top.awaitsKey, next < batch.count, event.slips.rawValue == 0 else { return false }
    switch top.kind {
    case .record, .measurement: break
    default: return false
    }
    guard case .scalar = batch.events[next].kind else { return false }
    return batch.events[next].slips.rawValue == 0
  }

  private mutating func leave(_ batch: EventBatch, _ start: Int, _ at: Int) -> Int {
    if at > start { position = batch.events[at - 1].start }
    return at
  }

  private mutating func reportSlips(of event: Event, _ bytes: [UInt8]) {
    if event.slips.contains(.anchor) { reporter.report(YAMLFault.anchor, Spot(event)) }
    if event.slips.contains(.tag) { reporter.report(YAMLFault.tag, Spot(event)) }
    if event.slips.contains(.escapes), let fault = YAMLFault.escaped(in: event.text(in: bytes)) {
      reporter.report(fault, Spot(event))
    }
  }

  mutating func push(_ frame: Frame) {
    stack.append(top)
    top = frame
    lastStamp += 1
    top.stamp = lastStamp
  }

  /// Something of no use stands where a key, value or item should: the frame goes on behind it.
  mutating func skipValue() {
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

  /// A scalar that is not read at all.
  private mutating func refuseScalar(_ event: Event, _ fault: YAMLFault) {
    if top.kind == .document || top.kind == .persons {
      stray(event, fault)
    } else {
      reporter.report(fault, Spot(event))
      skipValue()
    }
  }

  /// Passes over the bracket that opens with this event.
  mutating func skip(_ event: Event) {
    skipValue()
    push(Frame(.skipped, event))
    top.count = 1
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

  /// Passes over the rest of the record, whatever is open in it.
  mutating func skipRecord() {
    let outside = stack.prefix { $0.kind == .document || $0.kind == .persons }.count
    var brackets = 0
    for frame in stack[outside...] + [top] {
      brackets += frame.kind == .skipped ? frame.count : 1
    }
    stack.removeLast(stack.count - outside)
    top = Frame(.skipped, .empty)
    top.count = brackets
  }

  mutating func pop() {
    top = stack.popLast() ?? Frame(.document, .empty)
  }
}
