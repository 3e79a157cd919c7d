// TimeExpressions.swift: spans of time: `tahun penuh sejak D`, `hari kerja dari A sampai dengan B`,
// `lama sejak D`, and the parts of a date: `tahun(D)`.

import Text

extension Parser {
  /// What `tahun`, `bulan`, `hari` or `lama` begins; nil, taking nothing, when it is a name.
  mutating func timeExpression() -> ExpressionSyntax? {
    guard isOnLine(1) else { return nil }
    let mark = tree.mark
    let first = index
    if at(.lama) {
      guard at(.sejak, 1) else { return nil }
      return duration(first, mark)
    }
    return at(.open, 1) ? datePart(first, mark) : spanExpression(first, mark)
  }

  private mutating func spanExpression(
    _ first: Int, _ mark: TreeBuilder.Mark
  ) -> ExpressionSyntax? {
    let span: SpanSyntax
    if at(.hari) {
      if at(.kerja, 1) {
        span = .workingDays
      } else if at(.sejak, 1) || (at(.dari, 1) && !leavesFrom) {
        span = .days
      } else {
        return nil
      }
    } else {
      span = at(.tahun) ? .wholeYears : .wholeMonths
      guard at(.penuh, 1) || at(.sejak, 1) else { return nil }
      if !at(.penuh, 1) { missWhole() }
    }
    takeKeyword()
    if at(.kerja) || at(.penuh) { takeKeyword() }
    return elapsed(span, first, mark)
  }

  /// `tahun sejak D`: full years are meant.
  private mutating func missWhole() {
    errorBehind(
      ClauseFault.missingWord("penuh", example: "\(text(index)) penuh sejak tanggal_lahir"),
      at: range(index), fix: insertion(" penuh", at: range(index).after))
  }

  private mutating func elapsed(
    _ kind: SpanSyntax, _ first: Int, _ mark: TreeBuilder.Mark
  ) -> ExpressionSyntax {
    guard enter() else { return .missing(here) }
    defer { depth -= 1 }
    var calendar: NameSyntax?
    if kind == .workingDays, eat(.menurut) { calendar = name(orMiss: .calendar) }
    if at(.sejak), kind != .workingDays {
      takeKeyword()
      let since = dateOperand { $0.sum() }
      let at = eat(.pada) ? dateOperand { $0.sum() } : nil
      tree.close(mark, .elapsed)
      return .elapsed(kind, since: since, at: at, span(first))
    }
    guard eat(.dari) else {
      miss(
        ClauseFault.missingWord(
          kind == .workingDays ? "dari" : "sejak",
          example: kind == .workingDays
            ? "hari kerja dari a sampai dengan b" : "tahun penuh sejak tanggal_lahir"))
      tree.close(mark, .span)
      return .missing(span(first))
    }
    let from = dateOperand { $0.sum() }
    if !eat(.sampai) {
      miss(ClauseFault.missingWord("sampai dengan", example: "dari a sampai dengan b"))
    } else {
      expect(.dengan, ClauseFault.missingWord("dengan", example: "dari a sampai dengan b"))
    }
    let to = dateOperand { $0.sum() }
    tree.close(mark, .span)
    return .span(kind, calendar: calendar, from: from, to: to, span(first))
  }

  /// A date behind `sejak`, `pada`, `dari`: the `pada` after it belongs to the span.
  private mutating func dateOperand(
    _ read: (inout Parser) -> ExpressionSyntax
  ) -> ExpressionSyntax {
    let outer = leavesAt
    leavesAt = true
    defer { leavesAt = outer }
    return read(&self)
  }

  private mutating func duration(_ first: Int, _ mark: TreeBuilder.Mark) -> ExpressionSyntax {
    guard enter() else { return .missing(here) }
    defer { depth -= 1 }
    takeKeyword()
    takeKeyword()
    let since = dateOperand { $0.operand() }
    let at = eat(.pada) ? dateOperand { $0.operand() } : nil
    if self.at(.plus) || self.at(.minus) {
      error(ExpressionFault.durationArithmetic, at: range(index))
    }
    tree.close(mark, .duration)
    return .duration(since: since, at: at, span(first))
  }

  private mutating func datePart(_ first: Int, _ mark: TreeBuilder.Mark) -> ExpressionSyntax {
    guard enter() else { return .missing(here) }
    defer { depth -= 1 }
    let part: DatePartSyntax = at(.tahun) ? .year : at(.bulan) ? .month : .day
    takeKeyword()
    let open = index
    take()
    let inner = inside { [$0.expression()] }
    close(open)
    tree.close(mark, .datePart)
    return .datePart(part, inner.first ?? .missing(here), span(first))
  }
}
