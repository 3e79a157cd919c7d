// LimitTests.swift: how much a record may hold: at the limit it is read, beyond it is said so, and the
// next record is read in any case.

import Program
import Records
import Testing
import Text
import Values
import YAML

@Suite struct LimitTests {
  private let head = "nip: 1\ndinas: Kesehatan\n"
  private let next = "\n---\nnip: 2\ndinas: Kesehatan\n"

  /// Reads a record with these lines: right, or wrong with these codes; the next one is read.
  private func check(
    _ lines: String, _ expected: String?, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let reading = read(head + lines + next)
    let codes = Set(reading.messages.map(\.diagnostic.code)).sorted().joined(separator: " ")
    #expect(codes == expected ?? "", sourceLocation: sourceLocation)
    #expect(reading.count == (expected == nil ? 2 : 1), sourceLocation: sourceLocation)
    #expect(reading.leftOut == (expected == nil ? 0 : 1), sourceLocation: sourceLocation)
    #expect(
      reading.tables.last?.texts.contains("2") == true, "the next record is missing",
      sourceLocation: sourceLocation)
  }

  private func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  @Test func depth() {
    // Two brackets of the record and its list are open already.
    let open = YAMLLimits.depth - 1
    check("diklat: \(times(open, "["))\(times(open, "]"))", "R0213")
    check("diklat: \(times(open + 1, "["))\(times(open + 1, "]"))", "R0114 R0213")
    check("diklat: \(times(100_000, "["))", "R0114 R0213")
  }

  @Test func lengthOfValues() {
    check("nama: \(times(YAMLLimits.scalarBytes, "x"))", nil)
    check("nama: \(times(YAMLLimits.scalarBytes + 1, "x"))", "R0115")
    check("gaji: \(times(YAMLLimits.scalarBytes + 1, "1"))", "R0115")
    check("bahasa: ['\(times(1 << 20, "é"))']", "R0115")
    // Bytes count, not characters.
    check("nama: \(times(YAMLLimits.scalarBytes / 2, "é"))", nil)
    check("nama: \(times(YAMLLimits.scalarBytes / 2 + 1, "é"))", "R0115")
  }

  @Test func lengthOfKeys() {
    check("\(times(YAMLLimits.keyBytes, "k")): 1", "R0201")
    check("\(times(YAMLLimits.keyBytes + 1, "k")): 1", "R0128")
    check("kompetensi: {\(times(YAMLLimits.keyBytes + 1, "k")): 1}", "R0128")
    check("indikator: {\(times(YAMLLimits.keyBytes + 1, "k")): 1}", "R0128")
    check("\(times(5000, "k")): 1", "R0128")
    check("? \(times(1 << 20, "k"))\n: 1", "R0115")
  }

  @Test func keysOfMappings() {
    func keys(_ count: Int) -> String {
      "riwayat_predikat:\n" + (0..<count).map { "  \(1700 + $0): baik\n" }.joined()
    }
    check(keys(RecordLimits.keysPerMapping), nil)
    check(keys(RecordLimits.keysPerMapping + 1), "R0209")
    // A hostile one; that the keys are also unknown is only counted.
    let reading = read(head + "x:\n" + (0..<100_000).map { "k\($0): 1\n" }.joined() + next)
    #expect(reading.count == 1)
    #expect(reading.messages.count == RecordLimits.messagesPerRecord + 1)
  }

  @Test func itemsOfLists() {
    check("bahasa: [\(times(RecordLimits.itemsPerList, "a, "))]", nil)
    check("bahasa: [\(times(RecordLimits.itemsPerList + 1, "a, "))]", "R0210")
    check("diklat: [\(times(RecordLimits.itemsPerList, "{nama: a}, "))]", nil)
    check("diklat: [\(times(RecordLimits.itemsPerList + 1, "{nama: a}, "))]", "R0210")
    check("bahasa: [\(times(200_000, "a, "))]", "R0210")
    check(
      "indikator: {waktu_tunggu: [\(times(RecordLimits.itemsPerList + 1, "{nilai: 1}, "))]}",
      "R0210")
  }

  @Test func digits() {
    check("gaji: \(times(RecordLimits.numberDigits, "9"))", nil)
    check("gaji: \(times(RecordLimits.numberDigits + 1, "9"))", "R0227")
    check("gaji: 0.\(times(RecordLimits.decimals, "1"))", nil)
    check("gaji: 0.\(times(RecordLimits.decimals + 1, "1"))", "R0227")
    check("gaji: -999999.\(times(12, "9"))", nil)
    check("gaji: 9999999.\(times(12, "9"))", "R0227")
    check("gaji: \(times(60_000, "9"))", "R0220")
  }

  @Test func messages() {
    func faults(_ count: Int) -> [String] {
      read(head + "diklat: [\(times(count, "{nama: a, jam: x}, "))]" + next).messages
        .map(\.diagnostic.code)
    }
    let limit = RecordLimits.messagesPerRecord
    #expect(faults(limit) == Array(repeating: "R0220", count: limit))
    #expect(faults(limit + 1) == Array(repeating: "R0220", count: limit) + ["R0250"])
    #expect(faults(9000) == Array(repeating: "R0220", count: limit) + ["R0250"])
  }

  @Test func sizeOfRecords() {
    let comment = "# \(times(1 << 20, "x"))\n"
    let mebibytes = RecordLimits.recordBytes >> 20
    // A key between comments, for no longer stretch without any may be read.
    func record(_ mebibytes: Int) -> String {
      let lines = (0..<mebibytes).map { comment + "  \(1900 + $0): baik\n" }
      return "riwayat_predikat:\n" + lines.joined()
    }
    check(record(mebibytes - 1), nil)
    check(record(mebibytes + 1), "R0217")
    check("diklat: [[[\n" + times(mebibytes + 1, comment + "a,\n") + "]]]\n", "R0213 R0217")
  }

  /// However few its records, a batch ends when it is large.
  @Test func sizeOfBatches() {
    let record = "dinas: Kesehatan\nbahasa: ['\(times(60_000, "x"))']\n---\n"
    let text = (0..<600).map { "nip: \($0)\n" + record }.joined()
    let reading = read(text)
    #expect(reading.count == 600)
    #expect(reading.tables.count >= 2)
    #expect(reading.tables.allSatisfy { $0.count < 400 })
  }

  /// The limit of a batch is kept exactly, in all three forms of a file.
  @Test(arguments: [1, 2, 3, 5])
  func recordsOfBatches(_ limit: Int) {
    let documents = (1...7).map { "---\nnip: \($0)\ndinas: Kesehatan\nbahasa: [a\($0)]\n" }.joined()
    let list = (1...7).map { "- nip: \($0)\n  dinas: Kesehatan\n  bahasa: [a\($0)]\n" }.joined()
    let flow =
      "["
      + (1...7).map { "{nip: \($0), dinas: Kesehatan, bahasa: [a\($0)]}" }
      .joined(separator: ", ") + "]"
    for text in [documents, list, flow] {
      let reading = read(Array(text.utf8), limit: limit)
      #expect(reading.messages == [])
      #expect(reading.count == 7)
      #expect(reading.tables.allSatisfy { $0.count <= limit && $0.origins.count == $0.count })
      #expect(reading.tables.flatMap(\.texts) == (1...7).flatMap { ["\($0)", "a\($0)"] })
    }
  }
}
