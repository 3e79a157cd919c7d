// SchemaTests.swift: the JSON Schema of a record, piece by piece against stored text.

import Records
import Semantics
import TestSupport
import Testing
import Text
import Values

@Suite struct SchemaTests {
  private static let vocabulary = Vocabulary(
    units: ["", "persen", "bulan"].map {
      UnitInfo(name: $0, label: $0, base: .none, factor: .one, precision: 2, range: nil)
    },
    enumerations: [
      enumeration(
        "Predikat", isScale: true,
        [("sangat_baik", "Sangat baik", []), ("baik", "Baik", ["Cukup (B+)"])]),
      enumeration("Sumber", [("atasan", "Penilaian atasan", []), ("survei", "Survei", [])]),
    ], sources: EnumerationID(1))

  private static func schema(_ specs: [Spec], indicators: [String] = []) -> RecordSchema {
    SchemaBuilder.schema(
      [.scalar("nip", .text, [.key, .personal])] + specs, indicators: indicators, sources: 1)
  }

  private static let schemas: [String: RecordSchema] = [
    "Nilai tunggal": schema([
      .scalar("nama", .text), .scalar("lahir", .date, [.required]), .scalar("lulus", .boolean),
      .scalar("predikat", .member(EnumerationID(0)), [.required]),
      .scalar(
        "lama",
        .number(NumberType(unit: .month, isInteger: true, lower: .zero, upper: Decimal(600)))),
      .scalar("nilai", .number(NumberType(lower: Decimal(-1)))),
    ]),
    "Daftar dan kelompok": schema([
      .record("alamat", [.scalar("kota", .text, [.required])], [.required]),
      .list("diklat", [.scalar("nama", .text), .list("sesi", [.scalar("hari", .date)])]),
      .plainList("bahasa", .text),
    ]),
    "Riwayat dan peta": schema([
      .yearly("riwayat", .member(EnumerationID(0))), .map("tingkat", 0, .number(NumberType())),
      .mapOf("rincian", 1, [.scalar("catatan", .text)]),
    ]),
    "Indikator": schema([.measurements], indicators: ["waktu_tunggu", "kepuasan"]),
  ]

  @Test(arguments: Golden.cases("skema"))
  func golden(_ golden: GoldenCase) throws {
    let schema = try #require(SchemaTests.schemas[golden.title])
    golden.check("Skema", jsonSchema(schema, SchemaTests.vocabulary))
  }

  @Test func everySchemaIsStored() {
    #expect(Set(Golden.cases("skema").map(\.title)) == Set(SchemaTests.schemas.keys))
  }

  /// The same bytes each time, and every reference leads somewhere.
  @Test func theCity() {
    let text = jsonSchema(City.schema, City.vocabulary)
    #expect(text == jsonSchema(City.schema, City.vocabulary))
    let targets = text.matches(of: #/"#\/definitions\/([^"]+)"/#).map { String($0.1) }
    #expect(targets.count > 50)
    for target in Set(targets).sorted() {
      #expect(text.contains("\n    \"\(target)\": {"), "\(target)")
    }
  }
}
