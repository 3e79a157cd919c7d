// DelimitedTextTests.swift: CSV as Excel and others write it, read; and CSV as we write it, read back.

import Program
import Semantics
import Testing
import Text
import Values

@testable import Workspace

@Suite struct DelimitedTextTests {
  private func check(
    _ text: String, _ rows: [[String]], _ codes: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let read = DelimitedText(Array(text.utf8))
    #expect(read.rows.map { $0.map(\.text) } == rows, sourceLocation: sourceLocation)
    #expect(read.faults.map(\.fault.code) == codes, sourceLocation: sourceLocation)
  }

  @Test func everyWayOfWritingIt() {
    check("a,b\n1,2\n", [["a", "b"], ["1", "2"]])
    check("a;b\r\n1,5;2\r\n", [["a", "b"], ["1,5", "2"]])
    check("\u{FEFF}a;b\n1;2", [["a", "b"], ["1", "2"]])
    check("a\tb\n1\t2\n\n\n", [["a", "b"], ["1", "2"]])
    check("sep=;\na;b\n1;2\n", [["a", "b"], ["1", "2"]])
    check("a,b\n\"x, \"\"y\"\"\n z\",2\n", [["a", "b"], ["x, \"y\"\n z", "2"]])
    check("a,b\r1,2\r", [["a", "b"], ["1", "2"]])
    check("a,b\n,\n", [["a", "b"], ["", ""]])
    check("a\n\"\"\nb\n", [["a"], [""], ["b"]])
    check("", [])
    check("\n\n", [])
  }

  @Test func whatIsWrong() {
    check("a,b\n\"x,2\n", [["a", "b"], ["x,2\n"]], ["C0208"])
    check("a,b\n\"x\"y,2\n", [["a", "b"], ["x", "2"]], ["C0209"])
    let bad = DelimitedText([0x61, 0x2C, 0x62, 0x0A, 0xFF, 0x2C, 0x31])
    #expect(bad.faults.map(\.fault.code) == ["C0203"])
    let wide = DelimitedText(Array(String(repeating: "x,", count: 5000).utf8))
    #expect(wide.faults.map(\.fault.code) == ["C0213"])
  }

  @Test(arguments: [CSVDialect.plain, .excel])
  func whatIsWrittenIsReadBack(_ dialect: CSVDialect) {
    let texts = [
      "=1+1", "+62", "-5", "@x", "\tx", "'x", "''", "a;b", "a,b", "\"", "a\"b", "\r\n", "", "biasa",
      "é", "198501012010010001", "=HYPERLINK(\"http://x\",\"y\")", "\n=1", " =1",
    ]
    var csv = CSVText(dialect)
    for text in ["kepala", "kepala"] { csv.cell(text) }
    csv.endRow()
    for text in texts {
      csv.cell(text)
      csv.cell("x")
      csv.endRow()
    }
    let read = DelimitedText(dialect.mark + csv.bytes)
    #expect(read.faults.isEmpty)
    let back = read.rows.dropFirst().map { row in
      row[0].text.hasPrefix("'") ? String(row[0].text.dropFirst()) : row[0].text
    }
    #expect(back == texts)
    for row in read.rows {
      for cell in row {
        #expect(!["=", "+", "-", "@", "\t", "\r", "\n"].contains { cell.text.hasPrefix($0) })
      }
    }
  }

  @Test func numbersAndIdentifiers() {
    var plain = CSVText(.plain)
    plain.identifier("198501012010010001")
    plain.number("-82.5")
    plain.endRow()
    #expect(String(decoding: plain.bytes, as: UTF8.self) == "198501012010010001,-82.5\r\n")
    var excel = CSVText(.excel)
    excel.identifier("198501012010010001")
    excel.number("-82.5")
    excel.endRow()
    #expect(String(decoding: excel.bytes, as: UTF8.self) == "'198501012010010001;-82,5\r\n")
  }
}

