// Holes.swift: places of a table that no row covers, and places where rows contradict each other.

import Semantics
import Text
import Values

extension SetProof {
  /// The first hole of a table that must have an answer for everybody.
  mutating func gaps(_ question: TableQuestion) -> [Finding] {
    guard question.table.hitPolicy.needsRow else { return [] }
    // Where nothing can be put in, nothing can be missed.
    if question.grid.columns.contains(where: \.classes.isEmpty) { return [] }
    switch hole(question) {
    case .none: return []
    case .at(let place, let box): return [gapFinding(question, place, box)]
    case .unknown: return [tangled(question.table)]
    }
  }

  private enum Hole {
    case none
    case at([Int], Box)
    /// Too much would have to be tried.
    case unknown
  }

  private mutating func hole(_ question: TableQuestion) -> Hole {
    let rows = Array(question.table.rows.indices)
    if question.isFree {
      var coverage = Coverage(
        question.grid, rows: rows, exists: { question.isPlausible($0) })
      guard let place = coverage.gap(of: rows),
        case .found(let box) = records(question, in: parts(question, place), most: 1)
      else { return coverage.isExhausted ? .unknown : .none }
      return .at(place, box)
    }
    if question.isEntangled { return .none }
    // Where even impossible records have their row, none need be looked for.
    var plain = Coverage(question.grid, rows: rows)
    if plain.gap(of: rows) == nil, !plain.isExhausted { return .none }
    let scout = Scout(proof: self, question: question)
    var coverage = Coverage(
      question.grid, rows: rows, most: 3_000, mayExist: { scout.mayExist($0) },
      exists: { scout.exists($0) })
    let place = coverage.gap(of: rows)
    reader = scout.proof.reader
    if let place, let box = scout.box { return .at(place, box) }
    return coverage.isExhausted ? .unknown : .none
  }

  /// The rows beside a hole: they hold but for one column, in which they end or begin at it.
  func borders(_ question: TableQuestion, _ place: [Int]) -> [Int] {
    let columns = question.grid.columns
    var (near, far): ([Int], [Int]) = ([], [])
    for row in question.table.rows.indices {
      let missed = place.indices.filter { !columns[$0].cells[row].contains(place[$0]) }
      guard missed.count == 1, let column = missed.first else { continue }
      let classes = columns[column].classes
      guard isOrdered(question, column), !classes[place[column]].isMissing else {
        far.append(row)
        continue
      }
      let isBeside = [place[column] - 1, place[column] + 1].contains { number in
        classes.indices.contains(number) && !classes[number].isMissing
          && columns[column].cells[row].contains(number)
      }
      if isBeside { near.append(row) }
    }
    // Of a crosstab every cell is a row: only what ends at the hole tells something.
    if question.table.isCrosstab { far = [] }
    return Array((near.isEmpty ? far : near).prefix(4))
  }

  private func isOrdered(_ question: TableQuestion, _ column: Int) -> Bool {
    switch set[question.table.columns[column].expression].type {
    case .scalar(.number), .scalar(.date): true
    case .scalar(.member(let id)):
      policy.vocabulary.enumerations.indices.contains(id.index)
        && policy.vocabulary.enumerations[id.index].isScale
    default: false
    }
  }

  /// Pairs of rows that hold for the same record and say different things.
  mutating func contradictions(_ question: TableQuestion) -> [Finding] {
    let table = question.table
    guard table.hitPolicy == .exactlyOne, !question.isEntangled else { return [] }
    reader.enter(question.start)
    let keys = table.rows.map { row in row.outputs.map { reader.outputKey($0) } }
    if Set(keys).count < 2 { return [] }
    var findings: [Finding] = []
    for later in table.rows.indices where findings.count < 4 {
      for earlier in question.grid.candidates(before: later)
      where !OutputKey.agree(keys[earlier], keys[later]) {
        guard question.grid.overlap(earlier, later) else { continue }
        let needsValues = !OutputKey.differ(keys[earlier], keys[later])
        if needsValues, question.footprint.isEntangled { continue }
        guard let (box, parts) = meeting(question, earlier, later, needsValues) else { continue }
        findings.append(contradiction(question, earlier, later, box, parts))
        break
      }
    }
    return findings
  }

