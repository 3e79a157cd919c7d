// RoadsTests.swift: the plain reader and libyaml's give the same columns and messages, for records of
// every shape, right and spoiled. TIMBANG_ROADS=1000000 holds as many against each other.

import Foundation
import Program
import Records
import TestSupport
import Testing
import Text

@Suite struct RoadsTests {
  private static let count =
    ProcessInfo.processInfo.environment["TIMBANG_ROADS"].flatMap(Int.init) ?? 800

  @Test(arguments: 0..<8)
  func sameOnBothRoads(_ part: Int) {
    for index in 0..<Self.count / 8 {
      let seed = UInt64(index * 8 + part) &+ 1_000_003
      var writer = DocumentWriter(seed: seed, shape: recordShape)
      var dice = Dice(seed &+ 77)
      var text = Array(writer.file().utf8)
      if index % 4 != 0 { text = spoiled(text, with: &dice) }
      let chunk = index % 5 == 0 ? 1 + dice.roll(200) : 65_536
      if let difference = difference(text, chunk: chunk) {
        Issue.record("seed \(seed): \(difference)")
        return
      }
    }
  }

  @Test(arguments: Golden.cases())
  func sameForStoredCases(_ golden: GoldenCase) throws {
    for block in golden.blocks where block.language == "yaml" {
      for chunk in [1, 64, 65_536] {
        #expect(difference(Array(block.text.utf8), chunk: chunk) == nil)
      }
    }
  }

  private static let rightRecords = """
    # atas
    ---
    nip: "198001012006041001" # kunci
    'nama': Siti Rahma
    dinas: Kesehatan
    pendidikan: {tingkat: S1, jurusan: "Ilmu: gizi"}
    riwayat_predikat: {2022: baik, 2023: kurang}
    kompetensi:
        integritas: 4

        kerja_sama: 3
    diklat:
    - nama: Prima
      jam: 12
      tanggal: 2024-02-29
    -
      nama: "Satu"
    - {nama: Dua, jam: 8}
    bahasa: [Kaili, 'Bugis']
    nilai_tes: ~
    kerabat_pejabat: tidak
    indikator:
      kepuasan_pasien: [{nilai: 88, sumber: survei, tanggal: 2026-01-31, responden: 30}]
      waktu_tunggu: 38
      pasien_dilayani: {survei: 82.5, atasan: 90}
      akuntabel:
        nilai: kosong
    ---
    nip: "198001012006041002"
    dinas: Kesehatan
    bahasa:
      - Kaili
      - Kaili
    hukuman_disiplin: []
    ...

    """

