// PartsTests.swift: a file read in parts, side by side, gives what reading it as a whole gives,
// wherever it is cut. TIMBANG_ROADS=10000 reads a tenth as many files so.

import Foundation
import Program
import Records
import Semantics
import TestSupport
import Testing
import Text
import YAML

@Suite struct PartsTests {
  private static let count =
    ProcessInfo.processInfo.environment["TIMBANG_ROADS"].flatMap(UInt64.init).map { $0 / 10 } ?? 40

  @Test func placesOfAStream() {
    let text =
      "# a\n---\nnip: 1\nb: |\n  ---\n---\nnip: 2\n- x\n--- # c\r\nnip: 3\n---x\n...\n---\n"
    // What stands above the first record is no part of its own.
    #expect(places(text, 1) == ["0@1", "26@6", "41@9"])
    #expect(places(text, 30) == ["0@1", "41@9"])
    for place in places(text, 1).dropFirst() { #expect(follows(text, place, "---")) }
  }

  @Test func placesOfAList() {
    let text = "# a\n- nip: 1\n  b:\n  - c\n- nip: 2\n-x\n- nip: 3\r- nip: 4\n---\n- nip: 5\n"
    #expect(places(text, 1) == ["0@1", "24@5", "36@7", "45@8", "54@9", "58@10"])
    for place in places(text, 1).dropFirst() { #expect(follows(text, place, "-")) }
  }

  @Test(arguments: [RecordReader.Road.automatic, .libyaml])
  func sameInParts(_ road: RecordReader.Road) {
    for seed in 0..<Self.count {
      var dice = Dice(seed &+ 9)
      var text: [UInt8] = []
      var writer = DocumentWriter(seed: seed, shape: recordShape)
      for _ in 0..<1 + dice.roll(4) { text += Array(writer.file().utf8) }
      if seed % 3 != 0 { text = spoiled(text, with: &dice) }
      let whole = joined(read(text, road: road))
      for distance in [1, 100, max(1, text.count / 8), max(1, text.count / 2)] {
        let (parts, _) = readParts(text, distance: distance, road: road)
        if joined(parts) != whole {
          let small = shrunk(text) {
            joined(read($0, road: road)) != joined(readParts($0, distance: distance, road: road).0)
          }
          Issue.record(
            """
            seed \(seed), distance \(distance): \(String(decoding: small, as: UTF8.self).debugDescription)
            whole:
            \(joined(read(small, road: road)))
            parts:
            \(joined(readParts(small, distance: distance, road: road).0))
            """)
          return
        }
      }
    }
  }

  /// Plain records need no part twice, or reading in parts would be slower than reading as a whole.
  @Test(arguments: ["---\n", "- "])
  func noPartIsReadTwice(_ mark: String) {
    let indent = mark == "- " ? "  " : ""
    let text = (0..<40).map {
      "\(mark)nip: \"1980010120060410\($0 + 10)\"\n\(indent)dinas: Kesehatan\n\(indent)bahasa: [a, b]\n"
    }.joined()
    for distance in [1, 70, 500] {
      let (parts, again) = readParts(Array(text.utf8), distance: distance, road: .automatic)
      #expect(parts.count == 40)
      #expect(again == 0)
    }
  }
}

/// Whether a line's end stands before this place (`offset@line`), and `mark` behind it.
private func follows(_ text: String, _ place: String, _ mark: String) -> Bool {
  let bytes = Array(text.utf8)
  guard let offset = place.split(separator: "@").first.flatMap({ Int($0) }), offset > 0 else {
    return false
  }
  return [0x0A, 0x0D].contains(bytes[offset - 1]) && bytes[offset...].starts(with: mark.utf8)
}

private func places(_ text: String, _ distance: Int) -> [String] {
  let bytes = Array(text.utf8)
  let all = [1, 3, 1000].map { chunk in
    var splitter = UnitSplitter(distance: distance)
    var at = 0
    while at < bytes.count {
      splitter.feed(Array(bytes[at..<min(bytes.count, at + chunk)]))
      at += chunk
    }
    return splitter.places.map { "\($0.offset)@\($0.line)" }
  }
  #expect(all.allSatisfy { $0 == all[0] }, "in other pieces: \(all)")
  return all[0]
}

/// Reads each part as another core would, and puts them together; how many had to be read again.
private func readParts(
  _ bytes: [UInt8], distance: Int, road: RecordReader.Road
) -> (Reading, again: Int) {
  var splitter = UnitSplitter(distance: distance)
  splitter.feed(bytes)
  let places = splitter.places
  func part(_ start: ReadingPlace, _ stop: Int) -> (batches: [UnsettledBatch], end: ReadingPlace?) {
    var at = start.offset
    var reader = RecordReader(
      RecordReader.Plan(Sample.schema, Sample.vocabulary), file: FileID(0), name: "a.yaml",
      road: road, from: start, upTo: stop
    ) {
      guard at < bytes.count else { return nil }
      defer { at = min(bytes.count, at + 300) }
      return Array(bytes[at..<min(bytes.count, at + 300)])
    }
    var batches: [UnsettledBatch] = []
    while let batch = reader.nextUnsettledBatch() { batches.append(batch) }
    return (batches, reader.end)
  }
  let read = places.indices.map { index in
    part(places[index], index + 1 < places.count ? places[index + 1].offset : .max)
  }
  var keys = KeyRegistry()
  var reading = Reading()
  var again = 0
  var goesOn: ReadingPlace? = .start
  while let start = goesOn {
    let index = places.firstIndex(of: start)
    if index == nil { again += 1 }
    let next = places.first { $0.offset > start.offset }?.offset ?? .max
    let piece = index.map { read[$0] } ?? part(start, next)
    for batch in piece.batches {
      let settled = batch.settled(keys: &keys)
      reading.tables.append(settled.table)
      reading.messages += settled.messages
      reading.leftOut += settled.leftOut
    }
    goesOn = piece.end
  }
  return (reading, again)
}

/// A reading without the borders of its batches: each person with all that belongs to it.
private func joined(_ reading: Reading) -> String {
  var lines = ["\(reading.leftOut)", dump(reading.messages)]
  for table in reading.tables {
    for row in 0..<table.count {
      var alone = table
      alone.removeAll(but: row)
      lines.append("\(table.origins[row]) " + dump(alone))
    }
  }
  return lines.joined(separator: "\n")
}

extension RecordTable {
  fileprivate mutating func removeAll(but row: Int) {
    removePersons(
      (0..<count).filter { $0 != row }, parents: Sample.schema.tables.map { $0.parent?.index ?? -1 }
    )
  }
}
