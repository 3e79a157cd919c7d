// Spacing.swift: where two tokens of one line touch: parentheses, commas, points, signs of one operand.

import Syntax
import Text

extension Plan {
  /// Closes the gaps between tokens that belong together.
  mutating func closeGaps() {
    for token in tokens.dropFirst() where gaps[place(token)] == .blank {
      if touches(token) { gaps[place(token)] = .glued }
    }
  }

  private func touches(_ at: Int) -> Bool {
    let before = tree.tokens[at - 1]
    let token = tree.tokens[at]
    switch before.sign {
    case .open, .openBracket, .openBrace, .dot: return true
    case .minus:
      // A sign between two operands stands free; `-5` is one.
      switch parents[place(at - 1)] {
      case .sum, .product, .cell: break
      default: return true
      }
    case .slash where parents[place(at - 1)] == .type: return true
    default: break
    }
    switch token.sign {
    case .close, .closeBracket, .closeBrace, .comma, .colon, .dot: return true
    case .percent: return before.kind == .number
    case .slash: return parents[place(at)] == .type
    case .open:
      switch parents[place(at)] {
      case .call, .inputs, .datePart, .extreme, .aggregate: return true
      default: return false
      }
    default: return false
    }
  }
}

/// The columns a text takes.
func textWidth(_ bytes: ArraySlice<UInt8>) -> Int {
  if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
  return DisplayText.width(String(decoding: bytes, as: UTF8.self))
}
