// Lines.swift: the line rule: which line opens a declaration, which a clause, and where the text of a
// clause ends. Indentation is never looked at.

import Text

extension Parser {
  /// Where the text of the construct that begins at a token ends: at the next line that opens a
  /// declaration, a clause or a row. Parentheses never reach beyond it.
  func boundary(after start: Int) -> Int {
    var at = start + 1
    while at < last {
      if tokens[at].isFirstOnLine, isBoundary(at) { return at }
      at += 1
    }
    return last
  }

  /// Where the line of a token ends.
  func lineEnd(_ start: Int) -> Int {
    var at = start + 1
    while at < last, !tokens[at].isFirstOnLine { at += 1 }
    return min(at, last)
  }

  func isBoundary(_ at: Int) -> Bool {
    startsDeclaration(at) || clauseWord(at) != nil || startsRow(at) || startsRecord(at)
      || misspelledDeclaration(at) != nil
  }

  // MARK: - Declarations

  func startsDeclaration(_ at: Int) -> Bool {
    let token = tokens[at]
    guard token.isFirstOnLine, let word = token.keyword, word.isDeclarationWord else {
      return false
    }
    // `indikator: nama "…"`: a colon nobody needs.
    let behind = hasColon(at) ? at + 2 : at + 1
    let next = tokens[min(behind, last)]
    let isFollowed = behind < last && !next.isFirstOnLine
    switch word {
    case .data where context.kind == .group:
      if isFollowed, next.keyword == .kosong { return false }
    case .kelompok, .satuan:
      if context.clauseWords.contains(word), !declares(at) {
        if seen[word] == nil { return false }
        return isFollowed && next.kind == .word
      }
    case .ganti, .tanpa:
      if context.isAmendment, isFollowed, isAmended(next.keyword) { return false }
    case .promosi, .pelatihan, .penempatan, .tanda:
      if context == .declaration(.test), isFollowed, isOutcome(at + 2) { return false }
    default: break
    }
    if isFollowed {
      if next.kind == .sign, next.sign != .minus { return false }
      // In `data` a line such as `tanda teks "…"` is a field with a reserved name.
      if context.kind == .record || context.kind == .reference, let type = next.keyword,
        Keyword.types.contains(type)
      {
        return false
      }
    }
    return true
  }

  /// Whether a colon stands between a declaration's word and its name.
  private func hasColon(_ at: Int) -> Bool {
    at + 2 < last && tokens[at + 1].sign == .colon && tokens[at + 1].kind == .sign
      && !tokens[at + 1].isFirstOnLine && !tokens[at + 2].isFirstOnLine
      && (tokens[at + 2].kind == .word || tokens[at + 2].kind == .text)
  }

  /// `kelompok x "…"` declares, `kelompok x` is a clause.
  func declares(_ at: Int) -> Bool {
    guard at + 2 < last, !tokens[at + 1].isFirstOnLine, !tokens[at + 2].isFirstOnLine else {
      return false
    }
    return tokens[at + 1].kind == .word && tokens[at + 2].kind == .text
  }

  private func isAmended(_ word: Keyword?) -> Bool {
    word == .syarat || word == .kecuali || word == .baris
  }

  func isOutcome(_ at: Int) -> Bool {
    guard at < last, !tokens[at].isFirstOnLine else { return false }
    switch tokens[at].keyword {
    case .layak, .tidak, .bukan, .belum, .dipicu, .muncul, .sesuai, .galat, .bentrok, .terpenuhi:
      return true
    default: return false
    }
  }

  // MARK: - Clauses

  /// The clause word of the current declaration that begins a clause at a token.
  func clauseWord(_ at: Int) -> Keyword? {
    let token = tokens[at]
    if let corrected, corrected.index == at { return corrected.keyword }
    guard token.isFirstOnLine || at == forcedClause, token.kind == .word, let word = token.keyword
    else { return nil }
    guard context.clauseWords.contains(word) else { return nil }
    let next = tokens[min(at + 1, last)]
    let isFollowed = at + 1 < last && !next.isFirstOnLine
    switch word {
    case .tanggal:
      let second: [Keyword] = context == .header ? [.yang, .tidak] : [.penilaian]
      // `tanggal 31 Desember 2026`: one word is missing.
      if context.kind == .test, isFollowed, next.kind == .number || next.kind == .date {
        return word
      }
      return isFollowed && next.keyword.map(second.contains) == true ? word : nil
    case .hari: return isFollowed && next.keyword == .kerja ? word : nil
    case .tiap: return isFollowed && next.keyword == .capaian ? word : nil
    case .nilai: return isFollowed && next.keyword == .dibulatkan ? word : nil
    case .data: return isFollowed && next.keyword == .kosong ? word : nil
    case .tidak: return isFollowed && next.keyword == .diulang ? word : nil
    case .capaian:
      let opens = next.sign == .equal || next.keyword == .dibulatkan
      return isFollowed && opens ? word : nil
    case .tambah, .ganti, .tanpa: return isFollowed && isAmended(next.keyword) ? word : nil
    case .kelompok, .satuan:
      if declares(at) { return nil }
      if seen[word] != nil, isFollowed, next.kind == .word { return nil }
    case .maka, .dan, .kecuali, .libur: return word
    case .dipicu, .muncul, .sesuai:
      // Meant for `jika`, unless it is `NAME bila kosong …`.
      if isFollowed, next.keyword == .bila, tokens[min(at + 2, last)].keyword != .kosong {
        return word
      }
    case .umum, .batas, .rentang:
      if isFollowed, isNegativeSign(at + 1) { return word }
    default: break
    }
    return isFollowed && isInfix(next) ? nil : word
  }

  /// `umum -5`: the minus belongs to the number behind it, not to a subtraction.
  private func isNegativeSign(_ at: Int) -> Bool {
    tokens[at].sign == .minus && !tokens[at].isGlued && at + 1 < last && tokens[at + 1].isGlued
  }

  /// A sign or word after which the name before it was an operand.
  private func isInfix(_ token: Token) -> Bool {
    switch token.sign {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plus, .minus, .star,
      .slash, .dot, .comma, .close, .dots:
      return token.kind == .sign
    default: return token.keyword?.isOperator ?? false
    }
  }

  // MARK: - Rows and records of a test

  func startsRow(_ at: Int) -> Bool {
    guard tokens[at].isFirstOnLine, tokens[at].kind == .bar || tokens[at].kind == .doubleBar else {
      return false
    }
    return context.kind == .table || context.kind == .test
  }

  /// `pegawai`, `pegawai dari "…"`: a line of a test that names the record it is about.
  func startsRecord(_ at: Int) -> Bool {
    guard context == .declaration(.test), tokens[at].isFirstOnLine, tokens[at].kind == .word,
      tokens[at].keyword?.isReserved != true, seen[.dari] == nil, seen[.maka] == nil
    else { return false }
    guard at + 1 < last, !tokens[at + 1].isFirstOnLine else { return true }
    return tokens[at + 1].keyword == .dari
  }

  /// Whether an operand can begin at a token.
  func startsOperand(_ at: Int) -> Bool {
    guard at < limit else { return false }
    let token = tokens[at]
    switch token.kind {
    case .number, .money, .date, .text: return true
    case .sign: return token.sign == .open
    case .word:
      guard let word = token.keyword else { return true }
      switch word {
      case .ya, .tidak, .bukan, .ada, .semua, .banyaknya, .rataRata, .kosong, .jika: return true
      default: return !word.isReserved
      }
    case .bar, .doubleBar, .bad, .end: return false
    }
  }
}
