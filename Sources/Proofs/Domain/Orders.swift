// Orders.swift: the values of every type as whole numbers in order, and back.

import Semantics
import Values

/// Places of the members of scales and choices, and numbers for texts.
struct Orders {
  struct Members {
    /// By code: the place in order of rank.
    var place: [Int]
    /// By place: the code, and the rank.
    var code: [Int]
    var rank: [Int]
  }
  private(set) var members: [Members]
  private(set) var texts: [String: Int128] = [:]
  private(set) var textOf: [Int128: String] = [:]
  /// Numbers of texts that no rule names.
  static let lastText: Int128 = 1 << 40

  init(_ vocabulary: Vocabulary) {
    members = vocabulary.enumerations.map { enumeration in
      let codes = enumeration.members.indices.sorted { a, b in
        (enumeration.members[a].rank, a) < (enumeration.members[b].rank, b)
      }
      var place = [Int](repeating: 0, count: codes.count)
      for (at, code) in codes.enumerated() { place[code] = at }
      return Members(
        place: place, code: codes, rank: codes.map { enumeration.members[$0].rank })
    }
  }

  /// Nil for `kosong`, and for what has no place.
  mutating func number(of value: Value, _ type: ExpressionType) -> Int128? {
    switch value {
    case .missing: return nil
    case .text(let text):
      if let known = texts[text] { return known }
      let number = Int128(texts.count + 1)
      texts[text] = number
      textOf[number] = text
      return number
    case .boolean(let truth): return truth ? 1 : 0
    case .date(let date): return Int128(date.days)
    case .number(let number): return number.raw
    case .member(let code):
      guard case .scalar(.member(let id)) = type, members.indices.contains(id.index),
        members[id.index].place.indices.contains(code)
      else { return nil }
      return Int128(members[id.index].place[code])
    }
  }

  func value(of number: Int128, _ type: ScalarType) -> Value {
    switch type {
    case .text: return .text(textOf[number] ?? "lain")
    case .boolean: return .boolean(number != 0)
    case .date: return .date(CalendarDate(days: Int32(truncatingIfNeeded: number)))
    case .number: return .number(Decimal(raw: number))
    case .member(let id):
      guard members.indices.contains(id.index), let place = Int(exactly: number),
        members[id.index].code.indices.contains(place)
      else { return .missing }
      return .member(members[id.index].code[place])
    case .calendar: return .missing
    }
  }

  /// The rank of a member's place; other values are their own rank.
  func rank(_ number: Int128, _ type: ExpressionType) -> Int128 {
    guard case .scalar(.member(let id)) = type, members.indices.contains(id.index),
      let place = Int(exactly: number), members[id.index].rank.indices.contains(place)
    else { return number }
    return Int128(members[id.index].rank[place])
  }

  /// Every value of a type; numbers on the grid of their unit.
  func everything(_ type: ScalarType, _ vocabulary: Vocabulary) -> ValueSet {
    switch type {
    case .text: return ValueSet(from: 0, to: Orders.lastText)
    case .boolean: return ValueSet(from: 0, to: 1)
    case .date:
      return ValueSet(
        from: Int128(CalendarDate.first.days), to: Int128(CalendarDate.last.days))
    case .number(let number):
      let precision =
        vocabulary.units.indices.contains(number.unit.index)
        ? vocabulary.units[number.unit.index].precision : 6
      let step =
        number.isInteger ? Decimal.scale : Decimal.power(Decimal.digits - min(12, precision))
      return ValueSet(
        from: number.lower?.raw ?? -ValueSet.limit, to: number.upper?.raw ?? ValueSet.limit,
        step: step)
    case .member(let id):
      guard members.indices.contains(id.index), !members[id.index].place.isEmpty else {
        return .empty
      }
      return ValueSet(from: 0, to: Int128(members[id.index].place.count - 1))
    case .calendar: return ValueSet(from: 0, to: Orders.lastText)
    }
  }
}
