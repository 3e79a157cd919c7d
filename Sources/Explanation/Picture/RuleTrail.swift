// RuleTrail.swift: the rules behind a result: each rule a picture names, its line and its text, with a
// picture of its own; then the rules those name.

import Evaluation
import Semantics
import Text
import Values

/// Rules to tell of, each once.
struct RuleTrail {
  /// How far rules behind rules are followed, and how many are told of.
  private static let depth = 3
  private static let limit = 10

  private let source: PictureSource
  private var told: Set<ExpressionKind> = []
  private(set) var lines: [Words] = []
  private let indent: String

  init(_ source: PictureSource, indent: String) {
    self.source = source
    self.indent = indent
  }

  private var set: RuleSet { source.set }

  /// The rules that expressions name, nearest first.
  mutating func follow(_ roots: [ExpressionID]) {
    var level = roots
    for _ in 0..<RuleTrail.depth {
      var next: [ExpressionID] = []
      for id in level.flatMap(named) where told.count < RuleTrail.limit {
        guard told.insert(set[id].kind).inserted else { continue }
        next += tell(id)
      }
      level = next
    }
  }

  /// The names of rules in an expression, in the order written.
  private func named(_ root: ExpressionID) -> [ExpressionID] {
    var found: [ExpressionID] = []
    var pending = [root]
    while let id = pending.popLast() {
      guard set.expressions.indices.contains(id.index) else { continue }
      switch set[id].kind {
      case .formula(_, []), .table(_, _, []), .group, .indicatorScore, .indicator, .parameter:
        if source.trace.value(of: id) != nil { found.append(id) }
      default: break
      }
      pending += ExpressionParts.operands(of: set[id].kind).reversed()
    }
    return found
  }

  private mutating func add(_ text: String, en english: String, depth: Int = 0) {
    let indent = indent + String(repeating: "    ", count: depth)
    lines.append(Words(indent + text, en: indent + english))
  }

  private mutating func draw(_ id: ExpressionID) {
    lines += source.picture(of: id, lead: indent + "    ")
  }

  /// `Rules/kota.aturan:12: usia = 57 tahun`
  private mutating func head(
    _ id: ExpressionID, _ origin: Origin, _ name: String, note: Words = Words(verbatim: "")
  ) {
    guard let value = source.value(of: id) else { return }
    let place = source.place(origin.range)
    add(
      "\(place): \(name) = \(value.indonesian)\(note.indonesian)",
      en: "\(place): \(name) = \(value.english)\(note.english)")
  }

  /// Tells of one rule; what it reads is told of next.
  private mutating func tell(_ id: ExpressionID) -> [ExpressionID] {
    switch set[id].kind {
    case .formula(let index, _) where set.formulas.indices.contains(index.index):
      let formula = set.formulas[index.index]
      if isSupposed(.formula(index), id, formula.origin, formula.origin.name) { return [] }
      head(id, formula.origin, formula.origin.name)
      draw(formula.body)
      return [formula.body] + formula.exceptions.flatMap { tell($0) }
    case .table(let index, let output, _) where set.tables.indices.contains(index.index):
      return tell(set.tables[index.index], index, output, id)
    case .group(let index) where set.groups.indices.contains(index.index):
      return tell(set.groups[index.index], index, id)
    case .indicatorScore(let index) where set.indicators.indices.contains(index.index):
      let indicator = set.indicators[index.index]
      head(id, indicator.origin, "capaian \(indicator.origin.name)")
      return score(indicator)
    case .indicator(let index) where set.indicators.indices.contains(index.index):
      let indicator = set.indicators[index.index]
      if isSupposed(.indicator(index), id, indicator.origin, indicator.origin.name) { return [] }
      head(id, indicator.origin, indicator.origin.name)
      return []
    case .parameter(let index) where set.parameters.indices.contains(index.index):
      let parameter = set.parameters[index.index]
      if isSupposed(.parameter(index), id, parameter.origin, parameter.origin.name) { return [] }
      var origin = parameter.origin
      let date = source.trace.date
      if let version = parameter.versions.first(where: { $0.validity.contains(date) }) {
        origin.range = version.range
      }
      head(id, origin, origin.name)
      return []
    default: return []
    }
  }

