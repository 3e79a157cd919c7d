// Recovery.swift: what happens on a line that opens nothing known: guess a misspelled word, name the
// declaration a clause belongs to, or skip the line with one message.

import Text

extension Parser {
  // MARK: - Skipping

  /// Takes everything up to a token into one node.
  mutating func skip(to end: Int) {
    guard index < end, index < last else { return }
    let mark = tree.mark
    while index < end, index < last { take() }
    tree.close(mark, .unexpected)
  }

  mutating func skipLine() { skip(to: min(lineEnd(index), max(limit, index + 1))) }

  // MARK: - Misspelled words

  /// `indkator x "X"`: a line with the shape of a declaration whose word is nearly right.
  func misspelledDeclaration(_ at: Int) -> Keyword? {
    let token = tokens[at]
    guard token.isFirstOnLine, token.kind == .word, token.keyword == nil, at + 1 < last,
      !tokens[at + 1].isFirstOnLine
    else { return nil }
    let isLabelled =
      tokens[at + 1].kind == .word && at + 2 < last && !tokens[at + 2].isFirstOnLine
      && tokens[at + 2].kind == .text
    let isTest = tokens[at + 1].kind == .text
    guard isLabelled || isTest else { return nil }
    // A field has the same shape: only where more is said than of a field.
    if context.kind == .record || context.kind == .reference {
      guard isLabelled, isMoreThanField(at) else { return nil }
    }
    let candidates = isTest ? [.uji] : Keyword.declarations
    guard let word = nearest(at, candidates + context.clauseWords), candidates.contains(word),
      !context.clauseWords.contains(word)
    else { return nil }
    return word
  }

  /// Whether a line `NAME NAME "label"` goes on as no field does, or the line below belongs to no field.
  private func isMoreThanField(_ at: Int) -> Bool {
    if let type = tokens[at + 1].keyword, Keyword.types.contains(type) { return false }
    let end = lineEnd(at)
    if at + 3 < end { return tokens[at + 3].keyword?.isMark != true }
    guard end < last else { return false }
    if tokens[end].kind == .bar || tokens[end].kind == .doubleBar { return true }
    guard let word = tokens[end].keyword, Context.allClauseWords.contains(word), end + 1 < last,
      !tokens[end + 1].isFirstOnLine
    else { return false }
    switch tokens[end + 1].kind {
    case .number, .money, .date, .sign: return true
    case .word:
      let next = tokens[end + 1].keyword
      return next?.isReserved == true && next.map(Keyword.types.contains) == false
    default: return false
    }
  }

  /// `bobt 40%`: a line whose first word is nearly a clause word of the declaration.
  func misspelledClause(_ at: Int) -> Keyword? {
    let token = tokens[at]
    guard token.isFirstOnLine, token.kind == .word, token.keyword == nil, at + 1 < last,
      !tokens[at + 1].isFirstOnLine
    else { return nil }
    switch tokens[at + 1].kind {
    case .number, .money, .date, .text: break
    case .word:
      if let word = tokens[at + 1].keyword, word.isOperator { return nil }
    case .sign:
      guard tokens[at + 1].sign == .colon || tokens[at + 1].sign == .open else { return nil }
    case .bar, .doubleBar, .bad, .end: return nil
    }
    return nearest(at, context.clauseWords).flatMap { fits($0, tokens[at + 1]) ? $0 : nil }
  }

  /// Clauses of two words are guessed only when the second one stands there.
  private func fits(_ word: Keyword, _ next: Token) -> Bool {
    switch word {
    case .capaian, .nilai: next.keyword == .dibulatkan
    case .tiap: next.keyword == .capaian
    case .data: next.keyword == .kosong
    case .tidak: next.keyword == .diulang
    case .hari: next.keyword == .kerja
    case .tanggal: next.keyword == .penilaian || next.keyword == .yang || next.keyword == .tidak
    default: true
    }
  }

  /// The one word that the word at a token is nearly; none for very short words.
  func nearest(_ at: Int, _ words: [Keyword]) -> Keyword? {
    let length = tokens[at].end - tokens[at].start
    guard length >= 3, length <= 24 else { return nil }
    // Another word for it is no slip of the finger.
    if length == 5, words.contains(.sejak), text(at).lowercased() == "mulai" { return .sejak }
    return Suggestion.nearest(to: text(at), in: words.map(\.rawValue))
      .flatMap { Keyword(rawValue: $0) }
  }

  // MARK: - Lines that open nothing

