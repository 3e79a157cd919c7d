// LostHeads.swift: a declaration whose first word is gone (`kepuasan "Kepuasan pasien"`): one message for its
// head, and none for the lines below it, which belong to nothing known.

import Text

extension Parser {
  /// Whether a line that opens nothing looks like the head of a declaration: a name and a label, and
  /// below it no line that could go on with the declaration at hand.
  func lostHead(_ at: Int) -> Bool {
    let end = lineEnd(at)
    let hasWord = tokens[at..<min(at + 3, end)].contains {
      $0.keyword?.isDeclarationWord == true
    }
    guard tokens[at].kind == .word, hasWord || namesAndLabels(at) else { return false }
    return end >= last || !goesOn(end)
  }

  /// A word or two and a text: never the beginning of an expression.
  func namesAndLabels(_ at: Int) -> Bool {
    let opening = tokens[at..<min(at + 3, lineEnd(at))]
    guard let first = opening.first, first.kind == .word else { return false }
    // A word of expressions may have come there from elsewhere: the name behind it tells.
    if first.keyword?.isReserved == true {
      return opening.dropFirst().map(\.kind) == [.word, .text]
        && opening.dropFirst().first?.keyword == nil
    }
    return opening.dropFirst().first { $0.kind != .word }?.kind == .text
  }

  /// Whether a line opens something the declaration at hand may still have.
  private func goesOn(_ at: Int) -> Bool {
    if startsRow(at) || startsRecord(at) || isSureDeclaration(at) { return true }
    guard let word = clauseWord(at) else { return false }
    return seen[word] == nil || word.mayRepeat
  }

  /// The next line that opens a declaration beyond doubt: no clause without its declaration.
  func sureDeclaration(after start: Int) -> Int {
    var at = lineEnd(start)
    while at < last, !isSureDeclaration(at) { at = lineEnd(at) }
    return at
  }

  private func isSureDeclaration(_ at: Int) -> Bool {
    guard startsDeclaration(at) else { return misspelledDeclaration(at) != nil }
    let next = at + 1 < last && !tokens[at + 1].isFirstOnLine ? tokens[at + 1].keyword : nil
    switch tokens[at].keyword {
    case .kelompok, .satuan: return declares(at)
    case .data: return next != .kosong
    case .ganti, .tanpa: return next != .syarat && next != .kecuali
    default: return true
    }
  }
}
