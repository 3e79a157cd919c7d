// RandomDocuments.swift: staff records as text in every form, right and spoiled, for tests that hold
// two readers against each other. The same seed gives the same text.

/// A small generator of numbers that are the same everywhere.
package struct Dice {
  private var state: UInt64

  package init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678 }

  package mutating func roll(_ sides: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return sides <= 1 ? 0 : Int(truncatingIfNeeded: state >> 11) % sides
  }

  package mutating func chance(_ percent: Int) -> Bool { roll(100) < percent }

  package mutating func pick<Item>(_ items: [Item]) -> Item { items[roll(items.count)] }
}

/// What a record may hold; the texts of values, as they are written without quotes.
package indirect enum DocumentShape: Sendable {
  case value([String])
  case fields([(key: String, shape: DocumentShape)])
  case list(DocumentShape)
  /// Keys of one mapping with one shape: years, members.
  case entries([String], DocumentShape)
}

/// Writes one random document after another.
package struct DocumentWriter {
  private var dice: Dice
  private let shape: DocumentShape
  private var text = ""
  private var newline = "\n"
  /// In percent: how often something is written in an unusual way.
  private var oddity = 10

  package init(seed: UInt64, shape: DocumentShape) {
    dice = Dice(seed)
    self.shape = shape
  }

  /// Some persons as a stream of documents or as a list, written with care.
  package mutating func file() -> String {
    text = ""
    newline = dice.chance(10) ? "\r\n" : "\n"
    oddity = dice.pick([0, 3, 15, 40])
    let isList = dice.chance(40)
    let count = 1 + dice.roll(4)
    if dice.chance(5) { text += "\u{FEFF}" }
    comments()
    if isList, dice.chance(50) { line("---") }
    for index in 0..<count {
      if isList {
        item(shape, indent: 0)
      } else {
        if index > 0 || dice.chance(70) { line(dice.chance(oddity) ? "--- # \(index)" : "---") }
        comments()
        body(shape, indent: 0)
        if dice.chance(oddity / 3) { line("...") }
      }
    }
    if dice.chance(10), text.hasSuffix(newline) { text.removeLast() }
    return text
  }

  // MARK: block form

  private mutating func comments() {
    while dice.chance(oddity) {
      let blank = String(repeating: " ", count: dice.roll(4))
      line(dice.pick(["", blank, "# catatan", blank + "# é: [", "  ", "#"]))
    }
  }

  private mutating func line(_ content: String) {
    text += content
    if dice.chance(oddity) { text += dice.pick([" ", "   ", " # akhir", "  #: x - {"]) }
    text += newline
  }

  /// A mapping or list on lines of its own.
  private mutating func body(_ shape: DocumentShape, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    switch shape {
    case .value(let values): line(margin + scalar(values, inFlow: false))
    case .fields(let fields):
      for field in fields where dice.chance(80) { entry(field.key, field.shape, indent: indent) }
    case .entries(let keys, let inner):
      for key in keys where dice.chance(50) { entry(key, inner, indent: indent) }
    case .list(let inner):
      for _ in 0..<1 + dice.roll(3) { item(inner, indent: indent) }
    }
  }

  private mutating func entry(_ key: String, _ shape: DocumentShape, indent: Int) {
    comments()
    text += String(repeating: " ", count: indent) + quoted(key)
    if dice.chance(oddity / 4) { text += " " }
    text += ":"
    behind(shape, indent: indent, isItem: false)
  }

  private mutating func item(_ shape: DocumentShape, indent: Int) {
    comments()
    text += String(repeating: " ", count: indent) + "-"
    guard case .fields(let fields) = shape, !dice.chance(oddity), let first = fields.first else {
      return behind(shape, indent: indent, isItem: true)
    }
    // `- key: value`, the others below the first key.
    let gap = dice.chance(oddity) ? 1 + dice.roll(4) : 1
    text += String(repeating: " ", count: gap) + quoted(first.key) + ":"
    behind(first.shape, indent: indent + 1 + gap, isItem: false)
    for field in fields.dropFirst() where dice.chance(80) {
      entry(field.key, field.shape, indent: indent + 1 + gap)
    }
  }

  /// The value behind a key or `-`.
  private mutating func behind(_ shape: DocumentShape, indent: Int, isItem: Bool) {
    let gap = String(repeating: " ", count: dice.chance(oddity) ? 1 + dice.roll(3) : 1)
    if case .value(let values) = shape {
      if dice.chance(oddity / 5) { return line("") }
      return line(gap + scalar(values, inFlow: false))
    }
    if dice.chance(35) { return line(gap + flow(shape)) }
    if dice.chance(oddity / 5) { return line(dice.pick([gap + "[]", gap + "{}", gap + "~", ""])) }
    line("")
    var step = dice.chance(oddity) ? 1 + dice.roll(5) : 2
    if case .list = shape, !isItem, dice.chance(30) { step = 0 }
    body(shape, indent: indent + step)
  }

  // MARK: one line

  private mutating func flow(_ shape: DocumentShape) -> String {
    func joined(_ parts: [String], _ dice: inout Dice) -> String {
      parts.reduce("") {
        $0.isEmpty ? $1 : $0 + (dice.chance(5) ? "," : dice.chance(5) ? " ,  " : ", ") + $1
      }
    }
    let pad = dice.chance(oddity) ? " " : ""
    var parts: [String] = []
    switch shape {
    case .value(let values): return scalar(values, inFlow: true)
    case .fields(let fields):
      for field in fields where dice.chance(80) {
        parts.append(quoted(field.key) + ": " + flow(field.shape))
      }
    case .entries(let keys, let inner):
      for key in keys where dice.chance(50) { parts.append(quoted(key) + ": " + flow(inner)) }
    case .list(let inner):
      for _ in 0..<dice.roll(4) { parts.append(flow(inner)) }
      return "[" + pad + joined(parts, &dice) + pad + "]"
    }
    return "{" + pad + joined(parts, &dice) + pad + "}"
  }

  private mutating func quoted(_ key: String) -> String {
    dice.chance(oddity / 2) ? dice.pick(["\"\(key)\"", "'\(key)'"]) : key
  }

  private mutating func scalar(_ values: [String], inFlow: Bool) -> String {
    let value = dice.pick(values)
    if dice.chance(85) { return value }
    let odd = [
      "\"\(value)\"", "'\(value)'", "''", "\"\"", "~", "kosong", "'It''s'", "\"a \\\"b\\\"\"",
      "Ma'ruf", "\"\(value)\" # x", "12:30", "a#b", "-5", "- 5", "\(value) \(value)", "\"a: b\"",
      "é ü", "日本語 teks", "\"[x]\"", "'{'", "Nama\u{301}", "a\tb", "\(value):", "@x", "x, y", "[",
      "*a", "&a \(value)", "!t \(value)", "|", ">-", "? x", "a ? b", "a?b", "%5", "<<", "=", "\\n",
      "...", "---", "-", ".5", "+1", "1_000",
    ]
    return dice.chance(oddity) ? dice.pick(odd) : value
  }
}
