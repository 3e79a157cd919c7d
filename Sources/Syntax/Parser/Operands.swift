// Operands.swift: what a calculation is made of: numbers, dates, names, calls, parentheses. A soft word
// such as `jumlah` or `tahun` acts only before the words it belongs with; else it is a name.

import Text

extension Parser {
  mutating func operand() -> ExpressionSyntax {
    switch token().kind {
    case .number: return numberLed()
    case .money:
      let mark = tree.mark
      let quantity = moneyQuantity()
      tree.close(mark, .quantity)
      return .quantity(quantity)
    case .date:
      if let date = dateValue() { return .date(date) }
    case .text: return .text(takeText())
    case .word: return wordLed()
    case .sign where at(.open): return parenthesised()
    case .sign where at(.openBracket) || at(.openBrace):
      error(ExpressionFault.listHere, at: range(index))
      return skipBrackets()
    case .bad:
      let first = index
      skip(to: index + 1)
      settle()
      return .missing(span(first))
    case .sign, .bar, .doubleBar, .end: break
    }
    return missingOperand()
  }

  mutating func missingOperand() -> ExpressionSyntax {
    let before = index > 0 ? shortened(text(index - 1)) : nil
    if isOnLine(), at(.kecuali) {
      error(ExpressionFault.exceptionInside, at: range(index))
      skip(to: limit)
      settle()
      return .missing(here)
    } else if index > 0, isAtEnd || !isOnLine() {
      error(ExpressionFault.operandMissing(before: before), at: range(index - 1))
    } else {
      error(ExpressionFault.operandMissing(before: before), at: place)
    }
    tree.missing()
    return .missing(here)
  }

  private mutating func skipBrackets() -> ExpressionSyntax {
    let first = index
    var level = 0
    var at = index
    repeat {
      switch tokens[at].sign {
      case .openBracket, .openBrace: level += 1
      case .closeBracket, .closeBrace: level -= 1
      default: break
      }
      at += 1
    } while at < limit && level > 0
    skip(to: at)
    settle()
    return .missing(span(first))
  }

  private mutating func parenthesised() -> ExpressionSyntax {
    guard enter() else { return .missing(here) }
    defer { depth -= 1 }
    let open = index
    let mark = tree.mark
    take()
    let inner = inside { parser in
      let inner = parser.expression()
      if parser.at(.comma) {
        parser.error(ExpressionFault.listHere, at: parser.range(parser.index))
        while parser.eat(.comma) { _ = parser.expression() }
        parser.settle()
      }
      return [inner]
    }
    close(open)
    tree.close(mark, .parenthesised)
    return .parenthesised(inner.first ?? .missing(here), span(open))
  }

  /// Reads what stands between parentheses, where `dan`, `pada` and `dari` have their usual meaning.
  mutating func inside(
    _ body: (inout Parser) -> [ExpressionSyntax]
  ) -> [ExpressionSyntax] {
    let outer = (leavesAt, leavesAnd, leavesFrom)
    (leavesAt, leavesAnd, leavesFrom) = (false, false, false)
    let values = body(&self)
    (leavesAt, leavesAnd, leavesFrom) = outer
    return values
  }

  /// `(E, E)` behind a name; in a spreadsheet also `(A1:A5)`.
  private mutating func arguments(mayBeCells: Bool) -> [ExpressionSyntax] {
    let open = index
    take()
    let values = inside { parser in
      guard !parser.at(.close) else { return [] }
      var values: [ExpressionSyntax] = []
      repeat {
        let first = parser.index
        values.append(parser.expression())
        if mayBeCells, parser.at(.colon), parser.at(.word, 1) {
          parser.take()
          parser.take()
          values[values.count - 1] = .missing(parser.span(first))
        }
      } while parser.eat(.comma)
      return values
    }
    close(open)
    return values
  }

  // MARK: - Words

  private mutating func wordLed() -> ExpressionSyntax {
    guard let word = token().keyword, spreadsheetFunction == nil else { return pathOrCall() }
    if let value = plainWord(word) { return value }
    switch word {
    case .tidak, .ada, .semua: return quantifier()
    case .banyaknya: return count()
    case .rataRata: return aggregate(.mean)
    case .jumlah where startsAggregate: return aggregate(.sum)
    case .tertinggi where startsAggregate, .terbesar where startsAggregate:
      return aggregate(.highest)
    case .terendah where startsAggregate, .terkecil where startsAggregate:
      return aggregate(.lowest)
    case .terakhir where startsAggregate: return aggregate(.latest)
    case .tahun, .bulan, .hari, .lama:
      if let time = timeExpression() { return time }
    case .jika:
      // Of one `jika` after the other the first is told.
      if !(index > 1 && tokens[index - 1].keyword == .jika && tokens[index - 2].keyword == .jika) {
        error(ExpressionFault.conditionalNeedsParentheses, at: range(index))
      }
      return conditional()
    case .bukan:
      return opensNegation ? negation() : missingOperand()
    default:
      if word.isReserved { return missingOperand() }
    }
    return pathOrCall()
  }

