// Cells.swift: what stands in one cell of a table: values, ranges, `-`, `lainnya`, `kosong`.

import Text

extension Parser {
  /// An input cell; its limit is the next bar.
  mutating func cell() -> CellSyntax {
    let mark = tree.mark
    let first = index
    guard !isAtEnd else { return .invalid(here) }
    if at(.minus), index + 1 >= limit {
      take()
      tree.close(mark, .cell)
      return .anything(span(first))
    }
    if at(.lainnya), index + 1 >= limit {
      takeKeyword()
      tree.close(mark, .cell)
      return .otherwise(span(first))
    }
    if at(.kosong) {
      takeKeyword()
      tree.close(mark, .cell)
      return .missing(span(first))
    }
    var pieces: [PieceSyntax] = []
    repeat {
      if let piece = piece() { pieces.append(piece) }
    } while eat(.comma)
    if at(.dan), let low = pieces.last { joinedBounds(low, first) }
    tree.close(mark, .cell)
    return pieces.isEmpty ? .invalid(span(first)) : .pieces(pieces, span(first))
  }

  /// `> 5 dan <= 10`: two bounds that mean a range.
  private mutating func joinedBounds(_ low: PieceSyntax, _ first: Int) {
    let whole = range(first).joined(with: range(max(limit - 1, first)))
    let lower = file.text(low.range)
    let rest = file.text(
      SourceRange(
        file: file.id, start: Int(tokens[min(index + 1, last)].start), end: Int(whole.end)))
    let example = "\(lower) .. \(rest)"
    let isSure = !rest.contains("dan") && !rest.contains(",") && !rest.isEmpty
    error(
      TableFault.boundsJoined(isSure ? example : "> 5 .. <= 10"), at: range(index),
      fix: isSure ? [Edit(range(index), "..")] : [])
    skip(to: limit)
    settle()
  }

  /// `V`, `bukan V`, `< V`, `a .. b` with open or closed ends.
  private mutating func piece() -> PieceSyntax? {
    let mark = tree.mark
    let first = index
    chained = 0
    let sign = comparisonSign(0)
    if sign != nil { take() } else if at(.bukan) { return unequal(first, mark) }
    let value = tail()
    if eat(.dots) { return range(sign, value, first, mark) }
    refuseMinusRange(value, first)
    tree.close(mark, .piece)
    let place = span(first)
    switch sign {
    case nil, .equal: return PieceSyntax(.equal(value), place)
    case .notEqual: return PieceSyntax(.notEqual(value), place)
    case .less: return upTo(value, isOpen: true, place)
    case .lessOrEqual: return upTo(value, isOpen: false, place)
    case .greater: return from(value, isOpen: true, place)
    case .greaterOrEqual: return from(value, isOpen: false, place)
    }
  }

  private mutating func unequal(_ first: Int, _ mark: TreeBuilder.Mark) -> PieceSyntax {
    takeKeyword()
    let value = tail()
    tree.close(mark, .piece)
    return PieceSyntax(.notEqual(value), span(first))
  }

  private func from(_ value: ExpressionSyntax, isOpen: Bool, _ place: SourceRange) -> PieceSyntax {
    PieceSyntax(
      .range(lower: value, lowerIsOpen: isOpen, upper: nil, upperIsOpen: false), place)
  }

  private func upTo(_ value: ExpressionSyntax, isOpen: Bool, _ place: SourceRange) -> PieceSyntax {
    PieceSyntax(
      .range(lower: nil, lowerIsOpen: false, upper: value, upperIsOpen: isOpen), place)
  }

  /// The upper end, behind `..`.
  private mutating func range(
    _ sign: ComparisonSyntax?, _ lower: ExpressionSyntax, _ first: Int, _ mark: TreeBuilder.Mark
  ) -> PieceSyntax {
    switch sign {
    case nil, .greater, .greaterOrEqual: break
    default: errorBehind(TableFault.rangeOfOne, at: range(first))
    }
    var upperIsOpen = false
    if at(.less) {
      upperIsOpen = true
      take()
    } else if at(.lessOrEqual) {
      take()
    }
    let upper = tail()
    tree.close(mark, .piece)
    return PieceSyntax(
      .range(
        lower: lower, lowerIsOpen: sign == .greater, upper: upper, upperIsOpen: upperIsOpen),
      span(first))
  }

  /// `90% - 110%`: two plain numbers with a minus between them are meant as a range.
  private mutating func refuseMinusRange(_ value: ExpressionSyntax, _ first: Int) {
    guard case .arithmetic(.subtract, .quantity(let a), .quantity(let b), let sign, _) = value
    else { return }
    let fixed = "\(file.text(a.range)) .. \(file.text(b.range))"
    let between = SourceRange(
      file: file.id, start: Int(a.range.end), end: Int(b.range.start))
    errorBehind(TableFault.rangeWithMinus(fixed), at: sign, fix: [Edit(between, " .. ")])
  }

  /// An output cell: any expression, or `kosong ["alasan"]`.
  mutating func outputCell() -> OutputCellSyntax {
    let mark = tree.mark
    let first = index
    guard !isAtEnd else { return .invalid(here) }
    if at(.kosong) {
      takeKeyword()
      let reason = at(.text) ? takeText(.label) : nil
      tree.close(mark, .cell)
      return .empty(reason: reason, span(first))
    }
    if at(.minus), index + 1 >= limit {
      error(
        TableFault.emptyCell(isOutput: true), at: range(index), fix: [Edit(range(index), "kosong")])
      take()
      tree.close(mark, .cell)
      return .invalid(span(first))
    }
    if at(.tidak), at(.ada, 1), index + 2 >= limit {
      let place = range(index).joined(with: range(index + 1))
      error(TableFault.emptyCell(isOutput: true), at: place, fix: [Edit(place, "kosong")])
      skip(to: limit)
      tree.close(mark, .cell)
      return .invalid(span(first))
    }
    let value = wholeExpression()
    tree.close(mark, .cell)
    return .expression(value)
  }
}
