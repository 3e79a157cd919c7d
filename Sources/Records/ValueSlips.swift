// ValueSlips.swift: what somebody most likely meant by a number or date that is not written as data
// writes it. Only looked at for faulty values; ValueText.swift reads the right ones.

import Values

enum ValueSlips {
  enum NumberKind {
    case none, comma, thousands, tooLong
    case form(RecordFault.NumberSlip)
  }

  /// What kind of slip a number is, and how it is written right where that is certain.
  static func number(_ bytes: ArraySlice<UInt8>) -> (kind: NumberKind, right: String?) {
    guard bytes.count <= 64 else { return (.none, nil) }
    let text = String(decoding: bytes, as: UTF8.self)
    let isNegative = bytes.first == 0x2D
    let digits = isNegative ? bytes.dropFirst() : bytes
    if let known = marked(text, digits) { return known }
    guard let first = digits.first else { return (.none, nil) }
    func only(_ allowed: String) -> Bool {
      digits.allSatisfy { isDigit($0) || allowed.utf8.contains($0) }
    }
    let sign = isNegative ? "-" : ""
    if only("") {
      if digits.count > RecordLimits.numberDigits { return (.tooLong, nil) }
      // `0123`
      let rest = digits.drop { $0 == 0x30 }
      return (.form(.leadingZero), checked(sign + (rest.isEmpty ? "0" : string(rest))))
    }
    if only("."), digits.filter({ $0 == 0x2E }).count == 1 {
      let parts = digits.split(separator: 0x2E, omittingEmptySubsequences: false)
      if parts[0].isEmpty || parts[1].isEmpty {
        let whole = parts[0].isEmpty ? "0" : string(parts[0])
        return (
          .form(.bareDot),
          parts[0].isEmpty && parts[1].isEmpty
            ? nil : checked(sign + whole + (parts[1].isEmpty ? "" : "." + string(parts[1])))
        )
      }
      if parts[0].count > 1, parts[0].first == 0x30 {
        let rest = parts[0].drop { $0 == 0x30 }
        return (
          .form(.leadingZero),
          checked(sign + (rest.isEmpty ? "0" : string(rest)) + "." + string(parts[1]))
        )
      }
      return (.tooLong, nil)
    }
    if only(".,") { return separated(text, digits, sign) }
    if only("_") {
      return (.form(.underscore), checked(text.filter { $0 != "_" }))
    }
    if only(" "), first != 0x20 {
      return (.form(.space), checked(text.filter { $0 != " " }))
    }
    return withUnit(text)
  }

  /// Numbers with a mark that tells what they are.
  private static func marked(
    _ text: String, _ digits: ArraySlice<UInt8>
  ) -> (NumberKind, String?)? {
    let lower = text.lowercased()
    if lower.hasPrefix("rp") {
      return (.form(.rupiah), cleaned(text.dropFirst(2).drop { $0 == "." || $0 == " " }))
    }
    if lower.hasSuffix("%") { return (.form(.percent), cleaned(text.dropLast())) }
    if lower.hasPrefix("+") { return (.form(.plus), cleaned(text.dropFirst())) }
    if lower.hasPrefix("0x") || lower.hasPrefix("0o") || lower.hasPrefix("0b") {
      return (.form(.hexadecimal), nil)
    }
    let word = string(digits).lowercased()
    if [".inf", ".nan", "inf", "nan", "infinity"].contains(word) {
      return (.form(.notFinite), nil)
    }
    let colons = digits.filter { $0 == 0x3A }.count
    if colons > 0, digits.allSatisfy({ isDigit($0) || $0 == 0x3A }) { return (.form(.time), nil) }
    let parts = word.utf8.split(separator: 0x65, omittingEmptySubsequences: false)
    if parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty,
      parts[0].allSatisfy({ isDigit($0) || $0 == 0x2E || $0 == 0x2C }),
      parts[1].allSatisfy({ isDigit($0) || $0 == 0x2B || $0 == 0x2D })
    {
      return (.form(.exponent), nil)
    }
    return nil
  }

