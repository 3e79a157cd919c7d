// ExpressionParsing.swift: conditions and calculations, loosest first: jika, dan/atau, tidak, comparison,
// rounding, sums, products, signs. Operands are in Operands.swift, lists in Lists.swift.

import Text

extension Parser {
  /// A value: `jika … maka … selain itu …` or anything tighter. The entry for clauses and cells.
  mutating func wholeExpression() -> ExpressionSyntax {
    chained = 0
    spreadsheetSign()
    return expression()
  }

  /// A condition at clause level.
  mutating func condition() -> ExpressionSyntax {
    if at(.jika), spreadsheetFunction == nil {
      // A value is no condition; read it all the same.
      error(ExpressionFault.conditionalNeedsParentheses, at: range(index))
    }
    return overLines { $0.expression() }
  }

  /// Reads at clause level; lines that follow without a joining word are read on with a message.
  mutating func overLines(
    _ read: (inout Parser) -> ExpressionSyntax
  ) -> ExpressionSyntax {
    chained = 0
    let first = index
    let mark = tree.mark
    spreadsheetSign()
    var parts = [read(&self)]
    while !isAtEnd, !isOnLine(), startsOperand(index), misspelledClause(index) == nil,
      !isForeignClause(index), !namesAndLabels(index)
    {
      if parts.count == 1, !token().flags.contains(.afterDash) {
        error(ExpressionFault.twoConditions, at: range(index))
      }
      let before = index
      parts.append(read(&self))
      if index == before { break }
    }
    guard parts.count > 1 else { return parts[0] }
    tree.close(mark, .and)
    return .and(parts, span(first))
  }

  mutating func expression() -> ExpressionSyntax {
    guard at(.jika), spreadsheetFunction == nil else { return alternatives() }
    return conditional()
  }

  // MARK: - jika

  mutating func conditional() -> ExpressionSyntax {
    guard enter() else { return .missing(here) }
    defer { depth -= 1 }
    let first = index
    let mark = tree.mark
    takeKeyword()
    let condition = alternatives()
    var then = ExpressionSyntax.missing(here)
    var otherwise = ExpressionSyntax.missing(here)
    if eat(.maka) {
      then = expression()
    } else {
      miss(ExpressionFault.conditionalWithoutThen)
    }
    if takesOtherwise() {
      let branch = index
      otherwise = expression()
      refuseSuffix(otherwise, from: branch)
    } else if !hasJustReported {
      errorBehind(ExpressionFault.conditionalWithoutElse, at: range(first))
      tree.missing()
      settle()
    }
    tree.close(mark, .conditional)
    return .conditional(condition, then: then, else: otherwise, span(first))
  }

  /// `selain itu b dibulatkan 2 desimal`: the branch or the whole?
  private mutating func refuseSuffix(_ branch: ExpressionSyntax, from first: Int) {
    let inner: ExpressionSyntax
    switch branch {
    case .rounded(let e, _, _, _), .roundedToMultiple(let e, _, _, _), .atMost(let e, _, _),
      .atLeast(let e, _, _), .inPercent(let e, _):
      inner = e
    default: return
    }
    let suffix = SourceRange(
      file: file.id, start: Int(inner.range.end), end: Int(branch.range.end))
    let start = tokens[first..<index].first { $0.start >= suffix.start }?.start ?? suffix.start
    errorBehind(
      ExpressionFault.suffixInLastBranch,
      at: SourceRange(file: file.id, start: Int(start), end: Int(suffix.end)))
  }

  // MARK: - dan, atau

  private var atConnective: Keyword? {
    if at(.dan), !leavesAnd { return .dan }
    if at(.atau), !at(.bila, 1) { return .atau }
    return nil
  }

  mutating func alternatives() -> ExpressionSyntax {
    let first = index
    let mark = tree.mark
    var terms = [negation()]
    guard var connective = atConnective else { return terms[0] }
    while let next = atConnective {
      if index == bareFilterEnd { error(ExpressionFault.filterThenAnd, at: range(index)) }
      guard next != connective else {
        takeKeyword()
        terms.append(negation())
        continue
      }
      guard chain() else { break }
      let place = range(index)
      tree.close(mark, connective == .dan ? .and : .or)
      let left = group(connective, terms, span(first))
      takeKeyword()
      let term = negation()
      mixed(terms, connective, next, term, at: place)
      terms = [left, term]
      connective = next
    }
    tree.close(mark, connective == .dan ? .and : .or)
    return group(connective, terms, span(first))
  }

