// ExpressionPrinter.swift: expressions written out as a person would: parentheses where the language asks
// for them, and at random where it does not mind; lines broken where it allows.

import Syntax
import TestSupport
import Text

struct ExpressionPrinter {
  private var random: SeededGenerator
  private var words: [String] = []
  /// Inside `sejak`, `dari … sampai dengan`: `pada` would belong to the span.
  private var leavesAt = false
  /// Inside `jumlah … dari`: `hari dari` would end the operand.
  private var leavesFrom = false
  /// Inside `dari …`: `sampai dengan` behind `menurut x` would belong to the list.
  private var leavesTo = false
  /// Words that would open a clause at the start of a line.
  private let clauseWords: Set<String>
  private let breaksLines: Bool

  init(seed: UInt64, clauseWords: Set<String>, breaksLines: Bool) {
    random = SeededGenerator(seed: seed)
    self.clauseWords = clauseWords
    self.breaksLines = breaksLines
  }

  /// How tightly a form holds together; a looser one inside a tighter one needs parentheses.
  private enum Level: Int {
    case conditional, junction, negation, comparison, tail, sum, product, signed, fallback, operand
  }

  static func text(
    _ expression: ExpressionSyntax, seed: UInt64, clauseWords: Set<String>,
    breaksLines: Bool = true,
    isCondition: Bool
  ) -> String {
    var printer = ExpressionPrinter(
      seed: seed, clauseWords: clauseWords, breaksLines: breaksLines)
    printer.write(expression, isCondition ? .junction : .conditional)
    return printer.layout()
  }

  // MARK: - Layout

  private mutating func layout() -> String {
    var text = ""
    for (at, word) in words.enumerated() {
      let previous = at > 0 ? words[at - 1] : ""
      if at > 0, !previous.hasSuffix("("), word != ")", word != ",", previous != "negative" {
        text += mayBreak(previous, word) && random.oneIn(6) ? "\n        " : " "
      }
      text += word == "negative" ? "-" : word
    }
    return text
  }

  /// A line may open with a joining word, or continue one that ends with an operator or a comma.
  private func mayBreak(_ previous: String, _ word: String) -> Bool {
    guard breaksLines else { return false }
    let first = word.split(separator: " ").first.map(String.init) ?? word
    if clauseWords.contains(first.lowercased()) || ["negative", "-", "*"].contains(word) {
      return false
    }
    if ["dan", "atau", "maka", "selain itu"].contains(word) { return true }
    return ["=", "<", "<=", ">", ">=", "+", "*", "/", ",", "dan", "atau", "maka", "selain itu"]
      .contains(previous)
  }

  private mutating func add(_ more: String...) { words += more }

  // MARK: - Expressions

  private func level(_ expression: ExpressionSyntax) -> Level {
    switch expression {
    case .conditional: .conditional
    case .and, .or: .junction
    case .not: .negation
    case .comparison, .oneOf, .presence, .quantifier, .streak: .comparison
    case .rounded, .roundedToMultiple, .atMost, .atLeast, .inPercent, .elapsed, .span: .tail
    case .arithmetic(let operation, _, _, _, _):
      operation == .add || operation == .subtract ? .sum : .product
    case .negative: .signed
    case .ifMissing, .atDate: .fallback
    default: .operand
    }
  }

  private func needsParentheses(_ expression: ExpressionSyntax) -> Bool {
    switch expression {
    case .atDate: leavesAt
    case .span(.days, _, _, _, _): leavesFrom
    case .aggregate(_, _, let list, _), .count(let list, _):
      leavesTo && list.by != nil && list.byEnd == nil
    default: false
    }
  }

  private mutating func write(_ expression: ExpressionSyntax, _ least: Level) {
    var isWrapped = level(expression).rawValue < least.rawValue || needsParentheses(expression)
    if case .duration = expression {} else { isWrapped = isWrapped || random.oneIn(15) }
    guard isWrapped else { return form(expression) }
    wrapped { $0.form(expression) }
  }

  private mutating func wrapped(_ body: (inout ExpressionPrinter) -> Void) {
    add("(")
    inside(body)
    add(")")
  }