  /// Right records that differ in all a plain text may differ in: comments, quotes, line ends, `{}`.
  /// They must be read without events: else the tests here prove nothing about that.
  @Test func rightRecordsAreReadFromCells() {
    let first = Self.rightRecords
    let list = "- nip: \"198001012006041001\"\n  dinas: Kesehatan\n- nip: A 1\n  dinas: Kesehatan\n"
    for text in [first, list, first.replacingOccurrences(of: "\n", with: "\r\n")] {
      for chunk in [1, 100, 65_536] {
        #expect(difference(Array(text.utf8), chunk: chunk) == nil)
        var at = 0
        let bytes = Array(text.utf8)
        var reader = RecordReader(
          RecordReader.Plan(Sample.schema, Sample.vocabulary), file: FileID(0), name: "a.yaml"
        ) {
          guard at < bytes.count else { return nil }
          defer { at = min(bytes.count, at + chunk) }
          return Array(bytes[at..<min(bytes.count, at + chunk)])
        }
        var messages: [RecordMessage] = []
        while let batch = reader.nextBatch() { messages += batch.messages }
        #expect(messages.isEmpty, "\(dump(messages))")
        if chunk > 1 { #expect(reader.recordsFromCells == 2) }
      }
    }
  }

  /// A key behind the last of its mapping is unknown there, whatever mapping the plan has next.
  @Test func keysOfAnotherMappingAreUnknown() {
    let lines = Self.rightRecords.split(separator: "\n", omittingEmptySubsequences: false)
    let keys = Set(
      Self.rightRecords.matches(of: /([a-z_0-9]+)'?:/).map { String($0.output.1) }
        + ["survei", "atasan", "jam", "tanggal", "responden", "sumber", "nilai", "tahun"]
    ).sorted()
    for (number, line) in lines.enumerated() where line.contains("}") {
      for key in keys {
        guard let end = line.lastIndex(of: "}") else { continue }
        var changed = lines
        changed[number] = line[..<end] + ", \(key): 1" + line[end...]
        let text = Array(changed.joined(separator: "\n").utf8)
        #expect(difference(text, chunk: 65_536) == nil, "\(key) in line \(number + 1)")
      }
    }
  }

  /// The records of the examples, right and wrong, by this schema: mostly unknown fields.
  @Test func sameForExamples() throws {
    let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    var count = 0
    for folder in ["Examples/kota/staf", "Examples/rekaman-kotor/staf"] {
      let url = top.appendingPathComponent(folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() {
        let data = try Data(contentsOf: url.appendingPathComponent(name))
        #expect(difference(Array(data), chunk: 65_536) == nil, "\(name)")
        #expect(difference(Array(data), chunk: 100) == nil, "\(name)")
        count += 1
      }
    }
    #expect(count > 50)
  }
}

/// Every shape of the sample schema, mostly with values it takes.
let recordShape: DocumentShape = {
  let date = DocumentShape.value(["2026-01-31", "1980-02-29", "2026-1-2", "2026-02-30"])
  let number = DocumentShape.value(["1", "4", "82.5", "82,5", "1.000", "-3", "0123", "100", "~"])
  let text = DocumentShape.value([
    "Siti Rahma", "Ma'ruf", "é", "Jl. Palu 5", "tiga puluh dua huruf",
  ])
  let grade = DocumentShape.value(["baik", "Sangat baik", "kurang", "CUKUP", "tak dikenal"])
  let source = ["survei", "atasan", "observasi", "survey"]
  let measured = DocumentShape.fields([
    ("nilai", number), ("sumber", .value(source)), ("tanggal", date), ("responden", number),
  ])
  return .fields([
    (
      "nip",
      .value([
        "\"198001012006041003\"", "198001012006041004", "\"1\"", "2", "3", "198001012006041000",
      ])
    ),
    ("nama", text), ("dinas", .value(["Kesehatan", "Dishub", "dinas pendidikan"])),
    ("jabatan", .value(["pelaksana", "kepala bidang", "kepala"])), ("tanggal_lahir", date),
    ("pendidikan", .fields([("tingkat", .value(["S1", "D3"])), ("jurusan", text)])),
    ("riwayat_predikat", .entries(["2022", "2023", "2024", "24"], grade)),
    ("kompetensi", .entries(["integritas", "kerja_sama", "Kerja sama", "lain"], number)),
    ("diklat", .list(.fields([("nama", text), ("jam", number), ("tanggal", date)]))),
    (
      "hukuman_disiplin",
      .list(
        .fields([
          ("tingkat", .value(["ringan", "berat"])), ("selesai", date),
          ("sidang", .list(.fields([("tanggal", date)]))),
        ]))
    ),
    ("bahasa", .list(text)), ("gaji", number), ("nilai_tes", number),
    ("kerabat_pejabat", .value(["ya", "tidak", "yes"])),
    (
      "indikator",
      .fields([
        ("kepuasan_pasien", .list(measured)), ("waktu_tunggu", number), ("akuntabel", measured),
        ("pasien_dilayani", .entries(source, number)),
      ])
    ),
  ])
}()

/// How the readings of a text by both roads differ, of the smallest text for which they do.
private func difference(_ text: [UInt8], chunk: Int) -> String? {
  func reading(_ text: [UInt8], _ road: RecordReader.Road) -> String {
    full(read(text, chunk: chunk, road: road))
  }
  func differs(_ text: [UInt8]) -> Bool {
    let right = reading(text, .walk)
    return [.automatic, .events, .libyaml].contains { reading(text, $0) != right }
  }
  guard differs(text) else { return nil }
  let small = shrunk(text, while: differs)
  return """
    in pieces of \(chunk): \(String(decoding: small, as: UTF8.self).debugDescription)
    libyaml, walked:
    \(reading(small, .walk))
    libyaml, by the plan:
    \(reading(small, .libyaml))
    plain events:
    \(reading(small, .events))
    cells:
    \(reading(small, .automatic))
    """
}

/// Everything a reading says.
func full(_ reading: Reading) -> String {
  "\(reading.leftOut)\n" + dump(reading.messages) + "\n"
    + "\(reading.messages.map { $0.places.map(\.length) })\n"
    + reading.tables.map { dump($0) + "\n\($0.origins)" }.joined(separator: "\n---\n")
}
