// SpoiledText.swift: small damage to a text, as slips of the hand, of editors and of copying do it;
// and the way back: the smallest part of a text for which something still holds.

/// Damages a text in one to four places.
package func spoiled(_ bytes: [UInt8], with dice: inout Dice) -> [UInt8] {
  var result = bytes
  for _ in 0..<1 + dice.roll(4) where !result.isEmpty {
    let at = dice.roll(result.count)
    switch dice.roll(12) {
    case 0: result.remove(at: at)
    case 1: result.removeSubrange(at..<min(result.count, at + 1 + dice.roll(30)))
    case 2, 3: result.insert(contentsOf: dice.pick(snippets), at: at)
    case 4: result[at] = dice.pick(snippets).first ?? 0x20
    case 5: result[at] = UInt8(dice.roll(256))
    case 6: changeLine(&result, at) { line, _ in line.removeAll() }
    case 7: changeLine(&result, at) { line, _ in line += line }
    case 8:
      changeLine(&result, at) { line, dice in
        line.insert(contentsOf: [UInt8](repeating: 0x20, count: 1 + dice.roll(3)), at: 0)
      }
    case 9: changeLine(&result, at) { line, _ in if line.first == 0x20 { line.removeFirst() } }
    case 10: changeLine(&result, at) { line, dice in line = dice.pick(snippets) + line }
    default:
      let from = dice.roll(bytes.count)
      let copied = bytes[from..<min(bytes.count, from + dice.roll(60))]
      result.insert(contentsOf: copied, at: at)
    }
  }
  return result

  func changeLine(
    _ bytes: inout [UInt8], _ at: Int, _ change: (inout [UInt8], inout Dice) -> Void
  ) {
    let start = bytes[..<at].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[at...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    var line = Array(bytes[start..<end])
    change(&line, &dice)
    bytes.replaceSubrange(start..<end, with: line)
  }
}

private let snippets: [[UInt8]] = [
  " ", "  ", "\t", "\n", "\r\n", "\r", ":", ": ", " :", "- ", "-", "#", " #", "'", "\"", "''", "{",
  "}", "[", "]", ",", "|\n", ">\n", "|-\n  a\n\n", "&a ", "*a", "!t ", "!!str ", "%YAML 1.1\n",
  "---\n", "--- ", "---", "...\n", "...", "? ", "?", "@", "`", "\\", "\\n", "<<: ", "é", "\u{A0}",
  "\u{2028}", "\u{FEFF}", "\u{202E}", "\u{85}", "日本", "\u{0}", "\u{7F}", "\u{1}", "~", "a: 1\n",
  "- a: 1\n", "  - b\n", "# x\n", "  # x\n", "\n\n", "[a, b]", "{a: 1}", "{\"a\":1}", "[a: b]",
  "{a}", "[a,]", "{a: }", "\"a\nb\"", "'a\n\n  b'", "a\n  b",
].map { Array($0.utf8) }

/// A small part of `bytes` for which `holds` still is true: lines, then single bytes are left out.
package func shrunk(_ bytes: [UInt8], while holds: ([UInt8]) -> Bool) -> [UInt8] {
  var best = bytes
  func leaveOut(_ parts: [[UInt8]]) {
    var parts = parts
    var length = parts.count / 2
    while length > 0 {
      var at = 0
      while at < parts.count {
        let kept = Array(parts[..<at] + parts[min(parts.count, at + length)...])
        if holds(Array(kept.joined())) { parts = kept } else { at += length }
      }
      length /= 2
    }
    best = Array(parts.joined())
  }
  for _ in 0..<3 {
    let before = best
    leaveOut(best.split(separator: 0x0A, omittingEmptySubsequences: false).map { $0 + [0x0A] })
    leaveOut(best.map { [$0] })
    if best == before { break }
  }
  return holds(best) ? best : bytes
}