  private func group(
    _ connective: Keyword, _ terms: [ExpressionSyntax], _ range: SourceRange
  ) -> ExpressionSyntax {
    connective == .dan ? .and(terms, range) : .or(terms, range)
  }

  /// `a dan b atau c`: both readings, when they are short enough to show.
  private mutating func mixed(
    _ terms: [ExpressionSyntax], _ one: Keyword, _ other: Keyword, _ last: ExpressionSyntax,
    at place: SourceRange
  ) {
    var readings: [String] = []
    if let start = terms.first?.range, let end = terms.last?.range {
      let whole = file.text(start.joined(with: last.range))
      if whole.utf8.count <= 120, !whole.contains("\n") {
        let left = file.text(start.joined(with: end))
        let tail = file.text(end.joined(with: last.range))
        let head = file.text(
          SourceRange(file: file.id, start: Int(start.start), end: Int(end.start)))
        readings = ["(\(left)) \(other.rawValue) \(file.text(last.range))", "\(head)(\(tail))"]
      }
    }
    errorBehind(ExpressionFault.mixedAndOr(readings: readings), at: place)
  }

  // MARK: - tidak

  /// `tidak` or `bukan` with something behind it to deny.
  var opensNegation: Bool {
    (at(.tidak) && !at(.ada, 1) || at(.bukan))
      && (startsOperand(index + 1) || at(.minus, 1) || at(.bad, 1))
  }

  mutating func negation() -> ExpressionSyntax {
    guard opensNegation else { return comparison() }
    guard enter() else { return .missing(here) }
    defer { depth -= 1 }
    let first = index
    let mark = tree.mark
    takeKeyword()
    let inner = negation()
    tree.close(mark, .not)
    return .not(inner, span(first))
  }

  // MARK: - Rounding and bounds

  // What is read deep inside others keeps little on the stack: what comes behind it is read elsewhere.

  /// A sum with what is done to it: rounding, bounds, `dalam persen`.
  mutating func tail() -> ExpressionSyntax {
    let first = index
    let mark = tree.mark
    let inner = sum()
    return at(.dibulatkan) || at(.paling) || at(.dalam) ? suffixes(inner, first, mark) : inner
  }

  private mutating func suffixes(
    _ inner: ExpressionSyntax, _ first: Int, _ mark: TreeBuilder.Mark
  ) -> ExpressionSyntax {
    var result = inner
    var hasSuffix = false
    while true {
      if at(.dibulatkan) {
        guard chain() else { break }
        result = rounded(result, first, mark)
      } else if at(.paling), at(.tinggi, 1) || at(.rendah, 1) {
        guard chain() else { break }
        takeKeyword()
        let isMost = at(.tinggi)
        takeKeyword()
        let bound = sum()
        tree.close(mark, .clamp)
        result =
          isMost ? .atMost(result, bound, span(first)) : .atLeast(result, bound, span(first))
      } else if at(.dalam), at(.persen, 1) {
        guard chain() else { break }
        takeKeyword()
        takeKeyword()
        tree.close(mark, .inPercent)
        result = .inPercent(result, span(first))
      } else {
        break
      }
      hasSuffix = true
    }
    if hasSuffix, at(.plus) || at(.minus) || at(.star) || at(.slash) {
      error(ExpressionFault.arithmeticAfterSuffix, at: range(index))
      result = sum(result, first, mark)
    }
    return result
  }

  private mutating func rounded(
    _ inner: ExpressionSyntax, _ first: Int, _ mark: TreeBuilder.Mark
  ) -> ExpressionSyntax {
    takeKeyword()
    if at(.ke), at(.kelipatan, 1) {
      takeKeyword()
      takeKeyword()
      let step = sum()
      let mode = roundingMode()
      tree.close(mark, .rounded)
      return .roundedToMultiple(inner, of: step, mode, span(first))
    }
    let (digits, mode) = roundingDigits()
    tree.close(mark, .rounded)
    return .rounded(inner, digits: digits, mode, span(first))
  }

  /// `N desimal [ke atas|ke bawah|ke genap]`, behind `dibulatkan`.
  mutating func roundingDigits() -> (Int, RoundingSyntax) {
    guard at(.number) else {
      error(ExpressionFault.roundingUnclear, at: range(max(index - 1, 0)))
      tree.missing()
      return (0, roundingMode())
    }
    let number = numberSyntax(index)
    let place = range(index)
    takeNumber()
    var digits = 0
    if let whole = number.whole, (0...12).contains(whole) {
      digits = whole
    } else {
      errorBehind(ClauseFault.digitsOutOfRange(file.text(place)), at: place)
    }
    if !eat(.desimal) {
      error(ExpressionFault.roundingUnclear, at: place.joined(with: here))
      tree.missing()
      settle()
    }
    return (digits, roundingMode())
  }

