// Spreadsheets.swift: `IF(A; B; C)` and its like, written as in a spreadsheet: read as a call, with what
// would say the same here. Whether somebody named a formula so is only known to those who know all names.

import Text

extension Parser {
  /// `= IF(…)`: the sign that begins a formula of a spreadsheet.
  mutating func spreadsheetSign() {
    if at(.equal), startsOperand(index + 1) || at(.minus, 1) { slipSign(.equal) }
  }

  /// The function of a spreadsheet that is called here; of a word of the language only with several values.
  var spreadsheetFunction: SpreadsheetFunction? {
    guard at(.word), at(.open, 1), token(1).isGlued else { return nil }
    let function = SpreadsheetFunction(text(index))
    if function != nil, token().keyword != nil, !separatesValues(index + 1) { return nil }
    return function
  }

  /// Whether a comma stands between a parenthesis and the one that closes it, in no other.
  private func separatesValues(_ open: Int) -> Bool {
    var level = 0
    for at in open..<limit where tokens[at].kind == .sign {
      switch tokens[at].sign {
      case .open: level += 1
      case .close: level -= 1
      case .comma where level == 1: return true
      default: break
      }
      if level == 0 { return false }
    }
    return false
  }

  /// The call just read, with what says the same here.
  mutating func spreadsheet(
    _ function: SpreadsheetFunction, _ call: ExpressionSyntax, _ values: [ExpressionSyntax]
  ) -> ExpressionSyntax {
    let range = call.range
    let outside = spreadsheets.lastIndex { !range.contains($0.range) } ?? -1
    let inner = Array(spreadsheets[(outside + 1)...])
    // What is long, or goes over lines, is not shown as a whole.
    let isShort = range.end - range.start <= 200 && inner.allSatisfy { $0.text != nil }
    var advice = function.advice(
      isShort ? values.map { value($0, inner) } : [], count: values.count)
    var text: String?
    if case .write(let whole, isWhole: true) = advice {
      if whole.utf8.count > 200 || whole.contains("\n") {
        advice = function.advice([], count: values.count)
      } else {
        text = whole
      }
    }
    spreadsheets.removeSubrange((outside + 1)...)
    spreadsheets.append((range, text))
    return .spreadsheet(call, advice, range)
  }

  /// A value as it would be written here: as it stands, with the calls in it said otherwise.
  private func value(
    _ expression: ExpressionSyntax, _ inner: [(range: SourceRange, text: String?)]
  ) -> SpreadsheetValue {
    var text = ""
    var end = Int(expression.range.start)
    func written(to next: Int) -> String {
      file.text(SourceRange(file: file.id, start: end, end: next))
    }
    for call in inner where expression.range.contains(call.range) {
      text += written(to: Int(call.range.start)) + (call.text ?? "…")
      end = Int(call.range.end)
    }
    text += written(to: Int(expression.range.end))
    var result = SpreadsheetValue(text: text, form: expression.spreadsheetForm)
    if case .quantity(let quantity) = expression, case .none = quantity.unit,
      !quantity.number.fraction.isEmpty
    {
      result.halves = (quantity.number.digits, quantity.number.fraction)
    }
    return result
  }
}

extension ExpressionSyntax {
  fileprivate var spreadsheetForm: SpreadsheetValue.Form {
    switch self {
    case .conditional: .loose
    case .and, .or: .condition
    case .comparison, .oneOf, .presence, .not, .quantifier, .streak: .comparison
    case .arithmetic(.add, _, _, _, _), .arithmetic(.subtract, _, _, _, _): .sum
    case .arithmetic: .product
    case .rounded, .roundedToMultiple, .atMost, .atLeast, .inPercent, .aggregate, .count,
      .elapsed, .span, .duration, .ifMissing, .atDate, .negative:
      .comparison
    case .spreadsheet, .missing, .quantity, .compound, .date, .dayOfYear, .text, .truth, .empty,
      .path, .call, .member, .evaluationDate, .datePart, .score, .parenthesised, .extreme:
      .operand
    }
  }
}
