// Types.swift: kinds of fields, inputs and results: `teks`, `angka persen 0 .. 100`, `daftar Diklat`.

import Text

extension Parser {
  /// The kind that begins here, or nil with a message.
  mutating func type() -> TypeSyntax? {
    guard enter() else { return nil }
    defer { depth -= 1 }
    let mark = tree.mark
    let first = index
    guard at(.word), isOnLine() else {
      error(
        DeclarationFault.typeUnknown(isAtEnd ? "" : text(index)), at: isAtEnd ? here : range(index))
      return nil
    }
    let result: TypeSyntax?
    switch token().keyword {
    case .teks:
      takeKeyword()
      result = .text(span(first))
    case .tanggal:
      takeKeyword()
      result = .date(span(first))
    case .kalender:
      takeKeyword()
      result = .calendar(span(first))
    case .ya:
      takeKeyword()
      let example = "ya/tidak"
      expect(.slash, ClauseFault.missingWord("/tidak", example: example))
      expect(.tidak, ClauseFault.missingWord("tidak", example: example))
      result = .boolean(span(first))
    case .angka, .bulat: result = numberType()
    case .daftar:
      takeKeyword()
      result = type().map { .list($0, span(first)) }
    case .riwayat:
      takeKeyword()
      _ = eat(.tahunan)
      result = type().map { .yearly($0, span(first)) }
    case .peta:
      takeKeyword()
      result = mapType(first)
    case let word? where word.isReserved || word.isMark:
      error(DeclarationFault.typeUnknown(text(index)), at: range(index))
      return nil
    case nil where at(.word, 1) && isOnLine(1) && eat(.daftar, spoken: ["list", "array", "larik"]):
      result = type().map { .list($0, span(first)) }
    default: result = .named(takeName())
    }
    tree.close(mark, .type)
    return result
  }

  private mutating func mapType(_ first: Int) -> TypeSyntax? {
    let key = name(orMiss: .member)
    let example = "peta Kompetensi ke bulat 1 .. 5"
    guard at(.ke) else {
      miss(ClauseFault.missingWord("ke", example: example))
      return nil
    }
    takeKeyword()
    let value = type()
    guard let key, let value else { return nil }
    return .map(key: key, value: value, span(first))
  }

  /// `angka|bulat [UNIT] [a .. b]`.
  private mutating func numberType() -> TypeSyntax {
    let first = index
    let isInteger = at(.bulat)
    takeKeyword()
    var unit = UnitSyntax.none
    if at(.percent) {
      unit = .percent(range(index))
      take()
    } else if isUnit(0) {
      if at(.hari), at(.kerja, 1), isOnLine(1) {
        let mark = tree.mark
        let place = index
        takeKeyword()
        takeKeyword()
        tree.close(mark, .unit)
        unit = .workingDays(span(place))
      } else {
        unit = .named(unitName())
      }
    }
    var lower: QuantitySyntax?
    var upper: QuantitySyntax?
    if isOnLine(), at(.number) || at(.money) || at(.minus) {
      lower = bound()
      expect(.dots, ClauseFault.missingWord("..", example: "bulat 1 .. 5"))
      upper = bound()
      if upper == nil {
        miss(ClauseFault.quantityExpected("..", example: "bulat 1 .. 5"))
      }
    }
    return .number(isInteger: isInteger, unit: unit, lower: lower, upper: upper, span(first))
  }

  /// A bound of a range; below zero it keeps its sign in the digits.
  private mutating func bound() -> QuantitySyntax? {
    guard at(.minus), at(.number, 1) || at(.money, 1) else { return quantity() }
    let first = index
    take()
    guard var value = quantity() else { return nil }
    value.number.digits = "-" + value.number.digits
    value.number.range = span(first)
    value.range = span(first)
    return value
  }
}
