// Quantities.swift: numbers with their units, amounts of money and dates, as exact digits.

import Text

extension Parser {
  // MARK: - Numbers

  /// The digits of a number token; one spelled wrong as its message suggests.
  func numberSyntax(_ at: Int) -> NumberSyntax {
    let token = tokens[at]
    let shape = NumberShape(file.bytes, Int(token.start), Int(token.end))
    return number(shape, range(at))
  }

  private func number(_ shape: NumberShape, _ range: SourceRange) -> NumberSyntax {
    NumberSyntax(
      digits: String(decoding: shape.digits, as: UTF8.self),
      fraction: String(decoding: shape.fraction, as: UTF8.self), range)
  }

  mutating func takeNumber() {
    let mark = tree.mark
    take()
    tree.close(mark, .number)
  }

  mutating func moneyQuantity() -> QuantitySyntax {
    let token = tokens[index]
    var start = Int(token.start)
    while start < Int(token.end), !isDigit(file.bytes[start]) { start += 1 }
    var end = start
    while end < Int(token.end),
      isDigit(file.bytes[end])
        || (end + 1 < Int(token.end) && isDigit(file.bytes[end + 1])
          && (file.bytes[end] == 0x2C || file.bytes[end] == 0x2E))
    { end += 1 }
    let place = SourceRange(file: file.id, start: start, end: end)
    let sign = SourceRange(file: file.id, start: Int(token.start), end: start)
    let number = number(NumberShape(file.bytes, start, end), place)
    take()
    largeWord()
    return QuantitySyntax(number: number, unit: .rupiah(sign), range(index - 1))
  }

  /// `juta`, `ribu`: numbers are written out.
  private mutating func largeWord() {
    guard at(.word), isOnLine() else { return }
    let word = text(index).lowercased()
    guard ["ribu", "juta", "miliar", "milyar", "triliun", "rb", "jt"].contains(word) else { return }
    error(NumberFault.largeWord(word), at: range(index))
    skip(to: index + 1)
    settle()
  }

  /// `85%`, `20 JP`, `5 hari kerja`, `Rp1.000`, or a plain number; nil, taking nothing, when no
  /// number stands here.
  mutating func quantity() -> QuantitySyntax? {
    let mark = tree.mark
    if at(.money) {
      let quantity = moneyQuantity()
      tree.close(mark, .quantity)
      return quantity
    }
    guard at(.number) else { return nil }
    let first = index
    let number = numberSyntax(index)
    takeNumber()
    let unit = unit()
    guard unit != .none else { return QuantitySyntax(number: number, unit: .none, span(first)) }
    tree.close(mark, .quantity)
    return QuantitySyntax(number: number, unit: unit, span(first))
  }

  /// The unit behind a number, on its line.
  private mutating func unit() -> UnitSyntax {
    if at(.percent) {
      let place = range(index)
      take()
      return .percent(place)
    }
    largeWord()
    guard at(.word), isOnLine(), isUnit(0) else { return .none }
    if at(.hari), at(.kerja, 1), isOnLine(1) {
      let mark = tree.mark
      let first = index
      takeKeyword()
      takeKeyword()
      tree.close(mark, .unit)
      return .workingDays(span(first))
    }
    return .named(unitName())
  }

  mutating func unitName() -> NameSyntax {
    let mark = tree.mark
    let name = nameSyntax(index)
    take()
    tree.close(mark, .unit)
    return name
  }

  /// Whether a word can be a unit: no word of the language, and not the next clause's word.
  func isUnit(_ ahead: Int) -> Bool {
    guard at(.word, ahead), isOnLine(ahead) else { return false }
    guard let word = token(ahead).keyword else {
      return spokenArithmetic(index + ahead) == nil && spokenOtherwise(index + ahead) == nil
    }
    if word.isNoUnit || spokenOtherwise(index + ahead) != nil { return false }
    guard context.clauseWords.contains(word) else { return true }
    // `target paling sedikit 85 sumber survei`: the clause word opens the next sentence.
    guard isOnLine(ahead + 1) else { return true }
    let next = token(ahead + 1)
    switch next.kind {
    case .number, .money, .text, .date: return false
    case .word: return next.keyword.map { $0.isOperator || $0.isNoUnit } ?? false
    case .sign, .bar, .doubleBar, .bad, .end: return true
    }
  }

  /// A number in an expression: with a unit, several side by side, or a date.
  mutating func numberLed() -> ExpressionSyntax {
    if let date = spelledDate() { return date }
    let mark = tree.mark
    let first = index
    guard let quantity = quantity() else { return missingOperand() }
    guard case .named = quantity.unit else { return .quantity(quantity) }
    var parts = [quantity]
    while at(.number), isOnLine(), isUnit(1), !at(.percent, 1), token(1).keyword?.month == nil,
      let next = self.quantity()
    {
      parts.append(next)
    }
    guard parts.count > 1 else { return .quantity(quantity) }
    tree.close(mark, .compound)
    return .compound(parts, span(first))
  }

