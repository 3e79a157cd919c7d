// Texts.swift: labels, bases, messages and titles that are empty, or that stand in two places.

import Syntax
import Text

extension Review {
  mutating func findTexts() {
    findEmptyTexts()
    findSameLabels()
    findBases()
    findSpellings()
  }

  // MARK: empty

  private mutating func findEmptyTexts() {
    let label = DeclarationWord("penjelasan", en: "label")
    let basis = DeclarationWord("dasar", en: "basis")
    for declared in declarations {
      if let text = declared.label { findEmpty(text, label) }
      for text in declared.bases.joined() { findEmpty(text, basis) }
      switch declared.declaration.body {
      case .promotion(let promotion):
        for condition in promotion.conditions {
          if let text = condition.label { findEmpty(text, label) }
          for exception in condition.exceptions {
            if let text = exception.label { findEmpty(text, label) }
          }
        }
      case .flag(let flag):
        guard let range = flag.messageRange else { break }
        let words = flag.message.map { part in
          if case .text(let text) = part { text } else { "x" }
        }
        findEmpty(
          TextSyntax(words.joined(), range), DeclarationWord("pesan", en: "message"))
      default: break
      }
      for exception in declared.declaration.body.exceptions {
        if let text = exception.label { findEmpty(text, label) }
      }
    }
  }

  private static let placeholders: Set<String> = [
    "todo", "tbd", "xxx", "fixme", "isi di sini", "diisi nanti", "diisi kemudian", "menyusul",
    "belum ada", "lorem ipsum", "asdf",
  ]

  private static let longestPlaceholder = 24

  private mutating func findEmpty(_ text: TextSyntax, _ kind: DeclarationWord) {
    let hasWords = text.text.unicodeScalars.contains { $0.properties.isAlphabetic }
    let hasDigits = text.text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
    if hasWords || hasDigits,
      text.text.utf8.count > Review.longestPlaceholder
        || !Review.placeholders.contains(Review.folded(text.text))
    {
      return
    }
    report(WordingFault.emptyText(kind, text.text), at: text.range)
  }

  /// A text without capitals and superfluous spaces.
  static func folded(_ text: String) -> String {
    var folded: [UInt8] = []
    for byte in text.utf8 {
      if byte == 0x20 || byte == 0x09 {
        if let last = folded.last, last != 0x20 { folded.append(0x20) }
      } else {
        folded.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      }
    }
    if folded.last == 0x20 { folded.removeLast() }
    return String(decoding: folded, as: UTF8.self)
  }

  // MARK: the same twice

  private mutating func findSameLabels() {
    var known: [String: (name: NameSyntax, label: TextSyntax)] = [:]
    var messages: [String: (name: NameSyntax, range: SourceRange)] = [:]
    for declared in declarations {
      switch declared.declaration.body {
      case .promotion(let promotion): findSameLabels(promotion.conditions)
      case .record(let record): findSameLabels(record)
      default: break
      }
      // Two versions of one rule, or a rule of a time of its own, may be called alike.
      guard declared.declaration.validity == nil, declared.declaration.prefix == nil,
        let kind = declared.kind, kind.isShown,
        let name = declared.name, let label = declared.label
      else { continue }
      let key = "\(declared.set)\n\(kind.rawValue)\n\(Review.folded(label.text))"
      if let first = known[key] {
        if first.name.key != name.key {
          report(
            RepeatFault.sameLabel(DeclarationWord(kind), name.text, like: first.name.text),
            at: label.range, others: Review.before(first.label.range))
        }
      } else {
        known[key] = (name, label)
      }
      guard kind == .flag, case .flag(let flag) = declared.declaration.body,
        let range = flag.messageRange
      else { continue }
      let message = "\(declared.set)\n\(spelling.words(range))"
      if let first = messages[message] {
        report(
          RepeatFault.sameMessage(name.text, like: first.name.text), at: range,
          others: Review.before(first.range))
      } else {
        messages[message] = (name, range)
      }
    }
  }

