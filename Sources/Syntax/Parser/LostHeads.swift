// LostHeads.swift: a declaration whose first word is gone (`kepuasan "Kepuasan pasien"`): one message for its
// head, and none for the lines below it, which belong to nothing known.

import Text

extension Parser {
  /// Whether a line that opens nothing looks like the head of a declaration: a name and a label, and
  /// below it no line that could go on with the declaration at hand.
  func lostHead(_ at: Int) -> Bool {
    let end = lineEnd(at)
    let opening = tokens[at..<min(at + 3, end)]
    guard opening.first?.kind == .word,
      opening.contains(where: { $0.kind == .text })
        || opening.contains(where: { $0.keyword?.isDeclarationWord == true })
    else { return false }
    return end >= last || !goesOn(end)
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
