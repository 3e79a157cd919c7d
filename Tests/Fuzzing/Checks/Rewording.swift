// Rewording.swift: changes to a rule text that leave words whole: words and lines doubled, lost, moved,
// and taken from elsewhere. Bytes changed one by one hardly ever make a rule that passes the parser.

import Syntax
package import TestSupport

/// The text with one to three such changes.
package func reworded(_ bytes: [UInt8], with dice: inout Dice) -> [UInt8] {
  var result = bytes
  for _ in 0..<1 + dice.roll(3) where !result.isEmpty {
    let at = dice.roll(result.count)
    switch dice.roll(10) {
    case 0: result.replaceSubrange(word(result, at), with: dice.pick(words))
    case 1: result.replaceSubrange(word(result, at), with: dice.pick(signs))
    case 2: result.replaceSubrange(word(result, at), with: other(result, &dice))
    case 3: result.insert(contentsOf: dice.pick(words) + [0x20], at: word(result, at).lowerBound)
    case 4: result.insert(contentsOf: dice.pick(signs), at: word(result, at).upperBound)
    case 5: result.removeSubrange(word(result, at))
    case 6: result.removeSubrange(line(result, at))
    case 7: result.insert(contentsOf: result[line(result, at)], at: line(result, at).upperBound)
    case 8:
      let moved = Array(result[line(result, at)])
      result.insert(contentsOf: moved, at: line(result, dice.roll(result.count)).lowerBound)
    default: result.insert(contentsOf: other(result, &dice), at: word(result, at).lowerBound)
    }
  }
  return result
}

private let words = Keyword.allCases.map { Array($0.rawValue.utf8) }

private let signs = [
  "=", "<", "<=", ">", ">=", "+", "-", "*", "/", "(", ")", ",", ":", ".", "..", "%", "[", "]", "{",
  "}", "\\", "|", "||", "\"", "\n", "\n\n", "# x\n", " ", "0", "1", "100%", "12", "0,5",
  "79228162514264337593543950335", "999999999999999999999999,999999999999", "0,000000000001",
  "Rp1.000", "1 Januari 2026", "29 Februari 2024", "31 Desember 9999", "1 Januari 1", "\"{x}\"",
  "2 tahun", "1 bulan", "9999999 hari", "III/d", "pegawai.", "tanggal penilaian",
].map { Array($0.utf8) }

private func isWord(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "_") || byte >= 0x80 || (0x30...0x39).contains(byte)
    || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

/// The word, or the single sign, that holds a byte.
private func word(_ bytes: [UInt8], _ at: Int) -> Range<Int> {
  guard at < bytes.count else { return bytes.count..<bytes.count }
  guard isWord(bytes[at]) else { return at..<at + 1 }
  let start = bytes[..<at].lastIndex { !isWord($0) }.map { $0 + 1 } ?? 0
  let end = bytes[at...].firstIndex { !isWord($0) } ?? bytes.count
  return start..<end
}

private func line(_ bytes: [UInt8], _ at: Int) -> Range<Int> {
  let start = bytes[..<min(at, bytes.count)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
  return start..<end
}

/// One to eight words that stand together somewhere in the text.
private func other(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
  let start = word(bytes, dice.roll(bytes.count))
  var end = start.upperBound
  for _ in 0..<dice.roll(8) { end = word(bytes, end).upperBound }
  return Array(bytes[start.lowerBound..<end])
}
