// RecordReader.swift: the front door: a YAML file's bytes in, typed columns and messages out, one
// batch at a time. Memory depends on the batch, never on the file.

package import Program
package import Semantics
package import Text
package import YAML

/// Some records of one file, and what was wrong with those left out.
package struct RecordBatch: Sendable {
  /// The records without fault.
  package var table: RecordTable
  /// In the order of the file.
  package var messages: [RecordMessage]
  /// Records (or pieces of text that should be some) that were reported and left out.
  package var leftOut: Int

  package var diagnostics: [Diagnostic] { messages.map(\.diagnostic) }
}

/// Reads the records of one file. Files of one run are read one after another with one registry:
///
///     var keys = KeyRegistry()
///     var reader = RecordReader(plan, file: FileID(7), name: "staf.yaml") { nextChunk() }
///     while let batch = reader.nextBatch(keys: &keys) { ... }
package struct RecordReader: ~Copyable {
  /// What is made once from schema and vocabulary and serves all files.
  package struct Plan: Sendable {
    let layout: Layout
    let cells: CellLayout
    let schema: RecordSchema

    package init(_ schema: RecordSchema, _ vocabulary: Vocabulary) {
      self.schema = schema
      layout = Layout(schema, vocabulary)
      cells = CellLayout(layout)
    }
  }

  /// How bytes become columns.
  package enum Road: Sendable {
    /// What is plain and right without events, what is plain without libyaml.
    case automatic
    /// Events for everything, of the plain reader where a record is plain, and each of them walked.
    case events
    /// libyaml for everything; right records from its events by the plan.
    case libyaml
    /// libyaml for everything, and every event walked.
    case walk
  }

  private var events: EventReader
  /// Most files never need one.
  private var batch = EventBatch.unused
  private var next = 0
  private var cells = CellBatch()
  private var nextUnit = 0
  private var walker: Walker
  private var isFinished = false

  /// - Parameters:
  ///   - name: how messages call the file.
  ///   - road: which reader; the result is the same.
  ///   - start: where a record begins that reading starts with.
  ///   - stop: reads up to the first record that begins there or behind it.
  ///   - supply: the next bytes of the file from `start` on, of any number; nil at its end.
  package init(
    _ plan: Plan, file: FileID, name: String, road: Road = .automatic,
    from start: ReadingPlace = .start, upTo stop: Int = .max, supply: @escaping () -> [UInt8]?
  ) {
    events = EventReader(
      usesPlain: road == .automatic || road == .events,
      plan: road == .automatic ? plan.cells.plan : nil, from: start,
      upTo: stop, supply: supply)
    walker = Walker(
      plan, file: file, name: name, followsPlan: road == .automatic || road == .libyaml)
  }

  /// Goes on with another file or part; what bytes and columns need of memory is
  /// kept.
  package mutating func begin(
    _ plan: Plan, file: FileID, name: String, road: Road = .automatic,
    from start: ReadingPlace = .start, upTo stop: Int = .max, supply: @escaping () -> [UInt8]?
  ) {
    events = EventReader(
      usesPlain: road == .automatic || road == .events,
      plan: road == .automatic ? plan.cells.plan : nil, from: start,
      upTo: stop, memory: events.takeMemory(), supply: supply)
    var next = Walker(
      plan, file: file, name: name, followsPlan: road == .automatic || road == .libyaml)
    swap(&next.store, &walker.store)
    swap(&next.eventCells, &walker.eventCells)
    walker = next
    batch.count = 0
    batch.isLast = false
    cells.count = 0
    self.next = 0
    nextUnit = 0
    isFinished = false
  }

  /// The next records, at most `limit` read or reported; nil behind the last.
  package mutating func nextBatch(limit: Int = 1024, keys: inout KeyRegistry) -> RecordBatch? {
    if isFinished { return nil }
    swap(&walker.keys, &keys)
    defer { swap(&walker.keys, &keys) }
    return readBatch(limit)
  }

  /// The next records of a part of a file: nobody is compared with those read before, until
  /// `UnsettledBatch.settled` is called for each batch in the order of the file.
  package mutating func nextUnsettledBatch(limit: Int = 1024) -> UnsettledBatch? {
    if isFinished { return nil }
    walker.defersKeys = true
    // Those of the last batch went with it.
    walker.unsettled = []
    walker.unsettled.reserveCapacity(min(limit, 1024))
    return readBatch(limit).map {
      UnsettledBatch(
        batch: $0, keys: walker.unsettled, keyName: walker.layout.keyName,
        file: walker.reporter.file, name: walker.reporter.name, parents: walker.store.parents)
    }
  }

  /// Where reading ended: nil at the end of the file. The next part is whole only if it starts here.
  package var end: ReadingPlace? { events.end }

  /// How many records were read without events.
  package var recordsFromCells: Int { walker.fromCells }

  private mutating func readBatch(_ limit: Int) -> RecordBatch? {
    walker.beginBatch()
    var limit = limit
    while walker.finished < limit {
      if next < batch.count {
        next = walker.walk(batch, from: next, limit: limit)
        walker.checkSize()
        if walker.isHeavy { limit = min(limit, walker.finished + 1) }
      } else if nextUnit < cells.count {
        let taken = walker.take(cells, from: nextUnit, limit: limit)
        nextUnit = taken.next
        if taken.isRefused {
          events.goBack(to: cells.units[nextUnit])
          nextUnit = cells.count
        }
        if walker.isHeavy { limit = min(limit, walker.finished + 1) }
      } else if batch.isLast {
        walker.finish(before: events.end?.offset ?? .max)
        isFinished = true
        break
      } else if walker.isReadyForCells, events.fillCells(&cells) {
        nextUnit = 0
      } else {
        if batch.isUnused { batch = EventBatch() }
        events.fill(&batch)
        next = 0
        walker.receive(batch.slips)
      }
    }
    if isFinished, walker.finished == 0, walker.reporter.count == 0 { return nil }
    return RecordBatch(
      table: walker.store.take(), messages: walker.reporter.takeMessages(), leftOut: walker.leftOut)
  }

  /// The same for a run of one file.
  package mutating func nextBatch(limit: Int = 1024) -> RecordBatch? {
    var keys = KeyRegistry()
    swap(&ownKeys, &keys)
    defer { swap(&ownKeys, &keys) }
    return nextBatch(limit: limit, keys: &keys)
  }

  private var ownKeys = KeyRegistry()
}