@Suite struct ReferenceTests {
  private func read(_ text: String) -> (rows: [[Value]], codes: [String], words: [String]) {
    func column(_ name: String, _ type: ScalarType, _ isKey: Bool = false) -> ReferenceInfo.Column {
      ReferenceInfo.Column(
        name: name, label: name, type: type, isKey: isKey,
        range: SourceRange(file: FileID(0), start: 0, end: 0))
    }
    let info = ReferenceInfo(
      name: "Daftar", label: "Daftar", path: "x.csv",
      columns: [
        column("kode", .text, true),
        column("batas", .number(NumberType(unit: .percent, lower: .zero, upper: .hundred))),
        column("tingkat", .member(EnumerationID(1))), column("mulai", .date),
        column("aktif", .boolean),
      ], range: SourceRange(file: FileID(0), start: 0, end: 0))
    var columns = ReferenceColumns(
      info, SampleRules.vocabulary, SourceFile(id: FileID(1), name: "x.csv", text: text))
    let rows = columns.rows()
    return (rows, columns.diagnostics.map(\.code), columns.diagnostics.map(\.words.indonesian))
  }

  @Test func cellsBecomeValuesOfTheirTypes() throws {
    let read = read(
      "Kode;batas;Tingkat;mulai;aktif;lain\nA;82,5%;Tinggi sekali;2026-01-31;ya;x\nB;1.0;rendah;1 Mei 2026;TIDAK;\nC;;;;;\n"
    )
    #expect(read.codes == [])
    let may = try #require(CalendarDate(year: 2026, month: 5, day: 1))
    let january = try #require(CalendarDate(year: 2026, month: 1, day: 31))
    let half = try Numerals.plain("82.5").get()
    #expect(
      read.rows == [
        [.text("A"), .number(half), .member(1), .date(january), .boolean(true)],
        [.text("B"), .number(.one), .member(0), .date(may), .boolean(false)],
        [.text("C"), .missing, .missing, .missing, .missing],
      ])
  }

  @Test func whatIsWrongIsSaidWhereItStands() {
    let head = "kode,batas,tingkat,mulai,aktif\n"
    #expect(read("").codes == ["C0204"])
    #expect(read("kode,batas,tingkt,mulai,aktif\n").codes == ["C0205"])
    #expect(read("kode,batas,tingkat,mulai,aktif,Kode\n").codes == ["C0206"])
    #expect(read(head + "A,1\n").codes == ["C0207"])
    #expect(
      read(head + "A,101,x,2026-02-30,mungkin\n").codes == ["C0210", "C0210", "C0210", "C0210"])
    #expect(read(head + ",1,,,\n").codes == ["C0211"])
    #expect(read(head + "A,1,,,\nA,2,,,\n").codes == ["C0212"])
    #expect(
      read(head + "A,1,,,\nA,2,,,\n").words
        == ["isi kolom kunci `kode` ini sudah ada di baris 2"])
  }

  @Test func holidaysAreReadLikeRecords() throws {
    let good = HolidayFile.read(
      SourceFile(
        name: "libur.yaml",
        text: "- {tanggal: 2026-01-01, nama: Tahun Baru}\n- {tanggal: 2026-08-17}\n"))
    #expect(good.diagnostics.isEmpty)
    #expect(good.days.map(\.iso) == ["2026-01-01", "2026-08-17"])
    let bad = HolidayFile.read(
      SourceFile(name: "libur.yaml", text: "- {tanggal: 2026-02-30}\n- {tgl: 2026-01-01}\n"))
    #expect(bad.days.isEmpty)
    #expect(bad.diagnostics.map(\.code).contains("R0231"))
  }

  @Test(
    arguments: [
      ("2026-12-31", "2026-12-31"), ("31 Desember 2026", "2026-12-31"),
      ("1 may 2026", "2026-05-01"), ("31/12/2026", nil), ("30 Februari 2026", nil), ("", nil),
    ] as [(String, String?)])
  func datesAsPeopleWriteThem(_ text: String, _ iso: String?) {
    #expect(Workspace.date(text)?.iso == iso)
  }
}
