// NameParsing.swift: names, labels and quoted texts, with what people write instead of them.

import Text

extension Parser {
  // MARK: - Names

  /// The name a word token gives; a misspelled one (`masa-jabatan`) as it should be.
  func nameSyntax(_ at: Int) -> NameSyntax {
    let token = tokens[at]
    guard token.flags.contains(.slip) else { return NameSyntax(text(at), range(at)) }
    var result: [UInt8] = []
    for b in file.bytes[Int(token.start)..<Int(token.end)] {
      if isWordByte(b) { result.append(b) } else if b == UInt8(ascii: "-") { result.append(0x5F) }
    }
    return NameSyntax(String(decoding: result, as: UTF8.self), range(at))
  }

  /// Takes a name that refers to something, on this line.
  mutating func name(orMiss what: Expected, onLine: Bool = true) -> NameSyntax? {
    guard at(.word), !onLine || isOnLine() else {
      miss(ClauseFault.expected(what))
      return nil
    }
    if let word = token().keyword, word.isReserved {
      error(ClauseFault.expected(what), at: range(index))
      return nil
    }
    return takeName()
  }

  mutating func takeName() -> NameSyntax {
    let mark = tree.mark
    let name = nameSyntax(index)
    take()
    tree.close(mark, .name)
    return name
  }

  /// The name that is declared here. Nil, with a message, when there is none; a name that may not be
  /// one is reported and used.
  mutating func declaredName(_ what: String) -> NameSyntax? {
    if at(.number), isOnLine(), at(.word, 1), token(1).isGlued {
      let mark = tree.mark
      let written = written(index..<index + 2)
      error(DeclarationFault.nameBeginsWithDigit(written), at: range(index))
      take()
      take()
      tree.close(mark, .name)
      return NameSyntax("_" + written, span(index - 2))
    }
    guard at(.word), isOnLine() else {
      if at(.text), isOnLine(), let name = slug(textValue(index)) {
        error(
          DeclarationFault.nameMissing(what, example: "\(what) \(name) \(text(index))"),
          at: range(index), fix: insertion(name + " ", at: range(index)))
        tree.missing()
        return NameSyntax(name, here)
      }
      miss(DeclarationFault.nameMissing(what, example: "\(what) nama_baru \"Penjelasan\""))
      return nil
    }
    if let word = token().keyword, word.isReserved || word.isMark {
      let suggestion =
        word.isDeclarationWord ? "\(word.rawValue)_pegawai" : "nilai_\(word.rawValue)"
      error(
        DeclarationFault.reservedName(word.rawValue, suggestion: suggestion), at: range(index),
        fix: [Edit(range(index), suggestion)])
    }
    return takeName()
  }

