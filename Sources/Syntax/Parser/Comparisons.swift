// Comparisons.swift: one test behind a value: a sign, `adalah`, `bukan`, `termasuk`, `kosong`, `terisi`;
// and the words people use for signs.

import Text

extension Parser {
  mutating func comparison() -> ExpressionSyntax {
    let first = index
    let mark = tree.mark
    var result = tail()
    if looseWindow() { result = .missing(span(first)) }
    guard let (_, _) = test() else { return result }
    result = tested(result, first, mark)
    while let (length, _) = test() {
      error(
        ExpressionFault.chainedComparison, at: range(index).joined(with: range(index + length - 1)))
      guard chain() else { break }
      result = tested(result, first, mark)
    }
    return result
  }

  /// What a test is, and how many tokens say so.
  private enum Test {
    case compare(ComparisonSyntax, inWords: String?)
    case oneOf(isNegated: Bool)
    case presence(Bool)
    case between
    case bound(ComparisonSyntax, sign: String)
  }

  private func test() -> (Int, Test)? {
    guard !isAtEnd else { return nil }
    if let comparison = comparisonSign(0) { return (1, .compare(comparison, inWords: nil)) }
    guard let word = token().keyword else {
      return spokenComparison(index).map { length, comparison in
        (length, .compare(comparison, inWords: comparison == .greater ? ">" : "<"))
      }
    }
    switch word {
    case .adalah: return (1, .compare(.equal, inWords: nil))
    case .termasuk: return (1, .oneOf(isNegated: false))
    case .kosong: return (1, .presence(false))
    case .terisi: return (1, .presence(true))
    case .antara: return (1, .between)
    default: break
    }
    // These may begin a condition of their own, so they test only what stands on the same line.
    guard isOnLine() else { return nil }
    switch word {
    case .bukan: return (1, .compare(.notEqual, inWords: nil))
    case .ada: return (1, .presence(true))
    case .tidak:
      if at(.termasuk, 1) { return (2, .oneOf(isNegated: true)) }
      if at(.kosong, 1) { return (2, .presence(true)) }
      if at(.terisi, 1) || at(.ada, 1) { return (2, .presence(false)) }
      if at(.sama, 1), at(.dengan, 2) { return (3, .compare(.notEqual, inWords: "bukan")) }
      if at(.lebih, 1), at(.dari, 2) { return (3, .compare(.lessOrEqual, inWords: "<=")) }
      if at(.kurang, 1), at(.dari, 2) { return (3, .compare(.greaterOrEqual, inWords: ">=")) }
    case .lebih:
      if at(.dari, 1) { return (2, .compare(.greater, inWords: ">")) }
      if at(.besar, 1) || at(.tinggi, 1), at(.dari, 2) {
        return (3, .compare(.greater, inWords: ">"))
      }
      if at(.kecil, 1) || at(.rendah, 1), at(.dari, 2) {
        return (3, .compare(.less, inWords: "<"))
      }
    case .kurang where at(.dari, 1): return (2, .compare(.less, inWords: "<"))
    case .sama where at(.dengan, 1): return (2, .compare(.equal, inWords: "="))
    case .minimal: return (1, .bound(.greaterOrEqual, sign: ">="))
    case .maksimal: return (1, .bound(.lessOrEqual, sign: "<="))
    case .paling:
      if at(.sedikit, 1) { return (2, .bound(.greaterOrEqual, sign: ">=")) }
      if at(.banyak, 1) || at(.lama, 1) { return (2, .bound(.lessOrEqual, sign: "<=")) }
    default: break
    }
    return nil
  }

  func comparisonSign(_ ahead: Int) -> ComparisonSyntax? {
    guard at(.sign, ahead) else { return nil }
    switch token(ahead).sign {
    case .equal: return .equal
    case .notEqual: return .notEqual
    case .less: return .less
    case .lessOrEqual: return .lessOrEqual
    case .greater: return .greater
    case .greaterOrEqual: return .greaterOrEqual
    default: return nil
    }
  }

