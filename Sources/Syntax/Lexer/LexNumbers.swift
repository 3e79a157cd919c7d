// LexNumbers.swift: numbers, amounts in rupiah and dates in digits, with every wrong spelling seen in
// practice; and the digits that any of these spellings stands for.

import Text

extension Lexer {
  mutating func number(_ leading: Int, _ start: Int, _ flags: Token.Flags) {
    if date(leading, start, flags) { return }
    // In `riwayat.2024` the digits are part of a path, not of a decimal number.
    if let last = tokens.last, last.sign == .dot, flags.contains(.glued) {
      position = start
      while isDigit(byte(position)) { position += 1 }
      append(.number, from: leading, start, flags: flags)
      return
    }
    position = numberEnd(start)
    let isRight = checkNumber(start, position)
    append(.number, from: leading, start, flags: isRight ? flags : flags.union([.reported, .slip]))
  }

  /// Where a run of digits with points and commas between them ends.
  private func numberEnd(_ start: Int) -> Int {
    var at = start
    while isDigit(byte(at)) { at += 1 }
    while byte(at) == UInt8(ascii: ".") || byte(at) == UInt8(ascii: ","), isDigit(byte(at + 1)) {
      at += 1
      while isDigit(byte(at)) { at += 1 }
    }
    return at
  }

  /// True when the number is written right, or is only doubtful.
  private mutating func checkNumber(_ from: Int, _ to: Int) -> Bool {
    // Digits alone are right, whatever they are.
    if bytes[from..<to].allSatisfy(isDigit) { return true }
    let shape = NumberShape(bytes, from, to)
    switch shape.spelling {
    case .right:
      guard shape.fraction.count == 3, shape.digits.count <= 3, shape.digits != [0x30],
        shape.fraction[1] == 0x30, shape.fraction[2] == 0x30
      else { return true }
      let thousands = String(decoding: shape.digits + [0x2E] + shape.fraction, as: UTF8.self)
      report(
        NumberFault.decimalOrThousands(string(from, to), thousands: thousands), from, to)
      return true
    case .point:
      report(NumberFault.point(string(from, to), fixed: shape.text), from, to, fix: [shape.text])
    case .english:
      report(NumberFault.english(string(from, to), fixed: shape.text), from, to, fix: [shape.text])
    case .malformed:
      report(NumberFault.malformed(string(from, to)), from, to)
    }
    return false
  }

  // MARK: - Rupiah

  /// `Rp1.500.000`, where the word lexed so far is `Rp`; false when it is another word.
  mutating func money(_ leading: Int, _ start: Int, _ flags: Token.Flags) -> Bool {
    guard position - start == 2, lowered(bytes[start]) == UInt8(ascii: "r"),
      lowered(bytes[start + 1]) == UInt8(ascii: "p")
    else { return moneyGlued(leading, start, flags) }
    var at = position
    if byte(at) == UInt8(ascii: ".") { at += 1 }
    while byte(at) == 0x20 || (byte(at) == 0xC2 && byte(at + 1) == 0xA0) {
      at += byte(at) == 0x20 ? 1 : 2
    }
    guard isDigit(byte(at)) else { return false }
    finishMoney(leading, start, digits: at, flags)
    return true
  }

  /// `Rp500` is one run of letters and digits.
  private mutating func moneyGlued(_ leading: Int, _ start: Int, _ flags: Token.Flags) -> Bool {
    guard position - start > 2, lowered(bytes[start]) == UInt8(ascii: "r"),
      lowered(bytes[start + 1]) == UInt8(ascii: "p"), isDigit(bytes[start + 2])
    else { return false }
    for i in (start + 2)..<position where !isDigit(bytes[i]) { return false }
    finishMoney(leading, start, digits: start + 2, flags)
    return true
  }

  private mutating func finishMoney(
    _ leading: Int, _ start: Int, digits: Int, _ given: Token.Flags
  ) {
    let numberEnd = numberEnd(digits)
    position = numberEnd
    if byte(position) == UInt8(ascii: ","), byte(position + 1) == UInt8(ascii: "-") {
      position += 2
    } else if byte(position) == UInt8(ascii: ","), byte(position + 1) == 0xE2,
      byte(position + 2) == 0x80, byte(position + 3) == 0x93
    {
      position += 4
    }
    let isRight = checkNumber(digits, numberEnd)
    var flags = given.subtracting(.capital)
    if !isRight { flags.formUnion([.reported, .slip]) }
    let written = string(start, position)
    let standard = "Rp" + NumberShape(bytes, digits, numberEnd).text
    let isStandard =
      bytes[start] == UInt8(ascii: "R") && bytes[start + 1] == UInt8(ascii: "p")
      && (digits == start + 2 || (digits == start + 3 && bytes[start + 2] == 0x20))
      && position == numberEnd
    if isRight, !isStandard {
      report(
        NumberFault.rupiahSpelling(written, fixed: standard), start, position, fix: [standard])
      flags.insert(.slip)
    }
    append(.money, from: leading, start, flags: flags)
  }

  // MARK: - Dates in digits

