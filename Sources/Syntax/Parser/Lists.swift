// Lists.swift: lists with their windows and filters, and what is asked of them: `ada`, `semua`,
// `banyaknya`, `jumlah … dari`, `berturut-turut`.

import Text

extension Parser {
  // MARK: - Quantifiers

  /// `ada L`, `tidak ada L`, `semua L …`, `ada N tahun berturut-turut dalam L`.
  mutating func quantifier() -> ExpressionSyntax {
    guard enter() else { return .missing(here) }
    defer { depth -= 1 }
    let mark = tree.mark
    let first = index
    if at(.semua) {
      takeKeyword()
      let list = list(bareTest: false)
      let holds = list == nil ? nil : allHold()
      tree.close(mark, .quantifier)
      return list.map { .quantifier(.all, $0, holds, span(first)) } ?? .missing(span(first))
    }
    let isNegated = at(.tidak)
    if isNegated { takeKeyword() }
    let inner = tree.mark
    let start = index
    takeKeyword()
    if at(.number), isOnLine() {
      let streak = streak(start)
      tree.close(inner, .streak)
      guard isNegated else { return streak }
      tree.close(mark, .not)
      return .not(streak, span(first))
    }
    let list = list(bareTest: true)
    tree.close(mark, .quantifier)
    return list.map { .quantifier(isNegated ? .none : .any, $0, nil, span(first)) }
      ?? .missing(span(first))
  }

  /// What all items must meet: `memenuhi …`, or a sign and a value.
  private mutating func allHold() -> HoldsSyntax? {
    let first = index
    if eat(.memenuhi) { return holds(bareTest: true) }
    let comparison: ComparisonSyntax
    if let sign = comparisonSign(0) {
      comparison = sign
    } else if at(.adalah) {
      comparison = .equal
    } else if at(.bukan), isOnLine() {
      comparison = .notEqual
    } else {
      miss(ExpressionFault.quantifierWithoutTest)
      return nil
    }
    takeKeyword()
    let value = tail()
    return .item(comparison, value, span(first))
  }

  /// `N tahun|bulan|hari|hari kerja|kali berturut-turut dalam L`, behind `ada`.
  private mutating func streak(_ first: Int) -> ExpressionSyntax {
    guard let length = quantity() else { return missingOperand() }
    let example = "ada 2 tahun berturut-turut dalam riwayat_predikat yang (nilai < baik)"
    expect(.berturutTurut, ClauseFault.missingWord("berturut-turut", example: example))
    expect(.dalam, ClauseFault.missingWord("dalam", example: example))
    let list = list(bareTest: true)
    return list.map { .streak(length, $0, span(first)) } ?? .missing(span(first))
  }

  // MARK: - Aggregates

  mutating func aggregate(_ how: AggregateSyntax) -> ExpressionSyntax {
    guard enter() else { return .missing(here) }
    defer { depth -= 1 }
    let mark = tree.mark
    let first = index
    let word = text(index)
    takeKeyword()
    let isExtreme = how == .highest || how == .lowest
    if isExtreme, at(.open), token().isGlued { return extreme(how, first, mark) }
    let value = aggregated { $0.tail() }
    return aggregate(how, value, word, first, mark)
  }

  private mutating func aggregate(
    _ how: AggregateSyntax, _ value: ExpressionSyntax, _ word: String, _ first: Int,
    _ mark: TreeBuilder.Mark
  ) -> ExpressionSyntax {
    guard eat(.dari) else {
      miss(ExpressionFault.sourceMissing(word))
      settle()
      tree.close(mark, .aggregate)
      return .missing(span(first))
    }
    let list = list()
    tree.close(mark, .aggregate)
    return list.map { .aggregate(how, value, $0, span(first)) } ?? .missing(span(first))
  }

  private mutating func aggregated(
    _ read: (inout Parser) -> ExpressionSyntax
  ) -> ExpressionSyntax {
    let outer = leavesFrom
    leavesFrom = true
    defer { leavesFrom = outer }
    return read(&self)
  }

  /// `tertinggi(E, …)`; with one value and `dari` behind it, the highest of a list.
  private mutating func extreme(
    _ how: AggregateSyntax, _ first: Int, _ mark: TreeBuilder.Mark
  ) -> ExpressionSyntax {
    let open = index
    let word = text(first)
    take()
    let values = inside { parser in
      var values = [parser.expression()]
      while parser.eat(.comma) { values.append(parser.expression()) }
      return values
    }
    close(open)
    if values.count == 1, at(.dari) {
      return aggregate(how, .parenthesised(values[0], span(open)), word, first, mark)
    }
    tree.close(mark, .extreme)
    return .extreme(isHighest: how == .highest, values, span(first))
  }

  // MARK: - Lists

  /// `PATH [window] [menurut F [sampai dengan F]] [yang C] [abaikan yang kosong]`.
  /// - Parameter bareTest: whether a sign behind a bare `yang x` can only be part of the filter.
  /// Nil, with a message, when no name stands here.
  mutating func list(bareTest: Bool = false) -> ListSyntax? {
    let mark = tree.mark
    let first = index
    guard at(.word), token().keyword?.isReserved != true else {
      _ = missingOperand()
      tree.close(mark, .list)
      return nil
    }
    var list = ListSyntax(path: listPath(), here)
    while true {
      if let window = window() {
        list.window = window
      } else if at(.menurut) {
        takeKeyword()
        list.by = name(orMiss: .field)
        if at(.sampai), at(.dengan, 1) {
          takeKeyword()
          takeKeyword()
          list.byEnd = name(orMiss: .field)
        }
      } else if at(.abaikan) {
        takeKeyword()
        let example = "abaikan yang kosong"
        expect(.yang, ClauseFault.missingWord("yang", example: example))
        expect(.kosong, ClauseFault.missingWord("kosong", example: example))
        list.ignoresMissing = true
      } else if at(.yang), list.filter == nil {
        takeKeyword()
        list.filter = holds(bareTest: bareTest)
      } else {
        break
      }
    }
    tree.close(mark, .list)
    list.range = span(first)
    return list
  }