  /// Reads on after a line of a declaration that opens no clause. Always takes something, unless it
  /// found the clause that was meant.
  mutating func strayLine() {
    let token = tokens[index]
    if let word = misspelledClause(index) {
      error(
        DeclarationFault.unknownWord(text(index), suggestion: word.rawValue), at: range(index),
        fix: [Edit(range(index), word.rawValue)])
      corrected = (index, word)
      return
    }
    if token.kind == .word, let word = token.keyword {
      if context.clauseWords.contains(word), index + 1 < last, !tokens[index + 1].isFirstOnLine,
        isMeantAsClause(word, tokens[index + 1].sign)
      {
        corrected = (index, word)
        return
      }
      if isForeignClause(index) {
        if let meant = context.twin(of: word), seen[meant] == nil {
          error(
            ClauseFault.wrongPlace(
              word.rawValue, in: contextName, allowed: [], meant: meant.rawValue),
            at: range(index), fix: [Edit(range(index), meant.rawValue)])
          corrected = (index, meant)
          return
        }
        error(
          ClauseFault.wrongPlace(
            word.rawValue, in: contextName, allowed: context.shownWords),
          at: range(index))
        return skip(to: boundary(after: index))
      }
    }
    if token.kind == .bar || token.kind == .doubleBar {
      error(TableFault.rowOutsideTable, at: range(index))
      while index < last, tokens[index].kind == .bar || tokens[index].kind == .doubleBar {
        skip(to: lineEnd(index))
      }
      return
    }
    if context.kind == .table, token.keyword != .jika { return rowWithoutBars() }
    if isUnmarkedAssignment(index) {
      error(
        ClauseFault.missingWord("dengan", example: assignmentExample(index)), at: range(index))
      repeat {
        skip(to: lineEnd(index))
      } while index < last && !isBoundary(index) && isUnmarkedAssignment(index)
      return settle()
    }
    if lostHead(index) {
      error(
        DeclarationFault.strayLine(
          shortened(written(index..<lineEnd(index))), in: nil, allowed: []), at: range(index))
      skip(to: sureDeclaration(after: index))
      return settle()
    }
    if !token.flags.contains(.afterDash) {
      error(
        DeclarationFault.strayLine(
          shortened(written(index..<lineEnd(index))), in: contextName,
          allowed: context.shownWords),
        at: range(index))
    }
    // One message for lines of this kind in a row.
    repeat {
      skip(to: lineEnd(index))
    } while index < last && !isBoundary(index) && misspelledClause(index) == nil
      && !isForeignClause(index) && !startsRecord(index)
    settle()
  }

  /// `golongan III/b`, `pendidikan = S1` below the record of a test, before what is expected.
  private func isUnmarkedAssignment(_ at: Int) -> Bool {
    guard context == .declaration(.test), seen[.dari] != nil, seen[.maka] == nil,
      tokens[at].kind == .word, tokens[at].keyword?.isReserved != true, at + 1 < last,
      !tokens[at + 1].isFirstOnLine
    else { return false }
    return lineEnd(at) - at <= 8
  }

  private func assignmentExample(_ at: Int) -> String {
    let end = lineEnd(at)
    let sign = tokens[at + 1].sign
    let from = sign == .equal || sign == .colon ? at + 2 : at + 1
    let value = from < end ? shortened(written(from..<end)) : "…"
    return "dengan \(text(at)) = \(value)"
  }

  /// `bobot = 40%`, `target >= 80`: a sign behind a clause word that can only be a slip of writing,
  /// for the line goes on with nothing.
  private func isMeantAsClause(_ word: Keyword, _ sign: Sign) -> Bool {
    switch sign {
    case .equal, .comma: true
    case .greaterOrEqual, .lessOrEqual: word == .target
    default: false
    }
  }

  /// A clause word of another declaration, with something behind it that a clause has.
  func isForeignClause(_ at: Int) -> Bool {
    guard tokens[at].isFirstOnLine, let word = tokens[at].keyword,
      Context.allClauseWords.contains(word), !context.clauseWords.contains(word), at + 1 < last,
      !tokens[at + 1].isFirstOnLine
    else { return false }
    switch tokens[at + 1].kind {
    case .number, .money, .date, .text: return true
    case .word: return !(tokens[at + 1].keyword?.isOperator ?? false)
    case .sign: return tokens[at + 1].sign == .colon
    case .bar, .doubleBar, .bad, .end: return false
    }
  }

  /// How messages name what the lines at hand belong to.
  var contextName: String? {
    switch context {
    case .outside: nil
    case .header: "aturan"
    case .part: "bagian"
    case .removal: "tanpa"
    case .declaration(let kind), .amendment(let kind): kind.rawValue
    }
  }

  func shortened(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(37) + "…"
  }
}
