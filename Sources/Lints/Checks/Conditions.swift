// Conditions.swift: the form of conditions: negations, chains, `jika`, parentheses, and what looks like
// one thing and decides another.

import Semantics
import Syntax
import Text

extension Review {
  mutating func findConditions() {
    for part in parts.comparisons { report(look(atComparison: part)) }
    var chain: SourceRange?
    for part in parts.forms {
      guard let found = look(at: part) else { continue }
      if case .conditionalChain = found.fault {
        // A chain is told once, from its first `jika`.
        if let chain, chain.contains(found.range) { continue }
        chain = found.range
      }
      report(found)
    }
    for site in sites where site.isCondition { findWhole(site) }
    findIdleDefaults()
    for declared in declarations where declared.kind == .formula {
      guard case .formula(let formula) = declared.declaration.body,
        case .general(let value, let exceptions) = formula.body
      else { continue }
      findGeneralExceptions(value, exceptions)
    }
  }

  /// `umum 20 JP` with `kecuali … maka 20 JP`, where nothing is excepted from the exception.
  private mutating func findGeneralExceptions(
    _ general: ExpressionSyntax, _ exceptions: [ExceptionSyntax]
  ) {
    let words = spelling.words(general.bare)
    let opposed = Set(exceptions.compactMap { $0.against?.key })
    for exception in exceptions where exception.against == nil {
      guard let value = exception.value, spelling.words(value.bare) == words,
        !opposed.contains(exception.name.key)
      else { continue }
      report(
        ConditionFormFault.generalException(exception.name.text, value: spelling.source(value)),
        at: value.range, others: [Label(general.range)])
    }
  }

  private struct Found {
    var fault: ConditionFormFault
    var range: SourceRange
    var fix: [Edit] = []
  }

  private func mended(
    _ range: SourceRange, _ text: String, _ fault: (String) -> ConditionFormFault
  ) -> Found {
    let shown = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    // A comment inside would be lost, or swallow what follows.
    let isSafe = !text.contains("#") && !spelling.source(range).contains("#")
    return Found(fault: fault(shown), range: range, fix: isSafe ? [Edit(range, text)] : [])
  }

  private mutating func report(_ found: Found?) {
    if let found { report(found.fault, at: found.range, fix: found.fix) }
  }

  private func look(at expression: ExpressionSyntax) -> Found? {
    switch expression {
    case .not(let inner, let range): return look(atNegated: inner, range)
    case .parenthesised(.parenthesised(let inner, let kept), let range):
      if case .parenthesised = inner { return nil }
      let text = spelling.source(kept)
      return Found(fault: .doubleParentheses, range: range, fix: [Edit(range, text)])
    case .or(let list, let range): return look(atChain: list, range)
    case .conditional(let condition, let first, let second, let range):
      return look(atConditional: condition, first, second, range)
    default: return nil
    }
  }

  // MARK: negations

  private func look(atNegated inner: ExpressionSyntax, _ range: SourceRange) -> Found? {
    let bare = inner.bare
    switch bare {
    case .not(let content, _):
      return mended(range, spelling.source(unwrapped(content))) { .doubleNegation(plain: $0) }
    case .quantifier(.none, _, _, let place):
      let text = spelling.source(place).drop { $0 != " " }
      return mended(range, String(text.drop { $0 == " " })) { .doubleNegation(plain: $0) }
    case .comparison(let sign, let a, let b, _, _):
      let text = "\(spelling.source(a)) \(sign.opposite.sign) \(spelling.source(b))"
      return mended(range, text) {
        sign == .notEqual ? .doubleNegation(plain: $0) : .negatedComparison(plain: $0)
      }
    case .oneOf(let value, let list, let isNegated, _):
      let members = list.map { spelling.source($0) }.joined(separator: ", ")
      let text = "\(spelling.source(value)) \(isNegated ? "" : "tidak ")termasuk (\(members))"
      return mended(range, text) {
        isNegated ? .doubleNegation(plain: $0) : .negatedComparison(plain: $0)
      }
    case .presence(let value, let isPresent, _):
      let text = "\(spelling.source(value)) \(isPresent ? "kosong" : "terisi")"
      return mended(range, text) { .negatedComparison(plain: $0) }
    default: return nil
    }
  }

  /// Without the parentheses that only a negation needed.
  private func unwrapped(_ content: ExpressionSyntax) -> ExpressionSyntax {
    switch content.bare {
    case .and, .or, .conditional: content
    default: content.bare
    }
  }

  // MARK: comparisons

