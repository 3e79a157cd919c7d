// DeclarationParsing.swift: one declaration: its prefix, its kind, and the file that reads that kind.

import Text

extension Parser {
  /// Reads the declaration that begins at the token to be read; nil when it is not usable.
  mutating func declaration(_ word: Keyword) -> DeclarationSyntax? {
    let mark = tree.mark
    let first = index
    switch word {
    case .tanpa:
      let result = removal(first)
      tree.close(mark, .removal)
      return result
    case .ubah:
      let result = amendment(first)
      tree.close(mark, .amendment)
      return result
    case .ganti, .isi:
      takeKeyword()
      guard let kind = kindWord() else {
        missingKind(word)
        tree.close(mark, .unavailable)
        return nil
      }
      let prefix: DeclarationSyntax.Prefix = word == .isi ? .fill : .replace
      let prefixRange = range(first)
      let fillable: [DeclarationKind] = [.group, .formula, .parameter, .table]
      if prefix == .fill, !fillable.contains(kind) {
        error(DeclarationFault.cannotBe(prefix: "isi", kind: kind.rawValue), at: prefixRange)
      } else if kind == .test {
        error(DeclarationFault.cannotBe(prefix: word.rawValue, kind: "uji"), at: prefixRange)
      }
      return plain(kind, first, mark, prefix: prefix, prefixRange: prefixRange)
    case .distribusi:
      error(DeclarationFault.notYetAvailable("distribusi"), at: range(first))
      context = .part
      skip(to: declarationEnd(first))
      tree.close(mark, .unavailable)
      return nil
    default:
      guard let kind = DeclarationKind(rawValue: word.rawValue) else {
        skipLine()
        tree.close(mark, .unavailable)
        return nil
      }
      if kind == .test, skipsTests {
        context = .declaration(kind)
        skip(to: declarationEnd(first))
        tree.close(mark, .test)
        return nil
      }
      return plain(kind, first, mark, prefix: nil, prefixRange: nil)
    }
  }

  private func declarationEnd(_ start: Int) -> Int {
    var at = start + 1
    while at < last {
      if startsDeclaration(at) || misspelledDeclaration(at) != nil { return at }
      at += 1
    }
    return last
  }

  /// The kind a word at hand names.
  func kindWord() -> DeclarationKind? {
    guard at(.word), isOnLine(), let word = token().keyword else { return nil }
    return DeclarationKind(rawValue: word.rawValue)
  }

  private mutating func missingKind(_ prefix: Keyword) {
    if let word = token().keyword, isOnLine(), unavailable(word) != nil {
      error(DeclarationFault.notYetAvailable(word.rawValue), at: range(index))
    } else {
      miss(DeclarationFault.kindMissing(prefix.rawValue))
    }
    context = .part
    skip(to: declarationEnd(index - 1))
  }

  private mutating func plain(
    _ kind: DeclarationKind, _ first: Int, _ mark: TreeBuilder.Mark,
    prefix: DeclarationSyntax.Prefix?, prefixRange: SourceRange?
  ) -> DeclarationSyntax? {
    context = .declaration(kind)
    let keyword = range(index)
    limit = boundary(after: index)
    if tokens[index].keyword?.rawValue == kind.rawValue { takeKeyword() } else { take() }
    slipSign(.colon)
    let isFill = prefix == .fill
    let body: DeclarationBody? =
      switch kind {
      case .scale: scale()
      case .choice: choice()
      case .unit: unitDeclaration()
      case .record: record()
      case .reference: reference()
      case .calendar: calendar()
      case .parameter: parameter(isFill: isFill)
      case .formula: formula(isFill: isFill)
      case .table: table(isFill: isFill)
      case .group: group(isFill: isFill)
      case .indicator: indicator()
      case .promotion: promotion()
      case .training: training()
      case .placement: placement()
      case .flag: flag()
      case .test: test()
      }
    tree.close(mark, Parser.node(kind))
    return body.map {
      DeclarationSyntax(
        prefix: prefix, prefixRange: prefixRange, body: $0, basis: basis,
        replacements: replacements, validity: validity,
        keyword: keyword, span(first))
    }
  }

  private static func node(_ kind: DeclarationKind) -> NodeKind {
    switch kind {
    case .scale: .scale
    case .choice: .choice
    case .unit: .unitDeclaration
    case .record: .record
    case .reference: .reference
    case .calendar: .calendar
    case .parameter: .parameter
    case .formula: .formula
    case .table: .table
    case .group: .group
    case .indicator: .indicator
    case .promotion: .promotion
    case .training: .training
    case .placement: .placement
    case .flag: .flag
    case .test: .test
    }
  }

  /// `tanpa KIND NAME`.
  private mutating func removal(_ first: Int) -> DeclarationSyntax? {
    context = .removal
    limit = boundary(after: index)
    takeKeyword()
    guard let kind = kindWord() else {
      missingKind(.tanpa)
      return nil
    }
    let keyword = range(index)
    takeKeyword()
    let name = name(orMiss: .referenced)
    lines { parser, start in
      guard case .clause(let word) = start else { return .unexpected }
      return parser.commonClause(word)
    }
    return name.map {
      DeclarationSyntax(
        body: .removal(kind, $0), basis: basis, replacements: replacements, validity: validity,
        keyword: keyword, span(first))
    }
  }

  /// Reports a required part that is missing from the declaration whose word is at `first`.
  mutating func require(_ isPresent: Bool, _ clause: Keyword, at place: SourceRange) {
    guard !isPresent, seen[clause] == nil, !context.isAmendment, let kind = context.kind else {
      return
    }
    errorBehind(
      DeclarationFault.partMissing(
        kind.rawValue, clause: clause.rawValue, example: Parser.example(clause, context)),
      at: place)
  }
}
