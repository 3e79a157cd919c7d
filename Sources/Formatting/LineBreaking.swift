// LineBreaking.swift: decides where the open gaps of a declaration are broken. What the writer broke
// stays broken; beyond that only lines that are too long are, at their loosest place.

import Syntax

/// Breaks the lines of one plan. Doing it again to the result changes nothing: every break made here
/// is one the writer could have made.
struct LineBreaking {
  private let plan: Plan
  /// Whether a line begins at each token.
  private(set) var breaks: [Bool]
  /// The open gaps of each group, in order.
  private var members: [[Int]]

  init(_ plan: Plan, _ trivia: [Int: Trivia]) {
    self.plan = plan
    breaks = Array(repeating: false, count: plan.tokens.count)
    members = Array(repeating: [], count: plan.groups.count)
    for token in plan.tokens.dropFirst() {
      let place = plan.place(token)
      switch plan.gaps[place] {
      case .line: breaks[place] = true
      case .open(let group):
        members[group].append(token)
        breaks[place] = plan.tree.tokens[token].isFirstOnLine
      case .blank, .glued: break
      }
      if trivia[token] != nil { breaks[place] = true }
    }
    breakTogether()
    breakLeads()
    breakLongLines()
  }

  private func isBroken(_ token: Int) -> Bool { breaks[plan.place(token)] }

  /// Inner groups come behind outer ones, so that a broken term breaks what it is a term of.
  private mutating func breakTogether() {
    for (group, members) in zip(plan.groups, members).reversed() where group.style == .together {
      let isBrokenInside = group.terms?.contains(where: isBroken) ?? false
      guard isBrokenInside || members.contains(where: isBroken) else { continue }
      for token in members { breaks[plan.place(token)] = true }
    }
  }

  /// A value of several lines begins on a line of its own.
  private mutating func breakLeads() {
    for lead in plan.leads {
      guard case .open = plan.gaps[plan.place(lead.gap)] else { continue }
      if lead.range.contains(where: isBroken) { breaks[plan.place(lead.gap)] = true }
    }
  }

  // MARK: - Long lines

  private mutating func breakLongLines() {
    var start = plan.tokens.lowerBound
    while start < plan.tokens.upperBound {
      let end = lineEnd(start)
      if plan.tree.tokens[start].kind != .bar, plan.tree.tokens[start].kind != .doubleBar,
        lineIndent(start) + plan.width(start..<end) > Measure.line, breakLine(start..<end)
      {
        // The shorter line is looked at again.
        continue
      }
      start = end
    }
  }

  private func lineEnd(_ start: Int) -> Int {
    var end = start + 1
    while end < plan.tokens.upperBound, !isBroken(end) { end += 1 }
    return end
  }

  func lineIndent(_ token: Int) -> Int {
    if token == plan.tokens.lowerBound { return 0 }
    switch plan.gaps[plan.place(token)] {
    case .line(let indent): return indent
    case .open(let group): return plan.groups[group].indent
    case .blank, .glued: return plan.indents[plan.place(token)]
    }
  }

  /// Breaks a line at its loosest open gap; false when it has none.
  private mutating func breakLine(_ line: Range<Int>) -> Bool {
    var loosest: Int?
    for token in line.dropFirst() {
      guard case .open(let group) = plan.gaps[plan.place(token)] else { continue }
      if let best = loosest, plan.groups[best].level <= plan.groups[group].level { continue }
      loosest = group
    }
    guard let loosest else { return false }
    switch plan.groups[loosest].style {
    case .together: for token in members[loosest] { breaks[plan.place(token)] = true }
    case .each:
      for token in members[loosest] where line.contains(token) {
        breaks[plan.place(token)] = true
      }
    case .filled: breakFilled(line, loosest)
    }
    return true
  }

  /// Fills line after line with what fits, and breaks before the next item.
  private mutating func breakFilled(_ line: Range<Int>, _ group: Int) {
    var width = lineIndent(line.lowerBound) + plan.width(line.lowerBound)
    // The last gap at which the line at hand may end, and how wide what follows it is.
    var fitting: (token: Int, rest: Int)?
    for token in line.dropFirst() {
      let step = plan.gapWidth(token) + plan.width(token)
      if plan.gaps[plan.place(token)] == .open(group) {
        if let last = fitting, width > Measure.line {
          breaks[plan.place(last.token)] = true
          width = plan.groups[group].indent + last.rest
        }
        fitting = (token, -plan.gapWidth(token))
      }
      width += step
      fitting?.rest += step
    }
    if let last = fitting, width > Measure.line { breaks[plan.place(last.token)] = true }
  }
}