  // MARK: - Dates

  /// A date, or nil with a message.
  mutating func dateValue() -> DateSyntax? {
    if at(.date) {
      let mark = tree.mark
      let date = dateSyntax(index)
      take()
      tree.close(mark, .date)
      return date
    }
    if at(.number), let date = spelledDate() {
      if case .date(let value) = date { return value }
      if case .missing = date { return nil }
      errorBehind(NumberFault.dateExpected(example: "1 Januari 2026"), at: date.range)
      return nil
    }
    miss(NumberFault.dateExpected(example: "1 Januari 2026"))
    return nil
  }

  private mutating func dateSyntax(_ at: Int) -> DateSyntax? {
    let token = tokens[at]
    var parts: [Int] = [0]
    for b in file.bytes[Int(token.start)..<Int(token.end)] {
      if isDigit(b) {
        parts[parts.count - 1] = parts[parts.count - 1] * 10 + Int(b - 0x30)
      } else {
        parts.append(0)
      }
    }
    guard parts.count == 3 else { return nil }
    if !isYearFirst(token) {
      let year = parts[2] < 100 ? parts[2] + 2000 : parts[2]
      parts = parts[1] > 12 ? [year, parts[0], parts[1]] : [year, parts[1], parts[0]]
    }
    return checked(parts[2], parts[1], parts[0], range(at))
  }

  private func isYearFirst(_ token: Token) -> Bool {
    let end = min(Int(token.start) + 4, Int(token.end))
    return file.bytes[Int(token.start)..<end].allSatisfy(isDigit)
  }

  /// The date when that day exists; else nil, with a message.
  private mutating func checked(
    _ day: Int, _ month: Int, _ year: Int, _ range: SourceRange
  ) -> DateSyntax? {
    guard (1...12).contains(month), day >= 1, year >= 1,
      day <= daysInMonth(month, year: year)
    else {
      errorBehind(NumberFault.noSuchDay(file.text(range)), at: range)
      return nil
    }
    return DateSyntax(year: year, month: month, day: day, range)
  }

  /// `31 Desember 2026` or `1 Januari tahun berjalan`; nil, taking nothing, for another number.
  private mutating func spelledDate() -> ExpressionSyntax? {
    guard at(.number), at(.word, 1), isOnLine(1), let (month, spelling) = month(1) else {
      return nil
    }
    let hasYear = at(.number, 2) && isOnLine(2)
    let isRelative = at(.tahun, 2) && (at(.berjalan, 3) || at(.lalu, 3)) && isOnLine(3)
    if spelling != nil, !hasYear || tokens[index + 2].end - tokens[index + 2].start != 4 {
      return nil
    }
    let mark = tree.mark
    let first = index
    let day = numberSyntax(index).whole ?? 0
    take()
    if let spelling {
      warn(
        NumberFault.monthSpelling(text(index), fixed: spelling), at: range(index),
        fix: [Edit(range(index), spelling)])
    }
    take()
    if hasYear {
      let year = numberSyntax(index).whole ?? 0
      take()
      tree.close(mark, .date)
      return checked(day, month, min(year, 9999), span(first)).map { .date($0) }
        ?? .missing(span(first))
    }
    if isRelative {
      takeKeyword()
      let offset = at(.berjalan) ? 0 : -1
      takeKeyword()
      tree.close(mark, .dayOfYear)
      guard day >= 1, day <= (month == 2 ? 29 : daysInMonth(month, year: 2024)) else {
        errorBehind(NumberFault.noSuchDay(file.text(span(first))), at: span(first))
        return .missing(span(first))
      }
      return .dayOfYear(day: day, month: month, yearOffset: offset, span(first))
    }
    tree.close(mark, .date)
    errorBehind(NumberFault.yearMissing(file.text(span(first))), at: span(first))
    return .missing(span(first))
  }

  /// The month a word names; with its right spelling when it is abbreviated or old.
  private func month(_ ahead: Int) -> (Int, spelling: String?)? {
    if let month = token(ahead).keyword?.month { return (month, nil) }
    guard token(ahead).keyword == nil else { return nil }
    let month: Int
    switch text(index + ahead).lowercased() {
    case "jan", "january": month = 1
    case "feb", "peb", "pebruari", "february": month = 2
    case "mar", "mrt", "march": month = 3
    case "apr": month = 4
    case "may": month = 5
    case "jun", "june": month = 6
    case "jul", "july": month = 7
    case "agu", "agt", "ags", "agust", "aug", "august": month = 8
    case "sep", "sept": month = 9
    case "okt", "oct", "october": month = 10
    case "nov", "nop", "nopember": month = 11
    case "des", "dec", "december": month = 12
    default: return nil
    }
    return (month, monthNames[month - 1])
  }
}
