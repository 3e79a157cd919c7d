// LabelText.swift: what a label says in words a rule can be held against: numbers with their unit,
// members, and whether it speaks of a least or a most.

import Semantics
import Text
import Values

struct LabelText {
  /// As written, without the punctuation around them.
  private(set) var words: [String] = []
  let lower: [String]

  init(_ text: String) {
    let marks = Set<Character>([",", ".", ";", ":", "(", ")", "\"", "'", "!", "?", "“", "”"])
    for piece in text.split(whereSeparator: \.isWhitespace) {
      var word = piece
      while let first = word.first, marks.contains(first) { word = word.dropFirst() }
      while let last = word.last, marks.contains(last) { word = word.dropLast() }
      if word.isEmpty { continue }
      if word.count > 1, word.last == "%" {
        words += [String(word.dropLast()), "%"]
      } else {
        words.append(String(word))
      }
    }
    lower = words.map { $0.lowercased() }
  }

  // MARK: numbers

  /// Every number that stands before a unit.
  func numbers(
    _ unit: (String) -> UnitID?
  ) -> [(value: Decimal, unit: UnitID, text: String)] {
    var found: [(value: Decimal, unit: UnitID, text: String)] = []
    var at = 0
    while at < words.count {
      guard let (value, length) = number(at), at + length < words.count else {
        at += 1
        continue
      }
      let behind = at + length
      var name = lower[behind]
      var last = behind
      if name == "hari", behind + 1 < words.count, lower[behind + 1] == "kerja" {
        name = "hari kerja"
        last = behind + 1
      }
      if let unit = unit(name) {
        let text = words[at...last].joined(separator: " ").replacing(" %", with: "%")
        found.append((value, unit, text))
      }
      at = last + 1
    }
    return found
  }

  private static let small: [String: Int] = [
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11,
  ]

  /// A number at a word, in digits or in words, and how many words it takes.
  private func number(_ at: Int) -> (Decimal, Int)? {
    if case .success(let value) = Numerals.indonesian(lower[at]) { return (value, 1) }
    guard let digit = LabelText.small[lower[at]] else { return nil }
    guard at + 1 < lower.count, digit < 10 else { return (Decimal(digit), 1) }
    switch lower[at + 1] {
    case "belas": return (Decimal(10 + digit), 2)
    case "puluh":
      if at + 2 < lower.count, let more = LabelText.small[lower[at + 2]], more < 10 {
        return (Decimal(10 * digit + more), 3)
      }
      return (Decimal(10 * digit), 2)
    default: return (Decimal(digit), 1)
    }
  }

  // MARK: least and most

  private static let least = [
    "paling rendah", "paling sedikit", "paling singkat", "paling kurang", "paling muda",
    "sekurang-kurangnya", "sekurangnya", "sedikitnya", "setidaknya", "setidak-tidaknya",
    "serendah-rendahnya", "minimal", "minimum",
  ]
  private static let most = [
    "paling tinggi", "paling banyak", "paling lama", "paling besar", "paling tua",
    "setinggi-tingginya", "sebanyak-banyaknya", "maksimal", "maksimum",
  ]
  private static let turning: Set<String> = [
    "tidak", "bukan", "belum", "tanpa", "kecuali", "melebihi", "melewati", "kurang", "lebih",
    "bawah", "atas", "sebelum", "sesudah", "setelah", "dibebaskan", "selain",
  ]

  /// Whether it speaks beside a number of what lies beyond it, or denies something.
  var isTurned: Bool { lower.contains { LabelText.turning.contains($0) } }

  private static let relative: Set<String> = [
    "sebelum", "sesudah", "setelah", "sisa", "menjelang", "lagi", "tersisa",
  ]

  /// Whether its numbers are counted from something else, as in "dua tahun sebelum pensiun".
  var isRelative: Bool { lower.contains { LabelText.relative.contains($0) } }

  /// `paling rendah` and the like; nil when it says neither or both.
  var direction: (word: String, isLeast: Bool)? {
    let text = " " + lower.joined(separator: " ") + " "
    func first(of list: [String]) -> String? { list.first { text.contains(" \($0) ") } }
    switch (first(of: LabelText.least), first(of: LabelText.most)) {
    case (let word?, nil): return (word, true)
    case (nil, let word?): return (word, false)
    default: return nil
    }
  }

  // MARK: members

  /// How the label names a member, if it clearly does: by a word of several, by digits, or with a
  /// capital inside the sentence. `sedang` and `baik` alone are everyday words.
  func mention(of member: MemberInfo) -> String? {
    let names = [member.name.replacing("_", with: " "), member.label] + member.aliases
    for name in names {
      let parts = name.split(separator: " ").map(String.init)
      if parts.isEmpty || parts.count > words.count { continue }
      let wanted = parts.map { $0.lowercased() }
      for start in 0...(words.count - parts.count)
      where Array(lower[start..<start + parts.count]) == wanted {
        let written = words[start..<start + parts.count].joined(separator: " ")
        if isClear(written, start, parts.count) { return written }
      }
    }
    return nil
  }

  private func isClear(_ written: String, _ start: Int, _ count: Int) -> Bool {
    if count > 1 { return true }
    let bytes = Array(written.utf8)
    if bytes.contains(where: { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: "/") }) {
      return true
    }
    let capitals = bytes.count { $0 >= 0x41 && $0 <= 0x5A }
    return capitals == bytes.count && bytes.count > 1 || capitals > 0 && start > 0
  }
}
