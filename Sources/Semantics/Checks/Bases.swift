// Bases.swift: rules whose legal basis has been replaced, as another rule says (`dasar "NEW" menggantikan
// "OLD"`), while they are in force.

import Syntax
import Text
import Values

/// A regulation that another one takes the place of.
private struct Replacement {
  var old: [String]
  var new: TextSyntax
  var since: CalendarDate
}

/// A text of `dasar`, and when what it stands for is in force.
private struct NamedBasis {
  var text: TextSyntax
  var validity: DateInterval
}

/// Every legal basis that is named after it was replaced.
func replacedBases(_ files: [RuleFileSyntax], _ sources: SetSources) -> [Diagnostic] {
  var messages = MessageList()
  let replacements = allReplacements(in: files, sources)
  if replacements.isEmpty { return [] }
  for basis in files.flatMap({ bases(in: $0, sources) }) {
    let words = regulationWords(basis.text.text)
    guard
      let replacement = replacements.first(where: { item in
        item.since <= basis.validity.to && names(words, item.old)
      })
    else { continue }
    let place = Label(
      replacement.new.range, Words("yang menggantikannya", en: "what takes its place"))
    messages.report(
      BasisFault.replaced(
        basis.text.text, by: replacement.new.text, since: replacement.since),
      at: basis.text.range, others: [place])
  }
  return messages.diagnostics
}

/// The earliest first.
private func allReplacements(in files: [RuleFileSyntax], _ sources: SetSources) -> [Replacement] {
  var found: [Replacement] = []
  for file in files {
    let validity = sources.validity(of: file)
    func add(_ list: [ReplacementSyntax], since: CalendarDate) {
      for item in list {
        let old = regulationWords(item.old.text)
        if !old.isEmpty { found.append(Replacement(old: old, new: item.new, since: since)) }
      }
    }
    if let header = file.header { add(header.replacements, since: validity.from) }
    for declaration in file.declarations {
      let own = declaration.validity.flatMap { SetSources.interval($0) }
      add(declaration.replacements, since: own?.from ?? validity.from)
    }
  }
  return found.enumerated().sorted { ($0.element.since, $0.offset) < ($1.element.since, $1.offset) }
    .map(\.element)
}

private func bases(in file: RuleFileSyntax, _ sources: SetSources) -> [NamedBasis] {
  let validity = sources.validity(of: file)
  var found = (file.header?.basis ?? []).map { NamedBasis(text: $0, validity: validity) }
  for declaration in file.declarations {
    let own = declaration.validity.flatMap { SetSources.interval($0) } ?? validity
    found += (declaration.basis + texts(in: declaration.body)).map {
      NamedBasis(text: $0, validity: own)
    }
  }
  return found
}

/// What conditions and exceptions name for themselves.
private func texts(in body: DeclarationBody) -> [TextSyntax] {
  func all(_ exceptions: [ExceptionSyntax]) -> [TextSyntax] { exceptions.flatMap(\.basis) }
  func all(_ condition: ConditionSyntax) -> [TextSyntax] {
    condition.basis + all(condition.exceptions)
  }
  switch body {
  case .promotion(let promotion): return promotion.conditions.flatMap { all($0) }
  case .formula(let formula):
    guard case .general(_, let exceptions) = formula.body else { return [] }
    return all(exceptions)
  case .training(let training): return all(training.exceptions)
  case .placement(let placement): return all(placement.exceptions)
  case .flag(let flag): return all(flag.exceptions)
  case .amendment(let amendment):
    let changed = amendment.changes.flatMap { change -> [TextSyntax] in
      switch change.change {
      case .addCondition(let condition), .replaceCondition(let condition): all(condition)
      case .addException(let exception, _), .replaceException(let exception, _): exception.basis
      case .removeCondition, .removeException: []
      }
    }
    return changed + (amendment.clauses.map { texts(in: $0) } ?? [])
  default: return []
  }
}

// MARK: names of regulations

/// `Perwali Nomor 1 Tahun 2020 Pasal 3` is `Perwali 1/2020 Pasal 3`: its words, so that two ways of writing
/// one regulation are one.
private func regulationWords(_ text: String) -> [String] {
  let words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "/") }.map(
    String.init)
  var result: [String] = []
  var at = 0
  while at < words.count {
    let isNumbered = ["nomor", "no"].contains(words[at]) && at + 1 < words.count
    let start = isNumbered ? at + 1 : at
    if start + 2 < words.count, words[start + 1] == "tahun", words[start].allSatisfy(\.isNumber),
      words[start + 2].allSatisfy(\.isNumber)
    {
      result.append("\(words[start])/\(words[start + 2])")
      at = start + 3
    } else {
      result.append(words[start])
      at = start + 1
    }
  }
  return result
}

/// Whether the words of one regulation stand among others, one after another.
private func names(_ words: [String], _ regulation: [String]) -> Bool {
  guard regulation.count <= words.count else { return false }
  return (0...(words.count - regulation.count)).contains { start in
    Array(words[start..<(start + regulation.count)]) == regulation
  }
}

extension SetSources {
  /// When the rules of a file are in force.
  fileprivate func validity(of file: RuleFileSyntax) -> DateInterval {
    guard let set = setOfFile[file.file], sets.indices.contains(set) else { return .always }
    return sets[set].validity
  }
}
