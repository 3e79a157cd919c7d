// ArgumentCheck.swift: looks over the arguments of a command before they are parsed, so that whatever
// is wrong with them is said in our own words, with the nearest right spelling.

import Text
import Workspace

/// Checks arguments against a command's page.
struct ArgumentCheck {
  let page: VerbPage
  private var seen: [String] = []
  private var operands: [String] = []

  /// The first fault, if there is one.
  static func fault(in arguments: [String], of page: VerbPage) -> UsageFault? {
    var check = ArgumentCheck(page: page)
    do throws(UsageFault) {
      try check.read(arguments)
      return nil
    } catch {
      return error
    }
  }

  private init(page: VerbPage) { self.page = page }

  private mutating func read(_ arguments: [String]) throws(UsageFault) {
    var rest = arguments[...]
    var isLiteral = false
    while let word = rest.popFirst() {
      if isLiteral || word == "-" || !word.hasPrefix("-") {
        operands.append(word)
      } else if word == "--" {
        isLiteral = true
      } else if word.hasPrefix("--") {
        try readLong(word, &rest)
      } else {
        try readShort(word, &rest)
      }
    }
    try checkOperands()
    for option in page.allOptions where option.isRequired && !seen.contains(option.names.indonesian)
    {
      throw UsageFault.missingOption(option, page)
    }
  }

  private mutating func readLong(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(UsageFault) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    try read(name, value: parts.count > 1 ? String(parts[1]) : nil, &rest)
  }

  /// `-o FILE`, and switches together as in `-qv`.
  private mutating func readShort(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(UsageFault) {
    let letters = Array(word.dropFirst())
    for (number, letter) in letters.enumerated() {
      let name = "-\(letter)"
      // Several letters may only be switches, since a value stands behind its option.
      if letters.count > 1, let option = option(name), option.value != nil,
        number + 1 < letters.count
      {
        throw .unknownOption(word, page)
      }
      guard option(name) != nil else { throw .unknownOption(word, page) }
      try read(name, value: nil, &rest)
    }
  }

  private func option(_ name: String) -> OptionPage? {
    page.allOptions.first { $0.spellings.contains(name) }
  }

  private mutating func read(
    _ name: String, value: String?, _ rest: inout ArraySlice<String>
  ) throws(UsageFault) {
    guard let option = option(name) else { throw .unknownOption(name, page) }
    if option.value != nil, !option.isRepeatable, seen.contains(option.names.indonesian) {
      throw .repeated(name)
    }
    seen.append(option.names.indonesian)
    guard let kind = option.value else {
      if let value { throw .surplusValue(name, value) }
      return
    }
    var value = value
    if value == nil, let next = rest.first, next == "-" || !next.hasPrefix("-") {
      value = next
      rest.removeFirst()
    }
    guard let value, !value.isEmpty else { throw .missingValue(name, kind) }
    switch kind {
    case .text: break
    case .choice(let choices):
      if !choices.contains(where: { $0.indonesian == value || $0.english == value }) {
        throw .unknownChoice(name, value, choices)
      }
    case .date:
      if Workspace.date(value) == nil { throw .noDate(name, value) }
    case .count:
      guard let number = Int(value), number > 0 else { throw .noCount(name, value) }
    }
  }

  private func checkOperands() throws(UsageFault) {
    let minimum = page.operands.reduce(0) { $0 + $1.minimum }
    if operands.count < minimum {
      var needed = operands.count
      for operand in page.operands {
        if needed < operand.minimum { throw UsageFault.missingOperand(operand, page) }
        needed -= operand.minimum
      }
    }
    var maximum = 0
    for operand in page.operands {
      guard let most = operand.maximum else { return }
      maximum += most
    }
    if operands.count > maximum { throw UsageFault.surplusOperand(operands[maximum], page) }
  }
}