  private mutating func findSameLabels(_ conditions: [ConditionSyntax]) {
    var known: [String: (name: NameSyntax, label: TextSyntax)] = [:]
    for condition in conditions {
      guard let label = condition.label else { continue }
      let key = Review.folded(label.text)
      if let first = known[key] {
        report(
          RepeatFault.sameConditionLabel(condition.name.text, like: first.name.text),
          at: label.range, others: Review.before(first.label.range))
      } else {
        known[key] = (condition.name, label)
      }
    }
  }

  private mutating func findSameLabels(_ record: RecordSyntax) {
    var known: [String: (name: NameSyntax, label: TextSyntax)] = [:]
    for field in record.fields {
      guard let label = field.label else { continue }
      let key = Review.folded(label.text)
      if let first = known[key] {
        report(
          RepeatFault.sameLabel(
            DeclarationWord("bidang", en: "field"), field.name.text, like: first.name.text),
          at: label.range, others: Review.before(first.label.range))
      } else {
        known[key] = (field.name, label)
      }
    }
  }

  // MARK: bases

  private mutating func findBases() {
    for declared in declarations {
      for group in declared.bases {
        var known: [String: SourceRange] = [:]
        for basis in group {
          if let first = known[Review.folded(basis.text)] {
            report(
              RepeatFault.basisTwice(basis.text), at: basis.range, others: Review.before(first),
              fix: removal(ofBasis: basis.range))
          } else {
            known[Review.folded(basis.text)] = basis.range
          }
          if let since = latestYear(declared), let year = Review.year(of: basis.text), year > since
          {
            report(
              WordingFault.basisAfterRule(basis.text, year: year, since: since), at: basis.range)
          }
        }
      }
    }
  }

  /// When the last version of a rule comes into force.
  private func latestYear(_ declared: Declared) -> Int? {
    guard case .parameter(let parameter) = declared.declaration.body else { return declared.year }
    return parameter.versions.map(\.validity.from.year).max() ?? declared.year
  }

  /// The year in which a regulation was made, from `PP 11/2017` or `UU Nomor 20 Tahun 2023`: the
  /// latest of several.
  private static func year(of basis: String) -> Int? {
    let text = Array(basis.lowercased().utf8)
    var years: [Int] = []
    var at = 0
    while at + 4 <= text.count {
      defer { at += 1 }
      let digits = text[at..<at + 4]
      guard digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
        at + 4 == text.count || !(text[at + 4] >= 0x30 && text[at + 4] <= 0x39), at > 0
      else { continue }
      let isAfterSlash = text[at - 1] == UInt8(ascii: "/")
      let isAfterWord = text[..<at].suffix(6).elementsEqual("tahun ".utf8)
      guard isAfterSlash || isAfterWord, let year = Int(String(decoding: digits, as: UTF8.self))
      else { continue }
      years.append(year)
    }
    return years.max()
  }

  /// Takes away `dasar "…"`: its whole line when nothing else stands on it.
  private func removal(ofBasis range: SourceRange) -> [Edit] {
    guard let word = spelling.wordBefore(range), word.text.lowercased() == "dasar" else {
      return []
    }
    let clause = word.range.joined(with: range)
    return spelling.wholeLines(of: clause).map { [Edit($0, "")] } ?? []
  }

  // MARK: spellings

  /// Texts that rules compare, which differ only in capitals or spaces.
  private mutating func findSpellings() {
    var known: [String: TextSyntax] = [:]
    for text in parts.texts where !text.text.isEmpty {
      let key = Review.folded(text.text)
      guard let first = known[key] else {
        known[key] = text
        continue
      }
      if first.text == text.text { continue }
      report(
        RepeatFault.textSpelling(text.text, like: first.text), at: text.range,
        others: Review.before(first.range))
    }
  }
}
