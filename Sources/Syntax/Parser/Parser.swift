// Parser.swift: the core of the parser: where it stands, how it moves, how it reports.
// What it understands is in the files beside this one, one for each area of the language.

import Text

/// A recursive descent over the tokens, at most three ahead, without going back.
///
/// It yields two things side by side: nodes of the lossless tree (by marks) and the typed views.
struct Parser {
  let file: SourceFile
  let tokens: [Token]
  /// Where the `end` token stands.
  let last: Int
  var skipsTests = false
  /// The token to be read next.
  var index = 0
  /// The first token that does not belong to the construct at hand; what follows reads as its end.
  var limit: Int
  var context = Context.outside
  var tree = TreeBuilder()
  var diagnostics: [Diagnostic]

  /// Nesting of parentheses, `jika`, `tidak`, signs, lists, types.
  var depth = 0
  /// Operators chained in the expression at hand; they nest to the left in the view.
  var chained = 0
  /// Just behind a bare `yang x`: a `dan` here can be read two ways.
  var bareFilterEnd = -1
  /// While the date behind `sejak` is read, `pada` belongs to the span and not to the date.
  var leavesAt = false
  /// While the operand of `jumlah … dari` is read, `hari` before `dari` is a name.
  var leavesFrom = false
  /// While an expectation is read, `dan` opens the next one.
  var leavesAnd = false

  /// What any declaration may carry, collected while its clauses are read.
  var basis: [TextSyntax] = []
  var replacements: [ReplacementSyntax] = []
  var validity: ValiditySyntax?
  /// Clauses the declaration at hand has so far.
  var seen: [Keyword: SourceRange] = [:]
  /// A clause word that does not begin its line but is read as one.
  var forcedClause = -1
  /// A `)` that belongs to a parenthesis before the clause it stands in, and has had its message.
  var straysClose = -1
  /// The cells that rows of the table at hand should have.
  var rowShape = RowShape()
  /// Calls written as in a spreadsheet, the outermost so far, and what says the same, where it can be said.
  var spreadsheets: [(range: SourceRange, text: String?)] = []
  /// A misspelled word at this token is read as that keyword.
  var corrected: (index: Int, keyword: Keyword)?

  private var errorIndex = -1
  private var errorStarts: Set<Int32>

  static let deepest = 128
  static let longestChain = 200
  /// Names in a path: more than records can be nested.
  static let longestPath = 40

  init(_ file: SourceFile, _ lexed: LexedFile) {
    self.file = file
    tokens = lexed.tokens
    last = lexed.tokens.count - 1
    limit = last
    diagnostics = lexed.diagnostics
    errorStarts = Set(
      lexed.diagnostics.filter { $0.severity == .error }.map { $0.primary.start })
  }

  // MARK: - Looking

  /// The token `ahead` of the one to be read, or an end token beyond the construct at hand.
  func token(_ ahead: Int = 0) -> Token {
    index + ahead < limit ? tokens[index + ahead] : endToken
  }

  private var endToken: Token {
    Token(
      kind: .end, keyword: nil, sign: .none, flags: .firstOnLine, leading: tokens[limit].leading,
      start: tokens[limit].leading, end: tokens[limit].leading)
  }

  var isAtEnd: Bool { index >= limit }

  func at(_ keyword: Keyword, _ ahead: Int = 0) -> Bool {
    index + ahead < limit && tokens[index + ahead].keyword == keyword
  }

  func at(_ sign: Sign, _ ahead: Int = 0) -> Bool {
    index + ahead < limit && tokens[index + ahead].sign == sign
      && tokens[index + ahead].kind == .sign
  }

  func at(_ kind: TokenKind, _ ahead: Int = 0) -> Bool {
    index + ahead < limit && tokens[index + ahead].kind == kind
  }

  /// Whether that token exists and stands on the same line as the one before it.
  func isOnLine(_ ahead: Int = 0) -> Bool {
    index + ahead < limit && !tokens[index + ahead].isFirstOnLine
  }

  // MARK: - Moving

  /// Takes the next token into the tree.
  mutating func take() {
    guard index < last else { return }
    tree.take()
    index += 1
  }

  /// Takes the next token as the keyword it is; one with capitals has a warning.
  mutating func takeKeyword() {
    let token = tokens[index]
    if token.flags.contains(.capital), let keyword = token.keyword {
      warn(
        CharacterFault.capitals(text(index)), at: range(index),
        fix: [Edit(range(index), keyword.rawValue)])
    }
    take()
  }