  private func look(atComparison part: WrittenParts.Part) -> Found? {
    guard case .comparison(let sign, let a, let b, _, let range) = part.expression else {
      return nil
    }
    if a.isLiteral, !b.isLiteral {
      if case .duration = b.bare { return nil }
      // `10 <= x dan x <= 20` reads as on a ruler.
      if part.isInChain { return nil }
      let text = "\(spelling.source(b)) \(sign.mirrored.sign) \(spelling.source(a))"
      return mended(range, text) { .literalFirst(turned: $0) }
    }
    guard case .count(let list, _) = a.bare, list.filter != nil || list.window != nil,
      case .quantity(let quantity) = b.bare, let count = quantity.number.whole
    else { return nil }
    let words = spelling.source(list.range)
    switch (sign, count) {
    case (.equal, 0), (.less, 1), (.lessOrEqual, 0):
      return mended(range, "tidak ada \(words)") { .countAgainstZero(plain: $0) }
    case (.greater, 0), (.greaterOrEqual, 1), (.notEqual, 0):
      return mended(range, "ada \(words)") { .countAgainstZero(plain: $0) }
    default: return nil
    }
  }

  /// `a = X atau a = Y atau a = Z`
  private func look(atChain list: [ExpressionSyntax], _ range: SourceRange) -> Found? {
    guard list.count >= 3 else { return nil }
    var name: String?
    var members: [String] = []
    for part in list {
      guard case .comparison(.equal, let a, let b, _, _) = part.bare, case .path = a.bare,
        b.singleName != nil || b.isLiteral
      else { return nil }
      let words = spelling.words(a)
      if let name, name != words { return nil }
      name = words
      members.append(spelling.source(b))
    }
    guard case .comparison(_, let first, _, _, _)? = list.first?.bare else { return nil }
    let text = "\(spelling.source(first)) termasuk (\(members.joined(separator: ", ")))"
    return mended(range, text) { .equalsChain(plain: $0) }
  }

  // MARK: jika

  private func look(
    atConditional condition: ExpressionSyntax, _ first: ExpressionSyntax,
    _ second: ExpressionSyntax, _ range: SourceRange
  ) -> Found? {
    if spelling.words(first.bare) == spelling.words(second.bare) {
      return Found(fault: .sameBranches, range: range)
    }
    if case .truth(let a, _) = first.bare, case .truth(let b, _) = second.bare, a != b {
      let text = spelling.source(condition)
      return mended(range, a ? text : "tidak (\(text))") { .truthConditional(plain: $0) }
    }
    var count = 1
    var name: String?
    var next = second.bare
    var asked = condition.bare
    while true {
      guard case .comparison(_, let a, let b, _, _) = asked, b.isLiteral || b.singleName != nil,
        case .path = a.bare
      else { return nil }
      let words = spelling.words(a)
      if let name, name != words { return nil }
      name = words
      guard case .conditional(let inner, _, let rest, _) = next else { break }
      count += 1
      asked = inner.bare
      next = rest.bare
    }
    guard count >= 4, let name else { return nil }
    return Found(fault: .conditionalChain(name, count: count), range: range)
  }

  // MARK: whole conditions

  private static let longest = 8

  private mutating func findWhole(_ site: Site) {
    let count: Int =
      switch site.expression.bare {
      case .and(let list, _), .or(let list, _): list.count
      default: 1
      }
    if count > Review.longest {
      report(ConditionFormFault.longCondition(count), at: site.expression.range)
    }
    guard case .condition = site.role else { return }
    for part in site.expression.demands {
      guard case .ifMissing(let value, let other, let range) = part,
        case .truth(true, _) = other.bare
      else { continue }
      report(ConditionFormFault.unknownPasses(spelling.source(value)), at: range)
    }
  }

  /// `bila kosong` behind a field that every record has.
  private mutating func findIdleDefaults() {
    guard let schema = policy.schema else { return }
    var found: [(name: String, range: SourceRange, fix: [Edit])] = []
    var seen = Set<SourceRange>()
    let tests = testRanges
    for parts in resolved.parts {
      let set = policy.sets[parts.set]
      for id in parts.defaults {
        let range = set[id].range
        guard case .ifMissing(let a, _) = set.kind(of: id),
          case .field(let column) = set.kind(of: a), column.table == .person,
          seen.insert(range).inserted, !tests.contains(range)
        else { continue }
        let info = schema.tables[0].columns[column.index]
        guard info.marks.contains(.required), !info.path.contains(".") else { continue }
        let value = set[a].range
        let rest = SourceRange(file: value.file, start: Int(value.end), end: Int(range.end))
        // Where the field stands in parentheses, they would lose one of theirs.
        let isPlain = spelling.source(rest).drop { $0 == " " }.lowercased().hasPrefix("bila")
        found.append((info.path, rest, isPlain ? [Edit(rest, "")] : []))
      }
    }
    for (name, range, fix) in found {
      let start = Int(range.start) + spelling.source(range).prefix { $0 == " " }.utf8.count
      report(
        ConditionFormFault.idleDefault(name),
        at: SourceRange(file: range.file, start: start, end: Int(range.end)), fix: fix)
    }
  }
}
