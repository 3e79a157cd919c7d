// NumeralsTests.swift: numbers and dates as text, there and back.

import TestSupport
import Testing
import Text
import Values

@Suite struct NumeralsTests {
  private static func raw(_ result: Result<Decimal, NumeralFault>) -> Int128? {
    try? result.get().raw
  }

  @Test(
    arguments: [
      ("0", 0), ("7", 7_000_000_000_000), ("1.200", 1_200_000_000_000_000),
      ("82,5", 82_500_000_000_000), ("-3,25", -3_250_000_000_000), ("1200", 1_200_000_000_000_000),
      ("1.234.567,000000000001", 1_234_567_000_000_000_001), ("0,50", 500_000_000_000),
      ("007", 7_000_000_000_000), ("1,5000000000000000", 1_500_000_000_000), ("-0", 0),
    ] as [(String, Int128)])
  func readsRules(_ text: String, _ expected: Int128) {
    #expect(Self.raw(Numerals.indonesian(text)) == expected)
  }

  @Test(arguments: [
    "", "-", ",5", "5,", "1.20", "1.2000", "12.34.567", ".500", "1..200", "0.500", "1,2,3", "1,2.3",
    "1 200", "1e3", "+5", "--5", "１", "5-", "0x1F",
  ])
  func refusesWhatIsNoNumberOfRules(_ text: String) {
    #expect(Numerals.indonesian(text) == .failure(.malformed))
  }

  @Test(
    arguments: [
      ("82.5", 82_500_000_000_000), ("-3.25", -3_250_000_000_000), ("1200", 1_200_000_000_000_000),
      ("0.000000000001", 1), ("1.000", 1_000_000_000_000),
    ] as [(String, Int128)])
  func readsRecords(_ text: String, _ expected: Int128) {
    #expect(Self.raw(Numerals.plain(text)) == expected)
  }

  @Test(arguments: [
    "", "-", ".5", "5.", "82,5", "1.2.3", "1_000", "1e3", ".inf", "0x1F", "-.5", " 5", "5 ", "-",
    ".",
  ])
  func refusesWhatIsNoNumberOfRecords(_ text: String) {
    #expect(Numerals.plain(text) == .failure(.malformed))
  }

  @Test func saysWhyANumberDoesNotFit() {
    let large = "170141183460469231731687303"
    #expect(Self.raw(Numerals.plain("\(large).715884105727")) == Int128.max)
    #expect(Numerals.plain("\(large).715884105728") == .failure(.tooLarge))
    #expect(Numerals.plain("\(large)0") == .failure(.tooLarge))
    #expect(Numerals.plain(String(repeating: "9", count: 500)) == .failure(.tooLarge))
    #expect(Numerals.plain(String(repeating: "9", count: 500) + "x") == .failure(.malformed))
    #expect(Numerals.plain("0.1234567890123") == .failure(.tooManyDigits))
    #expect(Numerals.plain("0.1234567890120") != .failure(.tooManyDigits))
    #expect(Numerals.plain("0.12345678901x") == .failure(.malformed))
    #expect(
      Numerals.decimal(digits: "", fraction: "5") == .success(Decimal(raw: Decimal.scale / 2)))
    #expect(Numerals.decimal(digits: "", fraction: "") == .failure(.malformed))
    let bytes = Array("x: 82.5 #".utf8)
    #expect(Self.raw(Numerals.plain(bytes, 3..<7)) == 82_500_000_000_000)
    #expect(Numerals.plain(bytes, 3..<99) == .failure(.malformed))
  }

  @Test(arguments: [
    ("1234567,5", 6, "1.234.567,5", "1234567.5"), ("-1200", 6, "-1.200", "-1200"),
    ("999", 6, "999", "999"), ("0,0000001", 6, "0", "0"), ("-0,0000001", 6, "0", "0"),
    ("82,125", 2, "82,13", "82.13"), ("82,10", 6, "82,1", "82.1"),
    ("0,000000000001", 12, "0,000000000001", "0.000000000001"), ("999,9999999", 6, "1.000", "1000"),
    ("100000", 0, "100.000", "100000"),
  ])
  func writes(_ number: String, _ precision: Int, _ rules: String, _ records: String) {
    #expect(Numerals.indonesian(decimal(number), precision: precision) == rules)
    #expect(Numerals.plain(decimal(number), precision: precision) == records)
  }

  @Test func whatIsWrittenReadsBack() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<2_000 {
      let wide = Int128(truncatingIfNeeded: random.next()) << 64 | Int128(random.next())
      let number = Decimal(raw: wide >> Int128(random.int(0...126)))
      #expect(Numerals.plain(Numerals.plain(number)) == .success(number))
      #expect(Numerals.indonesian(Numerals.indonesian(number)) == .success(number))
    }
    #expect(Numerals.indonesian(1_200) == "1.200")
  }

  @Test func datesAreSpelled() throws {
    let date = try #require(CalendarDate(year: 2026, month: 12, day: 31))
    #expect(date.spelled == "31 Desember 2026")
    #expect(date.spelled(in: .english) == "31 December 2026")
    #expect(date.words == Words("31 Desember 2026", en: "31 December 2026"))
    #expect(DateNames.month(named: "AGUSTUS") == 8)
    #expect(DateNames.month(named: "Agus") == nil)
    #expect(DateNames.weekday(named: "jum'at") == 5)
    #expect(DateNames.weekdays[date.weekday - 1] == "Kamis")
    for (at, name) in DateNames.months.enumerated() {
      #expect(DateNames.month(named: name) == at + 1)
    }
  }

  @Test func isoDatesAreReadStrictly() {
    #expect(CalendarDate(iso: "2026-12-31")?.spelled == "31 Desember 2026")
    #expect(CalendarDate(iso: "2024-02-29") != nil)
    for wrong in [
      "", "2026-1-2", "2026-13-01", "2026-02-29", "2026/01/02", "20260102", "2026-01-0x",
      "26-01-02",
      "2026-00-10", "2026-01-00", "0000-01-01", "2026-01-02 ", "+026-01-02",
    ] {
      #expect(CalendarDate(iso: wrong) == nil, "\(wrong)")
    }
    let bytes = Array("x 1985-03-12".utf8)
    #expect(CalendarDate(iso: bytes, 2..<12)?.iso == "1985-03-12")
    #expect(CalendarDate(iso: bytes, 3..<13) == nil)
  }
}