  mutating func eat(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    takeKeyword()
    return true
  }

  mutating func eat(_ sign: Sign) -> Bool {
    guard at(sign) else { return false }
    take()
    return true
  }

  /// Eats the sign, or reports its absence.
  mutating func expect(_ sign: Sign, _ fault: some Fault, fix: [Edit] = []) {
    if eat(sign) { return }
    miss(fault, fix: fix)
  }

  /// Eats the keyword, or reports its absence.
  mutating func expect(_ keyword: Keyword, _ fault: some Fault, fix: [Edit] = []) {
    if eat(keyword) { return }
    miss(fault, fix: fix)
  }

  /// Reports that something is missing here.
  mutating func miss(_ fault: some Fault, fix: [Edit] = []) {
    error(fault, at: place, fix: fix)
    tree.missing()
  }

  // MARK: - Ranges and texts

  func range(_ token: Int) -> SourceRange { tokens[token].range(in: file.id) }

  func text(_ token: Int) -> String { file.text(range(token)) }

  /// From a token to the last one taken; empty when nothing was taken.
  func span(_ first: Int) -> SourceRange {
    guard index > first else { return here }
    return SourceRange(
      file: file.id, start: Int(tokens[first].start), end: Int(tokens[index - 1].end))
  }

  /// The empty place behind the last token taken.
  var here: SourceRange {
    let end = index > 0 ? Int(tokens[index - 1].end) : 0
    return SourceRange(file: file.id, start: end, end: end)
  }

  /// Where to point at something missing: the token that stands there instead, when it is on the
  /// line; else the place behind the last one.
  var place: SourceRange {
    isOnLine() && token().kind != .end ? range(index) : here
  }

  /// The text from one token to another, as written.
  func written(_ tokens: Range<Int>) -> String {
    guard let first = tokens.first, let last = tokens.last else { return "" }
    return file.text(range(first).joined(with: range(last)))
  }

  // MARK: - Reporting

  /// One error for one place: none where the parser has not moved since the last, none where the
  /// lexer had one.
  mutating func error(
    _ fault: some Fault, at range: SourceRange, label: Words? = nil, others: [Label] = [],
    fix: [Edit] = []
  ) {
    guard errorIndex != index else { return }
    errorIndex = index
    guard errorStarts.insert(range.start).inserted else { return }
    diagnostics.append(Diagnostic(fault, at: range, label: label, others: others, fix: fix))
  }

  /// For an error found behind the place it speaks of: only one at that place, wherever we stand.
  mutating func errorBehind(
    _ fault: some Fault, at range: SourceRange, others: [Label] = [], fix: [Edit] = []
  ) {
    guard errorStarts.insert(range.start).inserted else { return }
    diagnostics.append(Diagnostic(fault, at: range, others: others, fix: fix))
  }

  /// Keeps quiet about what follows directly from an error just reported.
  mutating func settle() { errorIndex = index }

  var hasJustReported: Bool { errorIndex == index }

  mutating func warn(_ fault: some Fault, at range: SourceRange, fix: [Edit] = []) {
    diagnostics.append(Diagnostic(fault, at: range, fix: fix))
  }

  func insertion(_ text: String, at range: SourceRange) -> [Edit] {
    [Edit(SourceRange(file: file.id, start: Int(range.start), end: Int(range.start)), text)]
  }

  // MARK: - Limits

  /// Runs a piece with its own limit, and puts the old one back.
  mutating func within<Result>(_ newLimit: Int, _ body: (inout Parser) -> Result) -> Result {
    let outer = limit
    limit = min(newLimit, last)
    defer { limit = outer }
    return body(&self)
  }

  /// One level deeper; false, with a message and everything up to the limit skipped, when that is
  /// too deep. Every `true` needs its `depth -= 1`.
  mutating func enter() -> Bool {
    guard depth < Parser.deepest else {
      tooDeep()
      return false
    }
    depth += 1
    return true
  }

  mutating func tooDeep() {
    error(ExpressionFault.tooDeep, at: isAtEnd ? here : range(index))
    skip(to: limit)
    settle()
  }

  /// One more operator in a chain; false when there are too many.
  mutating func chain() -> Bool {
    chained += 1
    guard chained <= Parser.longestChain else {
      tooDeep()
      return false
    }
    return true
  }
}
