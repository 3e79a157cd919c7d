// CodeOnly.swift: Swift text without comments and without what stands in string literals, line by line.
// House.swift's rules look for words and signs that mean something only in code.

enum CodeOnly {
  /// Comments and the contents of strings become nothing; interpolated code stays. Lines keep their
  /// numbers.
  static func text(_ source: String) -> String {
    var scanner = Scanner(Array(source.utf8))
    scanner.code(untilParenthesis: false)
    return String(decoding: scanner.out, as: UTF8.self)
  }

  private struct Scanner {
    let bytes: [UInt8]
    var at = 0
    var out: [UInt8] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func has(_ text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

    /// Code up to the end, or up to the parenthesis that closes an interpolation.
    mutating func code(untilParenthesis: Bool) {
      var depth = 0
      while at < bytes.count {
        if has("//") {
          while at < bytes.count, bytes[at] != 0x0A { at += 1 }
        } else if has("/*") {
          comment()
        } else if let hashes = stringOpening() {
          string(hashes)
        } else {
          if bytes[at] == UInt8(ascii: "(") { depth += 1 }
          if bytes[at] == UInt8(ascii: ")") {
            if depth == 0 && untilParenthesis { return }
            depth -= 1
          }
          out.append(bytes[at])
          at += 1
        }
      }
    }

    mutating func comment() {
      var depth = 0
      repeat {
        if has("/*") {
          depth += 1
          at += 2
        } else if has("*/") {
          depth -= 1
          at += 2
        } else {
          if bytes[at] == 0x0A { out.append(0x0A) }
          at += 1
        }
      } while depth > 0 && at < bytes.count
    }

    /// How many `#` stand before a quote here; nil when this opens no string.
    func stringOpening() -> Int? {
      var next = at
      while next < bytes.count, bytes[next] == UInt8(ascii: "#") { next += 1 }
      return next < bytes.count && bytes[next] == UInt8(ascii: "\"") ? next - at : nil
    }

    mutating func string(_ hashes: Int) {
      at += hashes
      let isLong = has("\"\"\"")
      let quotes = String(repeating: "\"", count: isLong ? 3 : 1)
      let fence = String(repeating: "#", count: hashes)
      at += quotes.utf8.count
      out += Array("\"".utf8)
      while at < bytes.count, !has(quotes + fence) {
        if has("\\\(fence)(") {
          at += 2 + hashes
          out.append(UInt8(ascii: "("))
          code(untilParenthesis: true)
          out.append(UInt8(ascii: ")"))
          at += 1
        } else if hashes == 0, bytes[at] == UInt8(ascii: "\\") {
          at += 2
        } else if bytes[at] == 0x0A {
          out.append(0x0A)
          at += 1
          if !isLong { return }
        } else {
          at += 1
        }
      }
      at = min(bytes.count, at + quotes.utf8.count + hashes)
      out += Array("\"".utf8)
    }
  }
}
