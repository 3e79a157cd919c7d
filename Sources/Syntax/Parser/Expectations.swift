// Expectations.swift: what a test expects: outcomes of decisions, conditions, values that cannot be
// found; one behind `maka` and each `dan`, or one in each cell of a row.

import Text

extension Parser {
  /// `hope {dan hope}`, behind `maka` or `dan`.
  mutating func expectations(_ view: inout TestSyntax) {
    repeat {
      guard !isAtEnd else {
        error(TestFault.expectationExpected, at: range(index - 1))
        tree.missing()
        return
      }
      let mark = tree.mark
      chained = 0
      let expectation = expectation()
      tree.close(mark, .expectation)
      if let expectation { view.expectations.append(expectation) }
    } while at(.dan) && eat(.dan)
  }

  private mutating func expectation() -> ExpectationSyntax? {
    let first = index
    if let word = token().keyword, let kind = DeclarationKind(rawValue: word.rawValue),
      kind != .unit, kind != .group || at(.word, 1)
    {
      takeKeyword()
      guard let name = name(orMiss: .referenced, onLine: false) else {
        skip(to: limit)
        settle()
        return nil
      }
      guard let allowed = Parser.outcomes(of: kind) else {
        errorBehind(TestFault.decisionKind(kind.rawValue), at: range(first))
        skip(to: limit)
        settle()
        return nil
      }
      guard let outcome = outcome(kind) else {
        error(TestFault.outcomeUnknown(kind: kind.rawValue, allowed: allowed), at: place)
        skip(to: limit)
        settle()
        return nil
      }
      let reasons = reasons()
      return ExpectationSyntax(.outcome(kind, name, outcome), reasons: reasons, span(first))
    }
    leavesAnd = true
    defer { leavesAnd = false }
    let value = negation()
    if let outcome = valueOutcome() {
      let reasons = reasons()
      return ExpectationSyntax(.value(value, outcome), reasons: reasons, span(first))
    }
    return ExpectationSyntax(.condition(value), reasons: reasons(), span(first))
  }

  static func outcomes(of kind: DeclarationKind) -> [String]? {
    let always = ["belum dapat ditentukan", "galat", "bentrok"]
    switch kind {
    case .promotion: return ["layak", "tidak layak", "bukan calon"] + always
    case .training: return ["dipicu", "dipicu prioritas tinggi", "tidak dipicu"] + always
    case .placement: return ["sesuai", "tidak sesuai", "bukan sasaran"] + always
    case .flag: return ["muncul", "tidak muncul"] + always
    default: return nil
    }
  }

  /// The outcome that stands here; nil, taking nothing, when there is none of that kind.
  /// - Parameter kind: the decision; nil accepts the outcomes of all.
  mutating func outcome(_ kind: DeclarationKind?) -> OutcomeSyntax? {
    let isNegated = at(.tidak)
    let ahead = isNegated ? 1 : 0
    func fits(_ other: DeclarationKind) -> Bool { kind == nil || kind == other }
    let result: OutcomeSyntax
    switch token(ahead).keyword {
    case .layak where fits(.promotion): result = isNegated ? .notEligible : .eligible
    case .sesuai where fits(.placement): result = isNegated ? .notSuitable : .suitable
    case .muncul where fits(.flag): result = isNegated ? .notRaised : .raised
    case .dipicu where fits(.training):
      if isNegated { takeKeyword() }
      takeKeyword()
      guard !isNegated else { return .notTriggered }
      return .triggered(eat(.prioritas) ? priorityLevel() : nil)
    case .bukan where !isNegated && at(.calon, 1) && fits(.promotion):
      takeKeyword()
      takeKeyword()
      return .notCandidate
    case .bukan where !isNegated && at(.sasaran, 1) && fits(.placement):
      takeKeyword()
      takeKeyword()
      return .notTargeted
    case .belum, .galat, .bentrok:
      guard !isNegated, let outcome = valueOutcome() else { return nil }
      switch outcome {
      case .undetermined: return .undetermined
      case .failed: return .failed
      case .conflict: return .conflict
      }
    default: return nil
    }
    if isNegated { takeKeyword() }
    takeKeyword()
    return result
  }

