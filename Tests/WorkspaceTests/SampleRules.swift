// SampleRules.swift: checked rules built by hand, and records for them in any number: what these tests
// are about begins behind the checker.

import Program
import Semantics
import Text
import Values

@testable import Workspace

/// Two dinas: one with rules, one whose rules are not in force in 2026.
enum SampleRules {
  static let date = CalendarDate(year: 2026, month: 12, day: 31) ?? .last

  static var rules: LoadedRules {
    LoadedRules(
      name: "Rules", messages: Messages(), parsed: [],
      policy: Policy(
        vocabulary: vocabulary, schema: schema,
        sets: [set("Kesehatan", 0, from: 2026), set("Perhubungan", 1, from: 2027)], tests: []),
      references: LoadedReferences())
  }

  private static let nowhere = SourceRange(file: FileID(0), start: 0, end: 0)

  private static func member(_ name: String, _ label: String, _ rank: Int) -> MemberInfo {
    MemberInfo(name: name, label: label, aliases: [], rank: rank, range: nowhere)
  }

  static let vocabulary: Vocabulary = {
    func unit(_ name: String, _ index: Int) -> UnitInfo {
      UnitInfo(
        name: name, label: name, base: UnitID(index), factor: .one, precision: 6, range: nil)
    }
    let names = [
      "", "persen", "bulan", "tahun", "hari", "hari kerja", "menit", "jam", "rupiah", "orang",
      "poin", "kali", "responden", "angka_kredit",
    ]
    return Vocabulary(
      units: names.enumerated().map { unit($0.element, $0.offset) },
      enumerations: [
        Enumeration(
          name: "Dinas", label: "Dinas", isScale: false,
          members: [
            member("Kesehatan", "Dinas Kesehatan", 0),
            member("Perhubungan", "Dinas Perhubungan", 1),
          ], range: nowhere),
        Enumeration(
          name: "Tingkat", label: "Tingkat", isScale: true,
          members: [member("rendah", "Rendah", 0), member("tinggi", "Tinggi sekali", 1)],
          range: nowhere),
      ], agencies: EnumerationID(0))
  }()

  private static let points = ScalarType.number(
    NumberType(unit: .point, lower: .zero, upper: .hundred))

  static let schema: RecordSchema = {
    let specs: [(String, ScalarType, FieldMarks)] = [
      ("nip", .text, [.key, .personal]), ("nama", .text, .personal),
      ("dinas", .member(EnumerationID(0)), .required), ("potensi", points, []),
      ("tingkat", .member(EnumerationID(1)), []),
    ]
    return RecordSchema(
      name: "Pegawai", label: "Pegawai",
      tables: [
        TableSchema(
          kind: .person, parent: nil, path: "", label: "Pegawai", marks: [],
          columns: specs.map {
            ColumnSchema(path: $0.0, label: $0.0, type: $0.1, marks: $0.2, range: nowhere)
          }, range: nowhere)
      ],
      fields: specs.enumerated().map { index, spec in
        FieldSchema(
          key: spec.0, shape: .scalar(ColumnID(.person, index)), marks: spec.2, range: nowhere)
      },
      key: ColumnID(.person, 0), agency: ColumnID(.person, 2), measurements: nil,
      indicatorNames: [])
  }()

  private static func origin(_ name: String) -> Origin {
    Origin(name: name, label: "Label \(name)", basis: [], range: nowhere, author: "Kesehatan")
  }

  private static func set(_ name: String, _ agency: Int, from year: Int) -> RuleSet {
    let first = CalendarDate(year: year, month: 1, day: 1) ?? .first
    var set = RuleSet(
      name: name, label: "Dinas \(name)", agency: agency, validity: DateInterval(from: first),
      monthEnd: nil)
    func expression(_ kind: ExpressionKind, _ type: ScalarType) -> Expression {
      Expression(kind, .scalar(type), nowhere)
    }
    set.expressions = [
      expression(.field(ColumnID(.person, 3)), points),
      expression(
        .arithmetic(.add, ExpressionID(0), ExpressionID(0), scale: .plain),
        .number(NumberType(unit: .point))),
      expression(.literal(.number(Decimal(60))), points),
      expression(
        .comparison(.greaterOrEqual, ExpressionID(0), ExpressionID(2), precision: 6), .boolean),
      expression(.field(ColumnID(.person, 4)), .member(EnumerationID(1))),
    ]
    set.formulas = [
      Formula(
        origin: origin("dua_kali"), inputs: [], type: .number(NumberType(unit: .point)),
        body: ExpressionID(1), exceptions: []),
      Formula(
        origin: origin("tingkatnya"), inputs: [], type: .member(EnumerationID(1)),
        body: ExpressionID(4), exceptions: []),
    ]
    set.promotions = [
      Promotion(
        origin: origin("naik"), candidates: nil,
        conditions: [
          Condition(origin: origin("cukup_potensi"), condition: ExpressionID(3), exceptions: [])
        ])
    ]
    return set
  }

  /// So many people of all kinds: with rules and without, complete and not, and records with faults.
  static func records(_ count: Int, from start: Int = 0) -> String {
    var text = ""
    for number in start..<start + count {
      text += "---\nnip: \"\(198_501_012_010_010_000 + number)\"\nnama: Orang \(number)\n"
      text += "dinas: \(number % 7 == 3 ? "Perhubungan" : "Kesehatan")\n"
      switch number % 11 {
      case 4: break
      case 9: text += "potensi: banyak\n"
      default: text += "potensi: \(number % 100).5\n"
      }
      if number % 2 == 0 { text += "tingkat: tinggi\n" }
    }
    return text
  }
}