  /// The list's name; of `diklat bernama "X"` only the first word.
  private mutating func listPath() -> PathSyntax {
    guard at(.text, 2), isOnLine(1), isOnLine(2), at(.word, 1), token(1).keyword == nil,
      !token(1).isGlued
    else { return path() }
    let mark = tree.mark
    let name = nameSyntax(index)
    take()
    tree.close(mark, .path)
    looseFilter(name)
    return PathSyntax([name], name.range)
  }

  private mutating func window() -> WindowSyntax? {
    let mark = tree.mark
    let first = index
    guard isOnLine() else { return nil }
    if at(.dalam) {
      if at(.tahun, 1) || at(.bulan, 1) {
        takeKeyword()
        let isYear = at(.tahun)
        takeKeyword()
        var offset = 0
        if at(.berjalan) || at(.lalu) {
          offset = at(.berjalan) ? 0 : -1
          takeKeyword()
        } else {
          error(ExpressionFault.windowUnknown(file.text(span(first))), at: span(first))
        }
        tree.close(mark, .window)
        return isYear ? .year(offset: offset, span(first)) : .month(offset: offset, span(first))
      }
      guard at(.number, 1) else { return nil }
      takeKeyword()
    } else {
      guard at(.number), at(.word, 1), at(.terakhir, 2) else { return nil }
    }
    let count = numberSyntax(index).whole
    takeNumber()
    let unit = isOnLine() ? token().keyword : nil
    if at(.word), isOnLine(), !at(.terakhir) { take() }
    if !eat(.terakhir) {
      error(ExpressionFault.windowUnknown(file.text(span(first))), at: span(first))
      settle()
    }
    tree.close(mark, .window)
    let place = span(first)
    guard let count, count > 0 else {
      errorBehind(ExpressionFault.windowUnknown(file.text(place)), at: place)
      return .lastYears(1, place)
    }
    switch unit {
    case .tahun: return .lastYears(count, place)
    case .bulan: return .lastMonths(count, place)
    case .hari: return .lastDays(count, place)
    default:
      errorBehind(ExpressionFault.windowUnknown(file.text(place)), at: place)
      return .lastDays(count, place)
    }
  }

  /// `predikat 2 tahun terakhir >= baik`: a window where no list stands; takes it, with a message.
  mutating func looseWindow() -> Bool {
    guard index > 0, isOnLine(), at(.number), at(.word, 1), at(.terakhir, 2),
      tokens[index - 1].kind == .word
    else { return false }
    let first = index
    let list = text(index - 1)
    guard window() != nil else { return false }
    errorBehind(
      ExpressionFault.windowAlone(list: list, window: file.text(span(first))), at: span(first))
    settle()
    return true
  }

  /// `diklat bernama "X"`: what the items must be, without `yang`; takes it, with a message.
  private mutating func looseFilter(_ list: NameSyntax) {
    guard isOnLine(), at(.word), token().keyword == nil, !token().isGlued, at(.text, 1), isOnLine(1)
    else { return }
    let place = range(index).joined(with: range(index + 1))
    let example = "\(list.text) yang (nama = \(shortened(text(index + 1))))"
    errorBehind(ExpressionFault.filterInWords(example: example), at: place)
    skip(to: index + 2)
    settle()
  }

  // MARK: - Filters

  /// What follows `yang` or `memenuhi`: a yes/no name, or the whole condition in parentheses.
  mutating func holds(bareTest: Bool) -> HoldsSyntax {
    guard enter() else { return .condition(.missing(here)) }
    defer { depth -= 1 }
    let mark = tree.mark
    let first = index
    if at(.open) {
      take()
      if let comparison = comparisonSign(0) {
        take()
        let value = inside { [$0.tail()] }
        close(first)
        tree.close(mark, .holds)
        return .item(comparison, value.first ?? .missing(here), span(first))
      }
      let inner = inside { [$0.expression()] }
      close(first)
      tree.close(mark, .holds)
      return .condition(inner.first ?? .missing(here))
    }
    let isBareName =
      at(.word) && token().keyword?.isReserved != true
    if isBareName, !bareTest || !isTestBehindPath() {
      let path = path()
      bareFilterEnd = index
      tree.close(mark, .holds)
      return .condition(.path(path))
    }
    guard startsOperand(index) else {
      let missing = missingOperand()
      tree.close(mark, .holds)
      return .condition(missing)
    }
    // A bare comparison is read as one, with the mend; what joins it belongs outside.
    let condition = negation()
    tree.close(mark, .holds)
    let place = span(first)
    errorBehind(
      ExpressionFault.filterWithoutParentheses, at: place,
      fix: insertion("(", at: place) + insertion(")", at: place.after))
    bareFilterEnd = -1
    return .condition(condition)
  }

  /// Whether a path that begins here is followed by a test.
  private func isTestBehindPath() -> Bool {
    var ahead = 1
    while at(.dot, ahead), token(ahead).isGlued, token(ahead + 1).isGlued { ahead += 2 }
    if comparisonSign(ahead) != nil { return true }
    guard index + ahead < limit else { return false }
    switch token(ahead).keyword {
    case .adalah, .termasuk, .kosong, .terisi: return true
    case .bukan, .tidak: return isOnLine(ahead)
    default: return false
    }
  }
}
