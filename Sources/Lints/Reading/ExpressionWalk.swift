// ExpressionWalk.swift: the parts of an expression, and small questions about them.

import Syntax
import Text

extension ExpressionSyntax {
  /// Shows the expressions this one is made of, those about items included.
  func forEachPart(_ visit: (ExpressionSyntax) -> Void) {
    switch self {
    case .missing, .quantity, .compound, .date, .dayOfYear, .text, .truth, .empty, .path,
      .evaluationDate, .score:
      break
    case .call(_, let list, _), .extreme(_, let list, _), .and(let list, _), .or(let list, _):
      list.forEach(visit)
    case .spreadsheet(let a, _, _), .member(let a, _, _), .datePart(_, let a, _),
      .parenthesised(let a, _),
      .negative(let a, _), .rounded(let a, _, _, _), .inPercent(let a, _),
      .presence(let a, _, _), .not(let a, _):
      visit(a)
    case .arithmetic(_, let a, let b, _, _), .roundedToMultiple(let a, let b, _, _),
      .atMost(let a, let b, _), .atLeast(let a, let b, _), .ifMissing(let a, let b, _),
      .atDate(let a, let b, _), .comparison(_, let a, let b, _, _), .span(_, _, let a, let b, _):
      visit(a)
      visit(b)
    case .elapsed(_, let a, let b, _), .duration(let a, let b, _):
      visit(a)
      if let b { visit(b) }
    case .oneOf(let a, let list, _, _):
      visit(a)
      list.forEach(visit)
    case .conditional(let a, let b, let c, _):
      visit(a)
      visit(b)
      visit(c)
    case .quantifier(_, let list, let holds, _):
      if let filter = list.filter { visit(filter.part) }
      if let holds { visit(holds.part) }
    case .streak(_, let list, _), .count(let list, _):
      if let filter = list.filter { visit(filter.part) }
    case .aggregate(_, let body, let list, _):
      visit(body)
      if let filter = list.filter { visit(filter.part) }
    }
  }

  /// Shows this expression and everything in it, outside first.
  func forEach(_ visit: (ExpressionSyntax) -> Void) {
    visit(self)
    forEachPart { $0.forEach(visit) }
  }

  /// Without parentheses around it.
  var bare: ExpressionSyntax {
    var inner = self
    while case .parenthesised(let content, _) = inner { inner = content }
    return inner
  }

  /// A number, a date or a text written out.
  var isLiteral: Bool {
    switch bare {
    case .quantity, .compound, .date, .text: true
    case .negative(let inner, _): inner.isLiteral
    default: false
    }
  }

  /// The one name it is; nil for anything longer.
  var singleName: NameSyntax? {
    if case .path(let path) = bare, path.parts.count == 1 { path.parts.first } else { nil }
  }

  /// The list it reads itself.
  var list: ListSyntax? {
    switch self {
    case .quantifier(_, let list, _, _), .streak(_, let list, _), .count(let list, _),
      .aggregate(_, _, let list, _):
      list
    default: nil
    }
  }

  /// The parts of a chain of `dan`; the expression itself when it is none.
  var demands: [ExpressionSyntax] {
    if case .and(let list, _) = bare { list.flatMap(\.demands) } else { [bare] }
  }
}

extension HoldsSyntax {
  fileprivate var part: ExpressionSyntax {
    switch self {
    case .condition(let condition): condition
    case .item(_, let value, _): value
    }
  }
}

extension ComparisonSyntax {
  /// The sign that says the opposite.
  var opposite: ComparisonSyntax {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }

  /// The sign that says the same with the sides exchanged.
  var mirrored: ComparisonSyntax {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  var sign: String {
    switch self {
    case .equal: "="
    case .notEqual: "bukan"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }
}
