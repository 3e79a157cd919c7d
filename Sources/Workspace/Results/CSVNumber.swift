// CSVNumber.swift: numbers of usual size as cells of CSV, as a word of up to eight bytes.

import Values

/// How the numbers of a column are written.
struct CSVNumber {
  private let precision: Int
  /// `Decimal.raw` of the last digit shown; 0: none are written here.
  private let step: UInt64
  private let point: UInt64
  private let separator: UInt64

  init(precision: Int, _ dialect: CSVDialect) {
    self.precision = precision
    let isUsual = precision >= 0 && precision <= 6
    step = isUsual ? (0..<precision).reduce(CSVNumber.whole) { step, _ in step / 10 } : 0
    point = UInt64(dialect == .excel ? UInt8(ascii: ",") : UInt8(ascii: "."))
    separator = UInt64(dialect.separator)
  }

  private static let whole: UInt64 = 1_000_000_000_000

  /// The cell of a number with its separator in front, the first byte lowest; nil when it needs more than
  /// eight bytes, or rounding.
  @inline(__always)
  func short(_ raw: Int64) -> (word: UInt64, length: Int)? {
    var (whole, rest) = raw.magnitude.quotientAndRemainder(dividingBy: CSVNumber.whole)
    guard step > 0, whole < 1_000_000 else { return nil }
    // From the last byte to the first.
    var word: UInt64 = 0
    var length = 0
    if rest > 0 {
      let (decimals, beyond) = rest.quotientAndRemainder(dividingBy: step)
      if beyond > 0 { return nil }
      rest = decimals
      var digits = precision
      while rest % 10 == 0 {
        rest /= 10
        digits -= 1
      }
      for _ in 0..<digits {
        word = word << 8 | (0x30 + rest % 10)
        rest /= 10
      }
      word = word << 8 | point
      length = digits + 1
    }
    repeat {
      word = word << 8 | (0x30 + whole % 10)
      whole /= 10
      length += 1
    } while whole > 0
    if raw < 0 {
      word = word << 8 | 0x2D
      length += 1
    }
    return length < 8 ? (word << 8 | separator, length + 1) : nil
  }
}