  /// Reads the test that `test()` found behind a value.
  private mutating func tested(
    _ left: ExpressionSyntax, _ first: Int, _ mark: TreeBuilder.Mark
  ) -> ExpressionSyntax {
    guard let (length, test) = test() else { return left }
    let place = range(index).joined(with: range(index + length - 1))
    switch test {
    case .compare(let comparison, let spelling):
      if let spelling {
        warn(
          CharacterFault.wordForSign(file.text(place), meant: spelling), at: place,
          fix: [Edit(place, spelling)])
        for _ in 0..<length { take() }
      } else {
        takeKeyword()
      }
      return compared(left, comparison, place, first, mark)
    case .bound(let comparison, let sign):
      error(
        ExpressionFault.boundInWords(file.text(place), sign: sign), at: place,
        fix: [Edit(place, sign)])
      for _ in 0..<length { take() }
      return compared(left, comparison, place, first, mark)
    case .oneOf(let isNegated):
      for _ in 0..<length { takeKeyword() }
      let values = valueList()
      tree.close(mark, .oneOf)
      return .oneOf(left, values, isNegated: isNegated, span(first))
    case .presence(let isPresent):
      for _ in 0..<length { takeKeyword() }
      tree.close(mark, .presence)
      return .presence(left, isPresent: isPresent, span(first))
    case .between:
      takeKeyword()
      let low = sum()
      let isJoined = eat(.dan)
      let high = isJoined ? sum() : low
      tree.close(mark, .comparison)
      let (x, a, b) = (file.text(left.range), file.text(low.range), file.text(high.range))
      let isShort = isJoined && x.utf8.count + a.utf8.count + b.utf8.count <= 80
      errorBehind(
        ExpressionFault.between(
          inclusive: isShort ? "\(x) >= \(a) dan \(x) <= \(b)" : "x >= a dan x <= b",
          exclusive: isShort ? "\(x) > \(a) dan \(x) < \(b)" : "x > a dan x < b"), at: place)
      return .missing(span(first))
    }
  }

  private mutating func compared(
    _ left: ExpressionSyntax, _ comparison: ComparisonSyntax, _ place: SourceRange, _ first: Int,
    _ mark: TreeBuilder.Mark
  ) -> ExpressionSyntax {
    if at(.kosong) {
      let isNegated = comparison == .notEqual
      error(
        ExpressionFault.emptyAsValue, at: range(index),
        fix: [Edit(place.joined(with: range(index)), isNegated ? "terisi" : "kosong")])
      takeKeyword()
      tree.close(mark, .presence)
      return .presence(left, isPresent: isNegated, span(first))
    }
    let right = tail()
    tree.close(mark, .comparison)
    return .comparison(comparison, left, right, operatorRange: place, span(first))
  }

  /// `(V, V)` behind `termasuk`.
  mutating func valueList() -> [ExpressionSyntax] {
    let open = index
    guard eat(.open) else {
      miss(ClauseFault.missingWord("(", example: "dinas termasuk (Kesehatan, Pendidikan)"))
      return []
    }
    var values = [sum()]
    while eat(.comma) { values.append(sum()) }
    close(open)
    return values
  }

  /// Eats `)`, or reports the parenthesis that is open.
  mutating func close(_ open: Int) {
    if eat(.close) { return }
    if !hasJustReported, isAtEnd, exceptionCloses() {
      errorBehind(
        ExpressionFault.exceptionInside, at: range(index),
        others: [Label(range(open), Words("kurung ini", en: "this parenthesis"))])
      tree.missing()
    } else if !hasJustReported {
      errorBehind(
        ExpressionFault.unclosedParenthesis, at: range(open), fix: insertion(")", at: here))
      tree.missing()
    }
    settle()
  }

  /// Whether a `kecuali` line follows that ends with the `)` missing here; that one then has no message.
  private mutating func exceptionCloses() -> Bool {
    guard tokens[index].keyword == .kecuali else { return false }
    let end = boundary(after: index)
    var level = 0
    for at in index..<end {
      if tokens[at].sign == .open { level += 1 }
      if tokens[at].sign == .close { level -= 1 }
    }
    guard level < 0, tokens[end - 1].sign == .close else { return false }
    straysClose = end - 1
    return true
  }
}