  /// `belum dapat ditentukan`, `galat`, `bentrok`.
  private mutating func valueOutcome() -> ValueOutcomeSyntax? {
    if eat(.galat) { return .failed }
    if eat(.bentrok) { return .conflict }
    guard at(.belum) else { return nil }
    takeKeyword()
    let example = "belum dapat ditentukan"
    expect(.dapat, ClauseFault.missingWord("dapat", example: example))
    expect(.ditentukan, ClauseFault.missingWord("ditentukan", example: example))
    return .undetermined
  }

  /// `karena PATH, PATH`.
  private mutating func reasons() -> [PathSyntax] {
    guard eat(.karena) else { return [] }
    var result: [PathSyntax] = []
    repeat {
      guard let path = path(orMiss: .condition) else { break }
      result.append(path)
    } while eat(.comma)
    return result
  }

  // MARK: - Rows of cases

  /// The head of a table of cases, or one case.
  mutating func gridRow(_ grid: inout TestGridSyntax?) -> NodeKind {
    let layout = rowLayout(index)
    limit = layout.end
    if layout.isRuled {
      error(TableFault.ruledLine, at: range(index).joined(with: range(layout.end - 1)))
      skip(to: layout.end)
      return .row
    }
    guard var rows = grid else {
      grid = gridHead(layout)
      return .tableHead
    }
    grid = nil
    let first = index
    let place = range(index).joined(with: range(max(layout.end - 1, index)))
    let split = layout.inputs ?? min(rowShape.inputs, layout.cells.count)
    if layout.inputs == nil, !rowShape.isUndivided {
      errorBehind(TableFault.doubleBarMissing, at: place)
    }
    checkShape(of: layout)
    var inputs: [LiteralSyntax] = []
    var outputs: [TestGridSyntax.OutputCell] = []
    row(layout) { parser, number in
      parser.chained = 0
      if number < split {
        inputs.append(parser.isAtEnd ? .invalid(parser.here) : parser.literal())
      } else {
        outputs.append(parser.gridOutput())
      }
    }
    rows.rows.append(TestGridSyntax.Row(inputs: inputs, outputs: outputs, span(first)))
    rows.range = rows.range.joined(with: place)
    grid = rows
    return .row
  }

  private mutating func gridHead(_ layout: RowLayout) -> TestGridSyntax {
    let place = range(index).joined(with: range(max(layout.end - 1, index)))
    settleShape(of: layout)
    let split = layout.inputs ?? min(rowShape.inputs, max(layout.cells.count - 1, 0))
    if layout.inputs == nil { errorBehind(TestFault.rowHead, at: place) }
    var grid = TestGridSyntax(inputs: [], outputs: [], rows: [], place)
    row(layout) { parser, number in
      guard !parser.isAtEnd else { return }
      if number < split {
        if let input = parser.gridInput() { grid.inputs.append(input) }
      } else if let output = parser.gridHeadOutput() {
        grid.outputs.append(output)
      }
    }
    return grid
  }

  private mutating func gridInput() -> TestGridSyntax.Input? {
    if at(.tanggal), at(.penilaian, 1) {
      let first = index
      takeKeyword()
      takeKeyword()
      return .date(span(first))
    }
    if at(.andai), at(.word, 1) {
      takeKeyword()
      return path(orMiss: .path).map { .suppose($0) }
    }
    if at(.dengan), at(.word, 1) { takeKeyword() }
    guard at(.word), token().keyword?.isReserved != true else {
      miss(TestFault.gridColumn)
      return nil
    }
    return .record(path())
  }

  private mutating func gridHeadOutput() -> TestGridSyntax.Output? {
    if let word = token().keyword, let kind = DeclarationKind(rawValue: word.rawValue),
      at(.word, 1), Parser.outcomes(of: kind) != nil
    {
      takeKeyword()
      return name(orMiss: .referenced).map { .decision(kind, $0) }
    }
    return .expression(wholeExpression())
  }

  private mutating func gridOutput() -> TestGridSyntax.OutputCell {
    let first = index
    guard !isAtEnd else { return .invalid(here) }
    if let outcome = outcome(nil) {
      let reasons = reasons()
      return .outcome(outcome, reasons: reasons, span(first))
    }
    return .value(literal())
  }
}