  private mutating func inside(_ body: (inout ExpressionPrinter) -> Void) {
    let outer = (leavesAt, leavesFrom, leavesTo)
    (leavesAt, leavesFrom, leavesTo) = (false, false, false)
    body(&self)
    (leavesAt, leavesFrom, leavesTo) = outer
  }

  private mutating func form(_ expression: ExpressionSyntax) {
    switch expression {
    case .quantity(let quantity): add(text(quantity))
    case .compound(let parts, _): add(parts.map(text).joined(separator: " "))
    case .date(let date): add(text(date))
    case .dayOfYear(let day, let month, let offset, _):
      add("\(day) \(months[month - 1]) tahun \(offset == 0 ? "berjalan" : "lalu")")
    case .text(let text): add("\"\(text.text)\"")
    case .truth(let isTrue, _): add(isTrue ? "ya" : "tidak")
    case .path(let path): add(path.text)
    case .evaluationDate: add("tanggal penilaian")
    case .score(let path, _): add("capaian \(path.text)")
    case .call(let path, let values, _): call(path.text, values)
    case .member(let inner, let field, _):
      form(inner)
      words[words.count - 1] += ".\(field.text)"
    case .datePart(let part, let inner, _):
      call(part == .year ? "tahun" : part == .month ? "bulan" : "hari", [inner])
    case .extreme(let isHighest, let values, _):
      call(isHighest ? "tertinggi" : "terendah", values)
    case .parenthesised(let inner, _): write(inner, .conditional)
    default: operation(expression)
    }
  }

  private mutating func call(_ name: String, _ values: [ExpressionSyntax]) {
    add(name + "(")
    inside { $0.separated(values, .conditional) }
    add(")")
  }

  private mutating func separated(_ values: [ExpressionSyntax], _ least: Level) {
    for (at, value) in values.enumerated() {
      if at > 0 { add(",") }
      write(value, least)
    }
  }

  private mutating func operation(_ expression: ExpressionSyntax) {
    switch expression {
    case .negative(let inner, _):
      add("negative")
      write(inner, .signed)
    case .arithmetic(let operation, let left, let right, _, _):
      let isSum = operation == .add || operation == .subtract
      write(left, isSum ? .sum : .product)
      switch operation {
      case .add: add("+")
      case .subtract: add("-")
      case .multiply: add("*")
      case .divide: add("/")
      }
      write(right, isSum ? .product : .signed)
    case .rounded(let inner, let digits, let mode, _):
      write(inner, .tail)
      add("dibulatkan \(digits) desimal")
      rounding(mode)
    case .roundedToMultiple(let inner, let step, let mode, _):
      write(inner, .tail)
      add("dibulatkan ke kelipatan")
      write(step, .sum)
      rounding(mode)
    case .atMost(let inner, let bound, _), .atLeast(let inner, let bound, _):
      write(inner, .tail)
      if case .atMost = expression { add("paling tinggi") } else { add("paling rendah") }
      write(bound, .sum)
    case .inPercent(let inner, _):
      write(inner, .tail)
      add("dalam persen")
    case .ifMissing(let inner, let other, _):
      write(inner, .fallback)
      add("bila kosong")
      write(other, .operand)
    case .atDate(let inner, let date, _):
      write(inner, .fallback)
      add("pada")
      write(date, .operand)
    default: spanOrCondition(expression)
    }
  }

  private mutating func rounding(_ mode: RoundingSyntax) {
    switch mode {
    case .standard: break
    case .up: add("ke atas")
    case .down: add("ke bawah")
    case .even: add("ke genap")
    }
  }

  private mutating func spanOrCondition(_ expression: ExpressionSyntax) {
    switch expression {
    case .elapsed(let kind, let since, let at, _):
      add(text(kind), "sejak")
      date(since, .sum)
      if let at {
        add("pada")
        date(at, .sum)
      }
    case .span(let kind, let calendar, let from, let to, _):
      add(text(kind) + (calendar.map { " menurut \($0.text)" } ?? ""), "dari")
      let outer = leavesTo
      leavesTo = true
      date(from, .sum)
      leavesTo = outer
      add("sampai dengan")
      date(to, .sum)
    case .duration(let since, let at, _):
      add("lama sejak")
      date(since, .operand)
      if let at {
        add("pada")
        date(at, .operand)
      }
    case .aggregate(let how, let value, let list, _): aggregate(how, value, list)
    case .count(let list, _):
      add("banyaknya")
      write(list)
    default: condition(expression)
    }
  }