  mutating func roundingMode() -> RoundingSyntax {
    guard at(.ke), at(.atas, 1) || at(.bawah, 1) || at(.genap, 1) else { return .standard }
    takeKeyword()
    let mode: RoundingSyntax = at(.atas) ? .up : at(.bawah) ? .down : .even
    takeKeyword()
    return mode
  }

  // MARK: - Sums and products

  mutating func sum() -> ExpressionSyntax {
    let first = index
    let mark = tree.mark
    let left = product()
    return sum(left, first, mark)
  }

  /// Goes on behind a first term. Also takes `*` and `/`, which stand here only after an error.
  private mutating func sum(
    _ left: ExpressionSyntax, _ first: Int, _ mark: TreeBuilder.Mark
  ) -> ExpressionSyntax {
    var result = left
    while let operation = arithmetic([.plus, .minus, .star, .slash], result) {
      guard chain() else { return result }
      let place = takeOperator(operation)
      let right = product()
      tree.close(mark, .sum)
      result = .arithmetic(operation, result, right, operatorRange: place, span(first))
    }
    return result
  }

  private mutating func product() -> ExpressionSyntax {
    let first = index
    let mark = tree.mark
    var result = signed()
    while let operation = arithmetic([.star, .slash], result) {
      guard chain() else { return result }
      let place = takeOperator(operation)
      let right = signed()
      tree.close(mark, .product)
      result = .arithmetic(operation, result, right, operatorRange: place, span(first))
    }
    return result
  }

  private func arithmetic(_ signs: [Sign], _ left: ExpressionSyntax) -> ArithmeticSyntax? {
    if at(.word) {
      guard let spoken = spokenArithmetic(index) ?? spokenShare(left) else { return nil }
      return signs.contains(spoken.sign) ? spoken : nil
    }
    guard at(.sign), signs.contains(token().sign) else { return nil }
    switch token().sign {
    case .plus: return .add
    case .minus: return .subtract
    case .star: return .multiply
    case .slash: return .divide
    default: return nil
    }
  }

  private mutating func takeOperator(_ operation: ArithmeticSyntax) -> SourceRange {
    let place = range(index)
    if at(.word) {
      let meant = operation.written
      warn(
        CharacterFault.wordForSign(text(index), meant: meant), at: place,
        fix: [Edit(place, meant)])
    } else if !isOnLine(), at(.minus) || at(.star) {
      error(ExpressionFault.lineBeginsWithSign(text(index)), at: place)
    }
    take()
    return place
  }

  private mutating func signed() -> ExpressionSyntax {
    guard at(.minus) else { return operandWithFallback() }
    guard enter() else { return .missing(here) }
    defer { depth -= 1 }
    let first = index
    let mark = tree.mark
    _ = takeOperator(.subtract)
    let inner = signed()
    tree.close(mark, .negative)
    return .negative(inner, span(first))
  }

  /// An operand with `bila kosong …` or `pada …`.
  private mutating func operandWithFallback() -> ExpressionSyntax {
    let first = index
    let mark = tree.mark
    let inner = operand()
    return at(.atau) || at(.bila) || at(.pada) ? fallbacks(inner, first, mark) : inner
  }

  private mutating func fallbacks(
    _ inner: ExpressionSyntax, _ first: Int, _ mark: TreeBuilder.Mark
  ) -> ExpressionSyntax {
    var result = inner
    while true {
      if at(.atau), at(.bila, 1), at(.kosong, 2) {
        warn(CharacterFault.atauBila, at: range(index), fix: [Edit(range(index), "")])
        takeKeyword()
      }
      if at(.bila), at(.kosong, 1) {
        guard chain() else { return result }
        takeKeyword()
        takeKeyword()
        let other = operand()
        tree.close(mark, .ifMissing)
        result = .ifMissing(result, other, span(first))
      } else if at(.pada), !leavesAt, isOnLine() {
        guard chain() else { return result }
        takeKeyword()
        let date = operand()
        tree.close(mark, .atDate)
        result = .atDate(result, date, span(first))
      } else {
        return result
      }
    }
  }
}