  private mutating func isSupposed(
    _ target: PolicyTest.Supposition, _ id: ExpressionID, _ origin: Origin, _ name: String
  ) -> Bool {
    guard source.supposed.contains(target) else { return false }
    head(
      id, origin, name, note: Words(" (andai, ditulis uji ini)", en: " (supposed by this test)"))
    return true
  }

  /// An exception with a value.
  private mutating func tell(_ exception: RuleException) -> [ExpressionID] {
    let name = exception.origin.name
    let place = source.place(exception.origin.range)
    let truth = source.trace.truth(of: exception.condition) ?? .failed
    let state = StatusText.exception(truth)
    let sign = PictureSource.sign(truth)
    add(
      "\(sign) \(place): kecuali \(name): \(state.indonesian)",
      en: "\(sign) \(place): except \(name): \(state.english)", depth: 1)
    lines += source.picture(of: exception.condition, lead: indent + "        ")
    return [exception.condition] + [exception.value].compactMap { $0 }
      + exception.against.flatMap { tell($0) }
  }

  private mutating func tell(
    _ table: DecisionTable, _ index: DecisionTableID, _ output: Int, _ id: ExpressionID
  ) -> [ExpressionID] {
    let name =
      table.outputs.count > 1 && table.outputs.indices.contains(output)
      ? "\(table.origin.name).\(table.outputs[output].name)" : table.origin.name
    if isSupposed(.table(index, output: output), id, table.origin, name) { return [] }
    head(id, table.origin, name)
    for column in table.columns { draw(column.expression) }
    var outputs: [ExpressionID] = []
    // While the result is open, the rows that may hold tell nothing.
    let isOpen = source.trace.value(of: id)?.state == .missing
    for row in isOpen ? [] : source.trace.matchedRows(of: index).prefix(4)
    where table.rows.indices.contains(row) {
      let range = table.rows[row].range
      let place = source.place(range)
      let text = source.words(of: range)
      add("\(place): baris \(text)", en: "\(place): row \(text)", depth: 1)
      if table.rows[row].outputs.indices.contains(output),
        case .expression(let id) = table.rows[row].outputs[output]
      {
        outputs.append(id)
      }
    }
    return table.columns.map(\.expression) + outputs
  }

  private mutating func tell(_ group: Group, _ index: GroupID, _ id: ExpressionID)
    -> [ExpressionID]
  {
    if isSupposed(.group(index), id, group.origin, group.origin.name) { return [] }
    head(id, group.origin, group.origin.name)
    let scores = source.trace.scores(ofGroup: group.origin.name)
    for (number, member) in group.indicators.enumerated()
    where set.indicators.indices.contains(member.index) {
      let indicator = set.indicators[member.index]
      let applies = indicator.appliesIf.flatMap { source.trace.truth(of: $0) } ?? .yes
      if applies == .no { continue }
      let weight =
        indicator.weight.map { ValueText.quantity($0, .percent, source.vocabulary) } ?? "sama"
      let english = indicator.weight == nil ? "equal" : weight
      let place = source.place(indicator.weightRange ?? indicator.origin.range)
      let percent = ExpressionType.scalar(.number(NumberType(unit: .percent)))
      let score =
        scores.indices.contains(number)
        ? source.words(scores[number], percent) : ValueText.missing
      add(
        "\(place): bobot \(weight), capaian \(indicator.origin.name) = \(score.indonesian)",
        en: "\(place): weight \(english), score \(indicator.origin.name) = \(score.english)",
        depth: 1)
    }
    return []
  }

  /// What a score is made of.
  private mutating func score(_ indicator: Indicator) -> [ExpressionID] {
    if let score = indicator.score {
      draw(score)
      return [score]
    }
    guard let target = indicator.target else { return [] }
    lines.append(
      Words(verbatim: indent + "    " + source.words(of: target.range)))
    return [target.value]
  }
}