  private mutating func meeting(
    _ question: TableQuestion, _ a: Int, _ b: Int, _ needsValues: Bool
  ) -> (box: Box, parts: [(column: Int, part: ValueSet, isMissing: Bool)])? {
    // The first class of every column that both rows name.
    var classes: [Int] = []
    var whole: [(column: Int, part: ValueSet, isMissing: Bool)] = []
    for (number, column) in question.grid.columns.enumerated() {
      let common = column.cells[a].intersection(column.cells[b])
      guard let first = common.first else { return nil }
      classes.append(first)
      var part = ValueSet.empty
      for member in common.members { part = part.union(column.classes[member].part) }
      whole.append((number, part, part.isEmpty))
    }
    let table = question.table
    let differ: ((inout Reader) -> Verdict)? =
      needsValues ? { $0.differ(table.rows[a].outputs, table.rows[b].outputs) } : nil
    let first = parts(question, classes)
    for parts in question.isFree && !needsValues ? [first] : [first, whole] {
      if case .found(let box) = records(question, in: parts, most: 600, also: differ) {
        return (box, parts)
      }
    }
    return nil
  }

  /// Columns that change no result, wherever they stand.
  mutating func idleColumns(_ question: TableQuestion) -> [Finding] {
    let table = question.table
    guard table.rows.count > 1 else { return [] }
    reader.enter(question.start)
    let keys = table.rows.map { row in row.outputs.map { reader.outputKey($0) } }
    var findings: [Finding] = []
    let live = table.rows.indices.filter { row in
      question.grid.columns.allSatisfy { !$0.cells[row].isEmpty }
    }
    var isLive = [Bool](repeating: false, count: table.rows.count)
    for row in live { isLive[row] = true }
    for (number, column) in question.grid.columns.enumerated() {
      let isIdle: Bool
      if table.hitPolicy == .exactlyOne {
        isIdle = !live.contains { a in
          question.grid.candidates(before: a, without: number).contains { b in
            isLive[b] && !OutputKey.same(keys[a], keys[b])
              && question.grid.overlap(a, b, without: number)
          }
        }
      } else {
        // Only where every row covers everything is it sure.
        isIdle = live.allSatisfy { column.cells[$0].count == column.classes.count }
      }
      if isIdle, !column.classes.isEmpty, isAlone(question, number) {
        findings.append(idleColumn(question, number))
      }
    }
    return findings
  }

  /// Whether a column reads nothing that another one reads: of two that say the same, neither is idle.
  private mutating func isAlone(_ question: TableQuestion, _ column: Int) -> Bool {
    if question.isFree { return true }
    let columns = question.table.columns
    let own = Set(reader.footprint(of: [columns[column].expression]).terms)
    let others = columns.indices.filter { $0 != column }.map { columns[$0].expression }
    return own.subtracting([.evaluationDate]).isDisjoint(with: reader.footprint(of: others).terms)
  }

  /// Rows that never match, and what matches instead.
  mutating func idleRows(_ question: TableQuestion) -> [Finding] {
    let table = question.table
    var findings: [Finding] = []
    // Of the rows so far those that match something.
    var live = RowList(of: table.rows.count)
    var left = Self.mostLooks
    for row in table.rows.indices {
      if let column = question.grid.columns.firstIndex(where: { $0.cells[row].isEmpty }) {
        findings.append(emptyRow(question, row, column))
        continue
      }
      guard let needed = takers(question, row, live, &left) else {
        live.append(row)
        continue
      }
      findings.append(shadowedRow(question, row, by: needed))
    }
    return findings
  }

  /// The rows before one that leave it nothing; nil when it matches something.
  private func takers(
    _ question: TableQuestion, _ row: Int, _ live: RowList, _ left: inout Int
  ) -> [Int]? {
    guard question.table.hitPolicy == .first, left > 0 else { return nil }
    let candidates = question.grid.candidates(before: row, among: live)
    left -= candidates.count
    let earlier = candidates.filter { question.grid.overlap($0, row) }
    guard !earlier.isEmpty, covers(question, row, by: earlier, &left) else { return nil }
    var needed = earlier
    for candidate in earlier.reversed() where earlier.count <= 12 && needed.count > 1 {
      let others = needed.filter { $0 != candidate }
      if covers(question, row, by: others, &left) { needed = others }
    }
    return needed
  }