  private mutating func date(_ leading: Int, _ start: Int, _ flags: Token.Flags) -> Bool {
    guard let (parts, last) = dateParts(start) else { return false }
    let separator = bytes[start + parts[0].count]
    let yearFirst = parts[0].count == 4
    let isISO =
      yearFirst && separator == UInt8(ascii: "-") && parts[1].count == 2 && parts[2].count == 2
    position = last
    if isISO {
      append(.date, from: leading, start, flags: flags)
      return true
    }
    let written = string(start, last)
    var readings: [String] = []
    if yearFirst {
      readings = [spelled(parts[2], parts[1], parts[0])].compactMap { $0 }
    } else {
      readings = [spelled(parts[0], parts[1], parts[2]), spelled(parts[1], parts[0], parts[2])]
        .compactMap { $0 }
      if readings.count == 2, readings[0] == readings[1] { readings.removeLast() }
    }
    report(
      NumberFault.numericDate(written, readings: readings), start, last,
      fix: readings.count == 1 ? readings : [])
    append(.date, from: leading, start, flags: flags.union([.reported, .slip]))
    return true
  }

  /// Three glued groups of digits with one separator, in the shape of a date.
  private func dateParts(_ start: Int) -> (parts: [[UInt8]], end: Int)? {
    // Most numbers are no dates: that shows behind their first digits.
    var first = start
    while isDigit(byte(first)) { first += 1 }
    switch byte(first) {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."): break
    default: return nil
    }
    var parts: [[UInt8]] = []
    var at = start
    var separator: UInt8 = 0
    while true {
      let from = at
      while isDigit(byte(at)), at - from <= 4 { at += 1 }
      guard at > from, at - from <= 4 else { return nil }
      parts.append(Array(bytes[from..<at]))
      if parts.count == 3 { break }
      let b = byte(at)
      if parts.count == 1 {
        separator = b
      } else if b != separator {
        return nil
      }
      at += 1
    }
    guard !isDigit(byte(at)), byte(at) != separator || !isDigit(byte(at + 1)) else { return nil }
    let lengths = parts.map(\.count)
    let yearFirst = lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2
    let yearLast =
      lengths[0] <= 2 && lengths[1] <= 2
      && (lengths[2] == 4 || (lengths[2] == 2 && separator == UInt8(ascii: "/")))
    guard yearFirst || yearLast else { return nil }
    // `2026.5.1` is not written by anybody; a point needs the four digits of a year at the end.
    if separator == UInt8(ascii: "."), lengths[2] != 4 { return nil }
    return (parts, at)
  }

  private func spelled(_ day: [UInt8], _ month: [UInt8], _ year: [UInt8]) -> String? {
    guard let d = Int(String(decoding: day, as: UTF8.self)),
      let m = Int(String(decoding: month, as: UTF8.self)),
      let y = Int(String(decoding: year, as: UTF8.self)), (1...12).contains(m)
    else { return nil }
    let full = year.count == 2 ? 2000 + y : y
    guard d >= 1, d <= daysInMonth(m, year: full) else { return nil }
    return "\(d) \(monthNames[m - 1]) \(full)"
  }
}

let monthNames = [
  "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
  "November", "Desember",
]

func daysInMonth(_ month: Int, year: Int) -> Int {
  switch month {
  case 2:
    (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}

/// A run of digits, points and commas, taken apart.
struct NumberShape {
  enum Spelling { case right, point, english, malformed }
  var digits: [UInt8] = []
  var fraction: [UInt8] = []
  var spelling = Spelling.right

  init(_ bytes: [UInt8], _ from: Int, _ to: Int) {
    if bytes[from..<to].allSatisfy(isDigit) {
      digits = Array(bytes[from..<to])
      return
    }
    var groups: [[UInt8]] = [[]]
    var marks: [UInt8] = []
    for b in bytes[from..<to] {
      if isDigit(b) {
        groups[groups.count - 1].append(b)
      } else {
        marks.append(b)
        groups.append([])
      }
    }
    let point = UInt8(ascii: ".")
    let comma = UInt8(ascii: ",")
    let commas = marks.count { $0 == comma }
    let last = groups.count - 1
    let fullGroups = groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].count <= 3
    if commas == 0 {
      if marks.isEmpty || fullGroups {
        digits = groups.flatMap { $0 }
      } else if marks.count == 1, groups[1].count != 3 {
        (digits, fraction, spelling) = (groups[0], groups[1], .point)
      } else {
        (digits, spelling) = (groups.flatMap { $0 }, .malformed)
      }
    } else if commas == 1, marks.last == comma {
      digits = groups[..<last].flatMap { $0 }
      fraction = groups[last]
      let head = groups[..<last]
      let isGrouped =
        head.count == 1 || (head[0].count <= 3 && head.dropFirst().allSatisfy { $0.count == 3 })
      if !isGrouped { spelling = .malformed }
    } else if marks.last == point, marks.dropLast().allSatisfy({ $0 == comma }),
      groups[..<last].dropFirst().allSatisfy({ $0.count == 3 })
    {
      digits = groups[..<last].flatMap { $0 }
      (fraction, spelling) = (groups[last], .english)
    } else if commas == marks.count, fullGroups {
      (digits, spelling) = (groups.flatMap { $0 }, .english)
    } else {
      (digits, spelling) = (groups.flatMap { $0 }, .malformed)
    }
  }

  /// As it is written in the language.
  var text: String {
    var result: [UInt8] = []
    for (i, b) in digits.enumerated() {
      if i > 0, (digits.count - i).isMultiple(of: 3), digits.count > 4 || spelling != .right {
        result.append(UInt8(ascii: "."))
      }
      result.append(b)
    }
    if !fraction.isEmpty { result += [UInt8(ascii: ",")] + fraction }
    return String(decoding: result, as: UTF8.self)
  }
}
