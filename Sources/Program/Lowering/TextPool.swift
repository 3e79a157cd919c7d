// TextPool.swift: the texts a program knows, each once, and how registers hold them.

import Semantics
import Values

/// Texts, each once.
struct TextPool {
  private(set) var texts: [String] = []
  private var places: [String: Int] = [:]

  /// The code a register holds for a text.
  mutating func code(_ text: String) -> Int32 {
    if let place = places[text] { return Int32(truncatingIfNeeded: -1 - place) }
    texts.append(text)
    places[text] = texts.count - 1
    return Int32(truncatingIfNeeded: -texts.count)
  }

  /// A value as a register holds it; nil when missing.
  mutating func payload(_ value: Value) -> Int128? {
    switch value {
    case .missing: nil
    case .text(let text): Int128(code(text))
    case .boolean(let truth): truth ? 1 : 0
    case .date(let date): Int128(date.days)
    case .number(let number): number.raw
    case .member(let code): Int128(code)
    }
  }
}