  /// Digits with points and commas.
  private static func separated(
    _ text: String, _ digits: ArraySlice<UInt8>, _ sign: String
  ) -> (NumberKind, String?) {
    let commas = digits.filter { $0 == 0x2C }.count
    let points = digits.filter { $0 == 0x2E }.count
    if commas == 1, points == 0 {
      // `1,200` may be an English thousand: the comma is wrong either way, the right form unsure.
      let parts = digits.split(separator: 0x2C, omittingEmptySubsequences: false)
      let isUnsure = parts[1].count == 3 && parts[0].first != 0x30
      let right = isUnsure ? nil : cleaned(text[...])
      return (.comma, right)
    }
    if commas == 0
      || (commas == 1 && digits.lastIndex(of: 0x2C) ?? 0 > digits.lastIndex(of: 0x2E) ?? 0)
    {
      return (.thousands, cleaned(text[...]))
    }
    if points <= 1 {
      // `1,200,000.50`
      return (.thousands, checked(text.filter { $0 != "," }))
    }
    return (.none, nil)
  }

  /// `12 JP`, `3 tahun`: a number and a word.
  private static func withUnit(_ text: String) -> (NumberKind, String?) {
    let number = text.prefix { $0.isASCII && ($0.isNumber || ".,-".contains($0)) }
    let rest = text.dropFirst(number.count).drop { $0 == " " }
    guard !number.isEmpty, rest.first?.isLetter == true,
      rest.allSatisfy({ $0.isLetter || $0 == " " })
    else { return (.none, nil) }
    return (.form(.unit), cleaned(number))
  }

  /// A number in Indonesian spelling in the spelling of data; nil when it is none.
  private static func cleaned(_ text: Substring) -> String? {
    let trimmed = String(text.filter { $0 != " " })
    if checked(trimmed) != nil, !ValueText.looksLikeThousands(Array(trimmed.utf8)[...]) {
      return trimmed
    }
    if case .success(let number) = Numerals.indonesian(trimmed) {
      return checked(Numerals.plain(number))
    }
    return nil
  }

  private static func checked(_ text: String) -> String? {
    ValueText.number(Array(text.utf8)[...]) == nil ? nil : text
  }

  /// `1.200` as `1200`.
  static func withoutPoints(_ bytes: ArraySlice<UInt8>) -> String? {
    checked(string(bytes.filter { $0 != 0x2E }[...]))
  }

  // MARK: dates

  /// Why a date of the right form is no day, and which of its bytes say so.
  static func impossibleDay(
    _ text: ArraySlice<UInt8>
  ) -> (slip: RecordFault.DateSlip, range: Range<Int>)? {
    guard let (year, month, day) = ValueText.dateParts(text) else { return nil }
    if year == 0 { return (.year, 0..<4) }
    if !(1...12).contains(month) { return (.month(month), 5..<7) }
    return (.day(day, daysInMonth: CalendarDate.daysIn(month: month, year: year)), 8..<10)
  }

  /// A date in another spelling, as `2026-12-31`; nil when it is none or not certain.
  static func date(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.count <= 40 else { return nil }
    // `2026-12-31T00:00:00`, `2026-12-31 00:00:00`
    if bytes.count > 10, [0x54, 0x74, 0x20].contains(bytes[bytes.startIndex + 10]),
      ValueText.date(bytes.prefix(10)) != nil
    {
      return string(bytes.prefix(10))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split { "-/. ".contains($0) }
    guard parts.count == 3 else { return nil }
    let numbers = parts.map { Int($0) ?? monthNumber(String($0)) ?? -1 }
    var (year, month, day) =
      parts[0].utf8.count == 4
      ? (numbers[0], numbers[1], numbers[2]) : (numbers[2], numbers[1], numbers[0])
    // `12-31-2025` can only be the American order.
    if month > 12, day <= 12 { (month, day) = (day, month) }
    guard year > 1000, let date = CalendarDate(year: year, month: month, day: day) else {
      return nil
    }
    return date.iso
  }

  private static let months = [
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
    "oktober", "november", "desember",
  ]

  private static func monthNumber(_ name: String) -> Int? {
    let lower = name.lowercased()
    guard lower.utf8.count >= 3 else { return nil }
    return months.firstIndex { $0 == lower || $0.prefix(3) == lower }.map { $0 + 1 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