  private mutating func date(_ expression: ExpressionSyntax, _ least: Level) {
    let outer = leavesAt
    leavesAt = true
    write(expression, least)
    leavesAt = outer
  }

  private mutating func aggregate(
    _ how: AggregateSyntax, _ value: ExpressionSyntax, _ list: ListSyntax
  ) {
    switch how {
    case .sum: add("jumlah")
    case .mean: add("rata-rata")
    case .highest: add("tertinggi")
    case .lowest: add("terendah")
    case .latest: add("terakhir")
    }
    let outer = leavesFrom
    let start = words.count
    leavesFrom = true
    write(value, .tail)
    leavesFrom = outer
    // Behind the word must stand something that can only be its operand.
    let opening = words[start].split(separator: " ").first.map(String.init) ?? ""
    if ["negative", "banyaknya", "rata-rata", "terakhir"].contains(opening) {
      words.removeSubrange(start...)
      wrapped { $0.write(value, .conditional) }
    }
    add("dari")
    write(list)
  }

  // MARK: - Conditions

  private mutating func condition(_ expression: ExpressionSyntax) {
    switch expression {
    case .comparison(let sign, let left, let right, _, _):
      write(left, .tail)
      add(text(sign))
      write(right, .tail)
    case .oneOf(let value, let values, let isNegated, _):
      write(value, .tail)
      add(isNegated ? "tidak termasuk" : "termasuk", "(")
      inside { $0.separated(values, .sum) }
      add(")")
    case .presence(let value, let isPresent, _):
      write(value, .tail)
      add(isPresent ? "terisi" : "kosong")
    case .not(let inner, _):
      add("tidak")
      write(inner, .negation)
    case .and(let terms, _): joined(terms, "dan")
    case .or(let terms, _): joined(terms, "atau")
    case .conditional(let condition, let then, let otherwise, _):
      add("jika")
      write(condition, .junction)
      add("maka")
      write(then, .conditional)
      add("selain itu")
      if level(otherwise) == .tail, !isSpan(otherwise) {
        wrapped { $0.form(otherwise) }
      } else {
        write(otherwise, .conditional)
      }
    case .quantifier(let kind, let list, let holds, _):
      add(kind == .any ? "ada" : kind == .none ? "tidak ada" : "semua")
      write(list)
      if case .item(let sign, let value, _) = holds {
        add(text(sign))
        write(value, .tail)
      } else if let holds {
        add("memenuhi")
        write(holds)
      }
    case .streak(let length, let list, _):
      add("ada", text(length), "berturut-turut dalam")
      write(list)
    default: add("?")
    }
  }

  private func isSpan(_ expression: ExpressionSyntax) -> Bool {
    switch expression {
    case .elapsed, .span: true
    default: false
    }
  }

  private mutating func joined(_ terms: [ExpressionSyntax], _ word: String) {
    for (at, term) in terms.enumerated() {
      if at > 0 { add(word) }
      write(term, .negation)
    }
  }

  private mutating func write(_ list: ListSyntax) {
    add(list.path.text)
    switch list.window {
    case nil: break
    case .lastYears(let count, _): add("\(count) tahun terakhir")
    case .lastMonths(let count, _): add("dalam \(count) bulan terakhir")
    case .lastDays(let count, _): add("dalam \(count) hari terakhir")
    case .year(let offset, _): add("dalam tahun \(offset == 0 ? "berjalan" : "lalu")")
    case .month(let offset, _): add("dalam bulan \(offset == 0 ? "berjalan" : "lalu")")
    }
    if let by = list.by {
      add("menurut", by.text)
      if let end = list.byEnd { add("sampai dengan", end.text) }
    }
    if let filter = list.filter {
      add("yang")
      write(filter)
    }
    if list.ignoresMissing { add("abaikan yang kosong") }
  }

  private mutating func write(_ holds: HoldsSyntax) {
    add("(")
    inside { printer in
      switch holds {
      case .condition(let condition): printer.write(condition, .conditional)
      case .item(let sign, let value, _):
        printer.add(printer.text(sign))
        printer.write(value, .tail)
      }
    }
    add(")")
  }
}
