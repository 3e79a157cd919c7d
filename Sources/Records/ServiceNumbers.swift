// ServiceNumbers.swift: keys that read as an NIP: day of birth, month of appointment, four digits. There are
// so few of these that a key and its line fit into eight bytes, exactly.

/// Tables of such keys, each with the line it stands in.
struct ServiceNumbers: Sendable {
  enum Noted {
    case isNew
    /// It was noted with this line.
    case known(UInt32)
    /// The line is too large to be kept here.
    case hasNoRoom
  }

  /// Bits of a key's number; of them those that choose the table, and those that are kept in it.
  fileprivate static let keptBits: UInt64 = 35
  private static let tableBits: UInt64 = 6
  private static let bits = tableBits + keptBits
  fileprivate static let lineBits = 64 - keptBits
  fileprivate static let lines: UInt64 = (1 << lineBits) - 1

  /// The kept bits and the line below them; 0: free. The line is never 0.
  fileprivate struct Table {
    var entries: [UInt64] = []
    var count = 0
  }
  private var tables = Array(repeating: Table(), count: 1 << ServiceNumbers.tableBits)

  /// Notes a key's code as PersonKey has it; nil when it is no NIP.
  mutating func note(_ code: UInt64, _ line: UInt32) -> Noted? {
    guard let number = ServiceNumbers.number(code) else { return nil }
    let mixed = ServiceNumbers.mixed(number)
    let isKept = line > 0 && UInt64(line) <= ServiceNumbers.lines
    let table = Int(mixed >> ServiceNumbers.keptBits)
    return tables[table].note(mixed & ((1 << ServiceNumbers.keptBits) - 1), line, isKept: isKept)
  }

  /// Which of all NIPs there can be this is: below 2⁴¹; nil for other keys.
  private static func number(_ code: UInt64) -> UInt64? {
    // Eighteen digits behind a 1.
    guard code >= 1_000_000_000_000_000_000, code < 2_000_000_000_000_000_000 else { return nil }
    let digits = code - 1_000_000_000_000_000_000
    let (dates, rest) = digits.quotientAndRemainder(dividingBy: 10_000)
    let (birth, appointed) = dates.quotientAndRemainder(dividingBy: 1_000_000)
    let (birthMonth, day) = birth.quotientAndRemainder(dividingBy: 100)
    guard let born = month(birthMonth), let begun = month(appointed), day >= 1, day <= 31 else {
      return nil
    }
    return ((born * 31 + day - 1) * 2400 + begun) * 10_000 + rest
  }

  /// `YYYYMM` from January 1900 on; nil for others than the 2400 months of two centuries.
  private static func month(_ digits: UInt64) -> UInt64? {
    let (year, month) = digits.quotientAndRemainder(dividingBy: 100)
    guard year >= 1900, year < 2100, month >= 1, month <= 12 else { return nil }
    return (year - 1900) * 12 + month - 1
  }

  /// Another number of as many bits, no two the same.
  private static func mixed(_ number: UInt64) -> UInt64 {
    let all: UInt64 = (1 << bits) - 1
    var mixed = (number &* 0x9E37_79B9_7F4A_7C15) & all
    mixed ^= mixed >> 20
    mixed = (mixed &* 0xD6E8_FEB8_6659_FD93) & all
    return mixed ^ mixed >> 21
  }
}

extension ServiceNumbers.Table {
  /// - Parameter isKept: whether the line fits.
  mutating func note(_ kept: UInt64, _ line: UInt32, isKept: Bool) -> ServiceNumbers.Noted {
    if (count + 1) * 8 > entries.count * 7 { grow() }
    var at = slot(kept)
    while entries[at] != 0 {
      if entries[at] >> ServiceNumbers.lineBits == kept {
        return .known(UInt32(truncatingIfNeeded: entries[at] & ServiceNumbers.lines))
      }
      at = at + 1 == entries.count ? 0 : at + 1
    }
    guard isKept else { return .hasNoRoom }
    entries[at] = kept << ServiceNumbers.lineBits | UInt64(line)
    count += 1
    return .isNew
  }

  private func slot(_ kept: UInt64) -> Int {
    Int((kept &* UInt64(entries.count)) >> ServiceNumbers.keptBits)
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: 0, count: max(16, old.count + old.count / 6))
    for entry in old where entry != 0 {
      var at = slot(entry >> ServiceNumbers.lineBits)
      while entries[at] != 0 { at = at + 1 == entries.count ? 0 : at + 1 }
      entries[at] = entry
    }
  }
}