  /// So often rows of one table are looked at to find those that never match.
  private static let mostLooks = 50_000_000

  private func covers(
    _ question: TableQuestion, _ row: Int, by rows: [Int], _ left: inout Int
  ) -> Bool {
    let region = question.grid.columns.map { $0.cells[row] }
    var coverage = Coverage(
      question.grid, region: region, rows: rows, counts: false, most: 4_000)
    let isCovered = coverage.gap(of: rows) == nil && !coverage.isExhausted
    left -= coverage.looks
    return isCovered
  }
}

extension DecisionTable.HitPolicy {
  /// Whether everybody must have a row.
  var needsRow: Bool {
    switch self {
    case .exactlyOne, .first: true
    case .sum, .highest, .lowest: false
    }
  }
}

extension TableQuestion {
  /// What is measured has no bounds of its own: that it could be negative is no hole.
  func isPlausible(_ classes: [Int]) -> Bool {
    for (column, number) in classes.enumerated() {
      switch domains[column].term {
      case .indicator, .source:
        if let most = grid.columns[column].classes[number].part.greatest, most < 0 { return false }
      default: break
      }
    }
    return true
  }
}

/// Asks, from within a walk over a grid, whether the records it comes to exist.
private final class Scout {
  var proof: SetProof
  let question: TableQuestion
  var box: Box?

  init(proof: SetProof, question: TableQuestion) {
    self.proof = proof
    self.question = question
  }

  func mayExist(_ classes: [Int]) -> Bool {
    !proof.records(question, in: proof.parts(question, classes), most: 60).isImpossible
  }

  func exists(_ classes: [Int]) -> Bool {
    guard question.isPlausible(classes),
      case .found(let box) = proof.records(
        question, in: proof.parts(question, classes), most: 3_000)
    else { return false }
    self.box = box
    return true
  }
}

/// What a cell of a result says, as far as it can be compared.
enum OutputKey: Hashable {
  case constant(Int128)
  case empty(String)
  case written(Int)

  /// Surely the same, as far as rows that hold together are concerned.
  static func agree(_ a: [OutputKey], _ b: [OutputKey]) -> Bool {
    zip(a, b).allSatisfy { pair in
      if case (.empty, .empty) = pair { return true }
      return pair.0 == pair.1
    }
  }

  static func same(_ a: [OutputKey], _ b: [OutputKey]) -> Bool { a == b }

  /// Surely different, whatever the record.
  static func differ(_ a: [OutputKey], _ b: [OutputKey]) -> Bool {
    zip(a, b).contains { pair in
      switch pair {
      case (.constant(let x), .constant(let y)): x != y
      case (.empty, .constant), (.constant, .empty): true
      default: false
      }
    }
  }
}

extension Reader {
  mutating func outputKey(_ output: DecisionTable.Output) -> OutputKey {
    guard case .expression(let id) = output else {
      if case .empty(let reason) = output { return .empty(reason) }
      return .written(-1)
    }
    let value = looked(value(id), self[id].type, precision(of: self[id].type))
    if let certain = value.certain { return .constant(certain) }
    return .written(canon.expression(id))
  }

  /// Whether two rows of results differ somewhere, both known.
  mutating func differ(_ a: [DecisionTable.Output], _ b: [DecisionTable.Output]) -> Verdict {
    var isUndecided = false
    for (x, y) in zip(a, b) {
      guard case .expression(let first) = x, case .expression(let second) = y else { continue }
      let type = self[first].type
      let p = looked(value(first), type, precision(of: type))
      let q = looked(value(second), type, precision(of: type))
      if p.set.isEmpty || q.set.isEmpty { continue }
      if p.set.intersection(q.set).isEmpty, !p.mayBeMissing, !q.mayBeMissing { return .always }
      if p.set.single != nil, p.set == q.set { continue }
      isUndecided = true
      note(splitting(Abstract(.empty, doubt: doubt([p, q]))))
    }
    return isUndecided ? .undecided : .never
  }
}
