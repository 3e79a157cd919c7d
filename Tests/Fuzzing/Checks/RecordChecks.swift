// RecordChecks.swift: whatever the text, all readers give the same columns and the same messages, cut
// into any pieces and batches, and every message has its place in the file.

import Program
import Records
import Semantics
import Text

func recordFaults(_ bytes: [UInt8]) -> [String] {
  guard let schema = Background.policy.schema else { return ["there is no schema"] }
  let plan = RecordReader.Plan(schema, Background.policy.vocabulary)
  let first = RecordReading(bytes, plan, .walk)
  var faults = first.outsideFaults(bytes.count)
  // The first byte says how the text is cut, so that the fuzzer decides.
  let cut = 1 + Int(bytes.first ?? 0) % 64
  for (piece, limit) in [(bytes.count + 1, 1024), (cut, 1024), (cut * 7, 1 + cut % 3)] {
    for road in [RecordReader.Road.automatic, .libyaml] {
      let other = RecordReading(bytes, plan, road, piece: piece, limit: limit)
      if let difference = first.difference(other) {
        faults.append("\(road), in pieces of \(piece), batches of \(limit): \(difference)")
      }
    }
  }
  return faults
}

/// What reading a text gave.
struct RecordReading {
  var tables: [RecordTable] = []
  var messages: [RecordMessage] = []
  var leftOut = 0

  init(
    _ bytes: [UInt8], _ plan: RecordReader.Plan, _ road: RecordReader.Road, piece: Int = .max,
    limit: Int = 1024
  ) {
    var at = 0
    var reader = RecordReader(plan, file: FileID(0), name: "a.yaml", road: road) {
      guard at < bytes.count else { return nil }
      let end = bytes.count - at <= piece ? bytes.count : at + piece
      defer { at = end }
      return Array(bytes[at..<end])
    }
    var keys = KeyRegistry()
    while let batch = reader.nextBatch(limit: limit, keys: &keys) {
      tables.append(batch.table)
      messages += batch.messages
      leftOut += batch.leftOut
    }
  }

  var count: Int { tables.reduce(0) { $0 + $1.count } }
  private var codes: [String] {
    messages.map { "\($0.diagnostic.code) \($0.places.map { "\($0.line):\($0.column)" })" }
  }

  func outsideFaults(_ count: Int) -> [String] {
    var faults: [String] = []
    for message in messages {
      let isPlaced = message.places.allSatisfy { $0.line > 0 && $0.column > 0 && $0.length > 0 }
      if !isPlaced { faults.append("\(message.diagnostic.code) has no place") }
      for range in message.diagnostic.labels.map(\.range) {
        // What is missing at the end is shown behind it.
        if range.start < 0 || range.start > range.end || Int(range.start) > count {
          faults.append("\(message.diagnostic.code): \(range) lies outside of \(count)")
        }
      }
    }
    return faults
  }

  /// How another reading of the same text differs.
  func difference(_ other: RecordReading) -> String? {
    if messages != other.messages {
      let pair = zip(messages, other.messages).first { $0 != $1 }
      return pair.map { "\($0.0)\nor\n\($0.1)" } ?? "\(codes) or \(other.codes)"
    }
    if leftOut != other.leftOut { return "\(leftOut) and \(other.leftOut) left out" }
    if count != other.count { return "\(count) and \(other.count) read" }
    // Batches of other sizes have other tables.
    if tables.count != other.tables.count { return nil }
    for (a, b) in zip(tables, other.tables) where !a.isSame(as: b) { return "\(a)\nor\n\(b)" }
    return nil
  }
}

extension RecordTable {
  func isSame(as other: RecordTable) -> Bool {
    texts == other.texts && origins == other.origins
      && tables.elementsEqual(other.tables) { a, b in
        a.count == b.count && a.parents == b.parents && a.starts == b.starts
          && a.isGiven == b.isGiven
          && a.columns.elementsEqual(b.columns) {
            $0.given == $1.given && $0.words == $1.words && $0.wide == $1.wide
              && $0.codes == $1.codes
          }
      }
  }
}