  /// `jumlah_pasien` from `Jumlah pasien`.
  func slug(_ text: String) -> String? {
    var result: [UInt8] = []
    for b in text.utf8 {
      if isLetter(b) || isDigit(b) {
        result.append(lowered(b))
      } else if result.last != 0x5F, !result.isEmpty {
        result.append(0x5F)
      }
    }
    while result.last == 0x5F { result.removeLast() }
    guard let first = result.first, isLetter(first), result.count <= 40 else { return nil }
    if let word = KeywordTable.shared.keyword(result, 0, result.count), word.isReserved {
      return nil
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: - Texts

  /// What stands between the quotation marks of a text token.
  func textContent(_ at: Int) -> SourceRange {
    let token = tokens[at]
    var start = Int(token.start)
    var end = Int(token.end)
    start += markLength(start)
    if !token.flags.contains(.unclosed), end > start {
      if file.bytes[end - 1] < 0x80 {
        end -= 1
      } else {
        end -= file.bytes[end - 2] == 0xC2 ? 2 : 3
      }
    }
    return SourceRange(file: file.id, start: start, end: max(start, end))
  }

  private func markLength(_ at: Int) -> Int {
    switch file.bytes[at] {
    case 0xC2: 2
    case 0xE2: 3
    default: 1
    }
  }

  func textValue(_ at: Int) -> String { file.text(textContent(at)) }

  mutating func takeText(_ kind: NodeKind = .text) -> TextSyntax {
    let mark = tree.mark
    let text = TextSyntax(textValue(index), range(index))
    take()
    tree.close(mark, kind)
    return text
  }

  mutating func text(orMiss what: Expected) -> TextSyntax? {
    guard at(.text) else {
      if what == .message || what == .basis, let text = unquoted() { return text }
      miss(ClauseFault.expected(what))
      return nil
    }
    if what == .fileName, textContent(index).length == 0 {
      error(ClauseFault.expected(what), at: range(index))
    }
    return takeText()
  }

  /// `pesan Belum pernah dilatih`: several words to the end of the line, with the message that they are a text.
  private mutating func unquoted() -> TextSyntax? {
    let end = min(lineEnd(index), limit)
    guard at(.word), isOnLine(), end - index > 1 else { return nil }
    if written(index..<end).contains("\"") { return nil }
    return takeUnquoted(to: end)
  }

  /// Takes words as the text they are meant for, with the message that it stands between quotation marks.
  mutating func takeUnquoted(to end: Int) -> TextSyntax {
    let place = range(index).joined(with: range(end - 1))
    let text = file.text(place)
    error(DeclarationFault.labelUnquoted(text), at: place, fix: [Edit(place, "\"\(text)\"")])
    skip(to: end)
    settle()
    return TextSyntax(text, place)
  }

  // MARK: - Labels

  /// The quoted label, if there is one on this line.
  mutating func optionalLabel() -> TextSyntax? {
    at(.text) && isOnLine() ? takeText(.label) : nil
  }

  /// The quoted label behind a name, if there is one on this line; repairs a name of several words.
  mutating func optionalLabel(_ name: inout NameSyntax?) -> TextSyntax? {
    if let label = optionalLabel() { return label }
    return spacedName(&name) ? takeText(.label) : nil
  }

  /// Reads `jumlah pasien "Label"` as the name `jumlah_pasien`, with a message, up to the label.
  private mutating func spacedName(_ name: inout NameSyntax?) -> Bool {
    guard at(.word), isOnLine(), let first = name, first.range.length > 0 else { return false }
    let end = min(lineEnd(max(index - 1, 0)), limit)
    var next = index
    while next < end, tokens[next].kind == .word, tokens[next].keyword?.isOperator != true {
      next += 1
    }
    guard next < end, tokens[next].kind == .text else { return false }
    let whole = first.range.joined(with: range(next - 1))
    let fixed = ([first.text] + (index..<next).map { nameSyntax($0).text })
      .joined(separator: "_")
    error(DeclarationFault.nameWithSpaces(fixed), at: whole, fix: [Edit(whole, fixed)])
    skip(to: next)
    name = NameSyntax(fixed, whole)
    return true
  }

  /// `masa_kerja`, where a name ends before the word at hand and may go on with it: `masa kerja >= 4`.
  func joinedName() -> String? {
    func mayBeName(_ at: Int) -> Bool {
      tokens[at].kind == .word && tokens[at].keyword?.isReserved != true
    }
    guard index > 0, index < last, isOnLine(), mayBeName(index - 1), mayBeName(index),
      // In `3 kali dalam sebulan` the word before is a unit.
      index < 2 || tokens[index - 2].kind != .number
    else { return nil }
    // A few words make a name; a whole sentence does not.
    let end = (index + 1..<min(index + 4, last + 1)).first { at in
      !mayBeName(at) || tokens[at].isFirstOnLine
    }
    return end.map { end in
      (index - 1..<end).map { nameSyntax($0).text }.joined(separator: "_")
    }
  }

  /// The quoted label behind a name, which must be there.
  ///
  /// Repairs what people write instead: a name of several words, a label without quotation marks.
  mutating func label(_ name: inout NameSyntax?, _ what: String) -> TextSyntax? {
    if at(.text), isOnLine() { return takeText(.label) }
    if spacedName(&name) { return takeText(.label) }
    let end = min(lineEnd(max(index - 1, 0)), limit)
    if at(.word), isOnLine(), let name, name.range.length > 0, !opensClause(index),
      (index..<end).allSatisfy({
        tokens[$0].kind == .word && tokens[$0].keyword?.isOperator != true
      })
    {
      return takeUnquoted(to: end)
    }
    let shown = name?.text ?? "nama"
    errorBehind(DeclarationFault.labelMissing(what, name: shown), at: name?.range ?? here)
    return nil
  }

  /// Whether a word on the header's line is the first clause rather than a label.
  private func opensClause(_ at: Int) -> Bool {
    guard let word = tokens[at].keyword else { return false }
    return context.clauseWords.contains(word) && at + 1 < limit && !tokens[at + 1].isFirstOnLine
  }
}
