// DayReading.swift: dates and lengths of time: steps, what has elapsed, spans, `lama sejak`.

import Syntax
import Text
import Values

extension RuleSetBuilder {
  mutating func timed(_ syntax: ExpressionSyntax) -> ExpressionID {
    switch syntax {
    case .datePart(let part, let day, let range):
      let day = date(day)
      if isInvalid(day) { return invalid(range) }
      let kind: DatePart =
        switch part {
        case .year: .year
        case .month: .month
        case .day: .day
        }
      return add(.datePart(kind, day), .number(NumberType(isInteger: true)), range)
    case .elapsed(let span, let since, let at, let range):
      let since = date(since)
      let at = at.map { date($0) } ?? add(.evaluationDate, .date, range)
      guard !isInvalid(since), !isInvalid(at), let unit = unit(of: span, nil, range) else {
        return invalid(range)
      }
      return add(.elapsed(unit.span, since: since, at: at), unit.type, range)
    case .span(let span, let calendar, let from, let to, let range):
      let from = date(from)
      let to = date(to)
      guard !isInvalid(from), !isInvalid(to), let unit = unit(of: span, calendar, range) else {
        return invalid(range)
      }
      return add(.span(unit.span, from: from, to: to), unit.type, range)
    case .duration(let since, let at, let range):
      _ = date(since)
      if let at { _ = date(at) }
      report(TimeFault.durationWithoutComparison, at: range)
      return invalid(range)
    case .atDate(let value, let day, let range):
      let day = date(day)
      guard case .path(let path) = value.unwrapped,
        case .value(.parameter(let id))? = resolve(path)
      else {
        report(TimeFault.notAParameter, at: value.range)
        return invalid(range)
      }
      if isInvalid(day) || broken.contains(.parameter(id)) { return invalid(range) }
      return add(.parameterAt(id, day), set.parameters[id.index].type, range)
    default: return invalid(syntax.range)
    }
  }

  /// An expression that must be a date.
  mutating func date(_ syntax: ExpressionSyntax) -> ExpressionID {
    let id = expression(syntax)
    guard let type = scalar(id), type != .date else { return id }
    report(TypeFault.notDate(lexicon.words(type)), at: syntax.range)
    return invalid(syntax.range)
  }

  private mutating func unit(
    of span: SpanSyntax, _ calendar: NameSyntax?, _ range: SourceRange
  ) -> (span: SpanUnit, type: ScalarType)? {
    func whole(_ unit: UnitID) -> ScalarType { .number(NumberType(unit: unit, isInteger: true)) }
    switch span {
    case .wholeYears:
      needsMonthEnd(at: range)
      return (.wholeYears, whole(.year))
    case .wholeMonths:
      needsMonthEnd(at: range)
      return (.wholeMonths, whole(.month))
    case .days: return (.days, whole(.day))
    case .workingDays:
      guard let calendar = self.calendar(calendar, range) else { return nil }
      return (.workingDays(calendar), whole(.workingDay))
    }
  }

  /// The calendar named, else the only one there is.
  mutating func calendar(_ name: NameSyntax?, _ range: SourceRange) -> CalendarID? {
    if let name {
      if let known = lexicon.calendars[name.key] { return known }
      let known = messages.stillSuggests ? lexicon.vocabulary.calendars.map(\.name) : []
      let near = messages.nearest(to: name.text, in: known)
      report(
        NameFault.unknownCalendar(
          name.text, known: Suggested.few(known, near), suggestion: near), at: name.range,
        fix: near.map { [Edit(name.range, $0)] } ?? [])
      return nil
    }
    if let only = lexicon.onlyCalendar { return only }
    report(
      TimeFault.whichCalendar(lexicon.vocabulary.calendars.map(\.name)), at: range)
    return nil
  }

  // MARK: steps

  /// `D + 6 bulan`, `D - 3 hari kerja`.
  mutating func dateStep(
    _ sign: ArithmeticSyntax, _ day: ExpressionID, _ amount: ExpressionID, _ range: SourceRange
  ) -> ExpressionID {
    guard sign == .add || sign == .subtract else {
      report(TypeFault.notNumber(lexicon.words(.date)), at: set[day].range)
      return invalid(range)
    }
    if scalar(amount) == .date {
      report(
        sign == .subtract ? TimeFault.daysBetween : TimeFault.datesAdded, at: range)
      return invalid(range)
    }
    guard needNumber(amount) != nil, let step = step(amount, range) else { return invalid(range) }
    return add(
      .dateStep(day, by: step.amount, step.unit, isBackwards: sign == .subtract), .date, range)
  }

  /// A length of time as months, days or working days.
  private mutating func step(_ amount: ExpressionID, _ range: SourceRange)
    -> (amount: ExpressionID, unit: DateStep)?
  {
    guard let type = number(amount) else { return nil }
    switch lexicon[type.unit].base {
    case .month:
      needsMonthEnd(at: range)
      return (converted(amount, to: .month), .months)
    case .day: return (converted(amount, to: .day), .days)
    case .workingDay:
      return calendar(nil, range).map { (converted(amount, to: .workingDay), .workingDays($0)) }
    case .none:
      report(TimeFault.lengthWithoutUnit, at: set[amount].range)
      return nil
    default:
      report(TimeFault.notALength(lexicon[type.unit].name), at: set[amount].range)
      return nil
    }
  }

  /// `lama sejak D [pada D2] >= 2 tahun` (or `<`).
  mutating func lasted(
    _ sign: ComparisonSyntax, _ since: ExpressionSyntax, _ at: ExpressionSyntax?,
    _ length: ExpressionSyntax, _ range: SourceRange
  ) -> ExpressionID {
    let since = date(since)
    let at = at.map { date($0) } ?? add(.evaluationDate, .date, range)
    let length = expression(length)
    guard sign == .greaterOrEqual || sign == .less else {
      report(TimeFault.durationSign, at: range)
      return invalid(range)
    }
    guard !isInvalid(since), !isInvalid(at), needNumber(length) != nil,
      let step = step(length, range)
    else { return invalid(range) }
    return add(
      .hasLasted(
        since: since, at: at, duration: step.amount, step.unit, isNegated: sign == .less),
      .boolean, range)
  }
}