  /// What a word says that takes no expression behind it; nil, taking nothing, for others.
  private mutating func plainWord(_ word: Keyword) -> ExpressionSyntax? {
    let mark = tree.mark
    let first = index
    switch word {
    case .ya, .tidak:
      if word == .tidak, at(.ada, 1) { return nil }
      takeKeyword()
      tree.close(mark, .truth)
      return .truth(word == .ya, range(first))
    case .kosong:
      error(ExpressionFault.emptyAsValue, at: range(first))
      takeKeyword()
      tree.close(mark, .empty)
      return .empty(range(first))
    case .tanggal where at(.penilaian, 1) && isOnLine(1):
      takeKeyword()
      takeKeyword()
      tree.close(mark, .evaluationDate)
      return .evaluationDate(span(first))
    case .capaian where isPlainName(1):
      takeKeyword()
      let path = path()
      tree.close(mark, .score)
      return .score(path, span(first))
    default: return nil
    }
  }

  private mutating func count() -> ExpressionSyntax {
    guard enter() else { return .missing(here) }
    defer { depth -= 1 }
    let mark = tree.mark
    let first = index
    takeKeyword()
    let list = list()
    tree.close(mark, .count)
    return list.map { .count($0, span(first)) } ?? .missing(span(first))
  }

  /// Whether a word that names an operation is followed, on its line, by something to operate on.
  private var startsAggregate: Bool {
    guard isOnLine(1) else { return false }
    let next = token(1)
    switch next.kind {
    case .number, .money, .date, .text: return true
    case .sign: return next.sign == .open
    case .word: return next.keyword.map { !$0.isNoUnit } ?? true
    case .bar, .doubleBar, .bad, .end: return false
    }
  }

  /// A word on this line that can only be a name.
  func isPlainName(_ ahead: Int) -> Bool {
    guard at(.word, ahead), isOnLine(ahead) else { return false }
    return token(ahead).keyword.map { !$0.isNoUnit } ?? true
  }

  // MARK: - Names and calls

  private mutating func pathOrCall() -> ExpressionSyntax {
    let mark = tree.mark
    let first = index
    let function = spreadsheetFunction
    let path = path()
    guard at(.open), isOnLine() else { return .path(path) }
    guard enter() else { return .missing(here) }
    defer { depth -= 1 }
    let values = arguments(mayBeCells: function != nil)
    tree.close(mark, .call)
    var result = ExpressionSyntax.call(path, values, span(first))
    if let function, !(at(.dot) && token().isGlued) { return spreadsheet(function, result, values) }
    while at(.dot), token().isGlued, at(.word, 1), token(1).isGlued {
      guard chain() else { break }
      take()
      let field = takeName()
      tree.close(mark, .memberAccess)
      result = .member(result, field, span(first))
    }
    return result
  }

  /// `A.B.C`, which begins at a word.
  mutating func path() -> PathSyntax {
    let mark = tree.mark
    let first = index
    var parts = [nameSyntax(index)]
    take()
    while at(.dot), token().isGlued, at(.word, 1) || at(.number, 1), token(1).isGlued {
      guard parts.count < Parser.longestPath else {
        tooDeep()
        break
      }
      take()
      parts.append(nameSyntax(index))
      take()
    }
    // `masa jabatan`: a name of several words.
    if isStrayWord(), parts.count == 1 {
      var names = [parts[0].text]
      while isStrayWord() {
        names.append(nameSyntax(index).text)
        take()
      }
      let whole = range(first).joined(with: range(index - 1))
      let fixed = names.joined(separator: "_")
      errorBehind(DeclarationFault.nameWithSpaces(fixed), at: whole, fix: [Edit(whole, fixed)])
      settle()
      parts = [NameSyntax(fixed, whole)]
    }
    tree.close(mark, .path)
    return PathSyntax(parts, span(first))
  }

  /// A word without any meaning of its own right behind a name.
  private func isStrayWord() -> Bool {
    at(.word) && isOnLine() && token().keyword == nil && !token().isGlued
      && spokenArithmetic(index) == nil && spokenOtherwise(index) == nil
      && spokenComparison(index) == nil
  }

  /// A path where a name must stand, or nil with a message.
  mutating func path(orMiss what: Expected) -> PathSyntax? {
    guard at(.word), token().keyword?.isReserved != true else {
      miss(ClauseFault.expected(what))
      return nil
    }
    return path()
  }
}
