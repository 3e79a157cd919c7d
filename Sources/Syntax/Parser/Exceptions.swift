// Exceptions.swift: `kecuali` clauses, and the values between braces in a message.

import Text

extension Parser {
  /// `A "label" [pada syarat S] [terhadap B] [dasar "…"] jika K [maka E]`, behind `kecuali`.
  /// - Parameters:
  ///   - givesValue: in a rumus, `maka E` is required; elsewhere it is refused.
  ///   - isOwned: whether a sentence stands above that it can be an exception to.
  mutating func exception(givesValue: Bool, isOwned: Bool) -> ExceptionSyntax? {
    var owner: NameSyntax?
    return exception(givesValue: givesValue, isOwned: isOwned, owner: &owner)
  }

  mutating func exception(
    givesValue: Bool, isOwned: Bool, owner: inout NameSyntax?
  ) -> ExceptionSyntax? {
    let first = index - 1
    if !isOwned {
      errorBehind(
        ClauseFault.exceptionWithoutOwner(contextName ?? ""), at: range(first))
    }
    var name: NameSyntax?
    var label: TextSyntax?
    if at(.word), token().keyword?.isReserved != true, isOnLine(), hasExceptionName() {
      name = takeName()
      label = optionalLabel()
      if label == nil, let name {
        errorBehind(DeclarationFault.labelMissing("kecuali", name: name.text), at: name.range)
      }
    } else {
      errorBehind(ClauseFault.exceptionNameless, at: range(first))
    }
    let (against, basis) = exceptionDetails(&owner)
    if !eatsIf() {
      if isAtEnd, hasJustReported {
        tree.missing()
      } else {
        miss(ClauseFault.conditionWithoutIf("kecuali"))
      }
    }
    let condition = isAtEnd ? ExpressionSyntax.missing(here) : overLines { $0.alternatives() }
    var value: ExpressionSyntax?
    if at(.maka) {
      if !givesValue {
        error(ClauseFault.exceptionValue(isMissing: false), at: range(index))
      }
      takeKeyword()
      value = formulaValue()
      if !givesValue { value = nil }
    } else if givesValue {
      miss(ClauseFault.exceptionValue(isMissing: true))
    }
    return name.map {
      ExceptionSyntax(
        name: $0, label: label, against: against, basis: basis, condition: condition,
        value: value, span(first))
    }
  }

  /// `kecuali a "…"` or `kecuali a jika …`, rather than a condition straight away.
  private func hasExceptionName() -> Bool {
    guard index + 1 < limit else { return true }
    switch tokens[index + 1].kind {
    case .text: return true
    case .word:
      switch tokens[index + 1].keyword {
      case .jika, .terhadap, .pada: return true
      default: return false
      }
    default: return false
    }
  }

  private mutating func exceptionDetails(
    _ owner: inout NameSyntax?
  ) -> (against: NameSyntax?, basis: [TextSyntax]) {
    var against: NameSyntax?
    var basis: [TextSyntax] = []
    while true {
      if at(.terhadap) {
        takeKeyword()
        against = name(orMiss: .exception)
      } else if at(.pada), at(.syarat, 1) {
        takeKeyword()
        takeKeyword()
        owner = name(orMiss: .condition)
      } else {
        let found = inlineBasis()
        if found.isEmpty { break }
        basis += found
      }
    }
    return (against, basis)
  }

  // MARK: - Messages

  /// The pieces of `"… {E} …"`; each expression is lexed and parsed where it stands.
  mutating func messageParts(_ token: Int) -> [FlagSyntax.MessagePart] {
    let content = textContent(token)
    let end = Int(content.end)
    var parts: [FlagSyntax.MessagePart] = []
    var from = Int(content.start)
    var at = from
    while at < end {
      guard file.bytes[at] == UInt8(ascii: "{") else {
        at += 1
        continue
      }
      if at > from {
        parts.append(.text(file.text(SourceRange(file: file.id, start: from, end: at))))
      }
      var close = at + 1
      while close < end, file.bytes[close] != UInt8(ascii: "}") { close += 1 }
      let braces = SourceRange(file: file.id, start: at, end: min(close + 1, end))
      guard close < end else {
        errorBehind(ClauseFault.unclosedBrace, at: braces)
        return parts
      }
      parts.append(.value(embedded(at + 1..<close, braces)))
      from = close + 1
      at = from
    }
    if from < end {
      parts.append(.text(file.text(SourceRange(file: file.id, start: from, end: end))))
    }
    return parts
  }

  private mutating func embedded(_ range: Range<Int>, _ braces: SourceRange) -> ExpressionSyntax {
    let lexed = lex(file, within: range)
    guard lexed.tokens.count > 1 else {
      errorBehind(ClauseFault.emptyBraces, at: braces)
      return .missing(braces)
    }
    var inner = Parser(file, lexed)
    let value = inner.wholeExpression()
    if inner.index < inner.last, !inner.hasJustReported {
      inner.error(
        ClauseFault.extraWords(
          inner.written(inner.index..<inner.last), joined: inner.joinedName()),
        at: inner.range(inner.index))
    }
    diagnostics += inner.diagnostics
    return value
  }
}
