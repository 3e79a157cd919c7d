// CSVSheet.swift: rows of CSV straight from the columns of evaluated chunks, column by column. Persons of
// whom something is open are left to CSVResults.swift, which says what is missing.

import Evaluation
import Program
import Semantics
import Values

/// The rows of a batch as cells: whose, of which rule set, and every result.
struct CSVSheet {
  private let plan: CSVPlan
  private let context: ResultContext
  private var pieces: TextPieces
  /// Row by row, `width` a row.
  private var cells: [TextPiece]
  private let width: Int
  /// Cells before the results.
  private let lead: Int
  /// By person of the batch: whether the row is all there.
  private var isReady: [Bool]
  /// Of the chunk being written: where each person's cells begin, and the row in the batch.
  private var starts: [Int] = []
  private var rows: [Int] = []

  init(_ plan: CSVPlan, _ context: ResultContext, persons: Int) {
    self.plan = plan
    self.context = context
    pieces = plan.pieces
    lead = context.identity.hasName ? 4 : 3
    width = lead + plan.subjects + 1
    cells = Array(repeating: .none, count: persons * width)
    isReady = Array(repeating: false, count: persons)
  }

  func isReady(_ person: Int) -> Bool { isReady[person] }

  /// The rows of these persons, all of them ready.
  func bytes(of persons: Range<Int>) -> [UInt8] {
    pieces.bytes(ofRows: persons, of: cells, width: width)
  }

  /// Writes the persons of a chunk, unless something of them is open.
  mutating func write(_ chunk: EvaluatedChunk, of table: RecordTable) {
    guard let sources = plan.sources(of: chunk.set) else { return }
    rows.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    for place in 0..<chunk.count {
      let row = chunk.row(at: place)
      rows.append(row)
      starts.append(row * width)
      isReady[row] = true
    }
    writePersons(table)
    fill(lead - 1, plan.head(of: chunk.set))
    for (index, source) in sources.enumerated() { write(source, chunk, lead + index) }
    fill(width - 1, plan.words.empty)
  }

  /// The same cell in every row.
  private mutating func fill(_ column: Int, _ cell: TextPiece) {
    for start in starts { cells[start + column] = cell }
  }

  // MARK: who

  private mutating func writePersons(_ table: RecordTable) {
    let identity = context.identity
    writeTexts(identity.keyTexts(table), table.texts, 0) { identity.key(table, $0) }
    if identity.hasName {
      writeTexts(identity.nameTexts(table), table.texts, 1) { identity.name(table, $0) }
    }
    for place in rows.indices {
      let code = identity.agencyCode(table, rows[place])
      let isKnown = code.map(plan.agencies.indices.contains) ?? false
      cells[starts[place] + lead - 2] = isKnown ? plan.agencies[code ?? 0] : plan.words.empty
    }
  }

  /// - Parameters:
  ///   - column: nil when the texts stand in none.
  ///   - text: of a row; asked for where the text is not one that can simply be copied.
  private mutating func writeTexts(
    _ column: RecordColumn?, _ texts: RecordTexts, _ cell: Int, _ text: (Int) -> String
  ) {
    for place in rows.indices {
      let row = rows[place]
      if let column, column.isPresent(row),
        let piece = copied(texts, Int(column.codes[row]), isFirst: cell == 0)
      {
        cells[starts[place] + cell] = piece
        continue
      }
      var csv = CSVText(plan.dialect)
      if cell > 0 { csv.empty() }
      if cell == 0 { csv.identifier(text(row)) } else { csv.cell(text(row)) }
      cells[starts[place] + cell] = pieces.add(csv.bytes)
    }
  }

  /// A text that stands in CSV as it is.
  private mutating func copied(
    _ texts: RecordTexts, _ number: Int, isFirst: Bool
  ) -> TextPiece? {
    // Excel is shown long numbers in another way.
    if isFirst, plan.dialect == .excel { return nil }
    guard texts.indices.contains(number) else { return nil }
    let range = texts.range(of: number)
    guard let first = texts.bytes[range].first, !CSVText.isDangerous(first) else { return nil }
    return pieces.add(
      range, of: texts.bytes, behind: plan.dialect.separator, isFirst: isFirst)
  }

  // MARK: results

  private mutating func write(_ source: CSVPlan.Source, _ chunk: EvaluatedChunk, _ column: Int) {
    switch source.kind {
    case .none: fill(column, source.hasReasons ? plan.words.empties : plan.words.empty)
    case .group:
      write(chunk.groups(source.index), source, column) { chunk.group(source.index, at: $0) }
    case .indicator:
      write(chunk.indicators(source.index), source, column) {
        chunk.indicator(source.index, at: $0)
      }
    case .score:
      write(chunk.scores(source.index), source, column) { chunk.score(source.index, at: $0) }
    case .formula:
      write(chunk.formulas(source.index), source, column) { chunk.formula(source.index, at: $0) }
    case .table:
      write(chunk.tables(source.index, output: source.output), source, column) {
        chunk.table(source.index, output: source.output, at: $0)
      }
    case .promotion: writePromotion(source, chunk, column)
    case .training: writeTraining(source, chunk, column)
    case .placement:
      for place in rows.indices where isReady[rows[place]] {
        put(plan.words.cell(of: chunk.placement(source.index, at: place)), column, place)
      }
    case .flag:
      let states = chunk.states(ofFlag: source.index)
      for place in rows.indices { put(plan.words.cell(ofFlag: states[place]), column, place) }
    }
  }

  /// - Parameter cell: of a person of the chunk; nil when that is open.
  @inline(__always)
  private mutating func put(_ cell: TextPiece?, _ column: Int, _ place: Int) {
    if let cell {
      cells[starts[place] + column] = cell
    } else {
      isReady[rows[place]] = false
    }
  }

  // MARK: values

  /// - Parameter outcome: of a person; asked for where the column does not say it in the usual way.
  private mutating func write(
    _ values: ResultColumn?, _ source: CSVPlan.Source, _ column: Int,
    _ outcome: (Int) -> ValueOutcome?
  ) {
    guard let values else { return fill(column, plan.words.empty) }
    let states = values.states
    switch source.type {
    case .number(let type):
      let form = CSVNumber(precision: plan.precision(type.unit), plan.dialect)
      let words = values.words ?? []
      for place in rows.indices {
        if place < words.count, states[place] == ResultColumn.known,
          let short = form.short(words[place])
        {
          cells[starts[place] + column] = pieces.add(short.word, length: short.length)
        } else {
          write(outcome, source.type, column, place)
        }
      }
    case .member(let id) where plan.members.indices.contains(id.index):
      let members = plan.members[id.index]
      let codes = values.codes
      for place in rows.indices {
        if states[place] == ResultColumn.known, members.indices.contains(Int(codes[place])) {
          cells[starts[place] + column] = members[Int(codes[place])]
        } else {
          write(outcome, source.type, column, place)
        }
      }
    default:
      for place in rows.indices { write(outcome, source.type, column, place) }
    }
  }

  /// Of a row that is not to be used any more nothing is asked: what is open takes time to explain.
  private mutating func write(
    _ outcome: (Int) -> ValueOutcome?, _ type: ScalarType, _ column: Int, _ place: Int
  ) {
    guard isReady[rows[place]] else { return }
    let outcome = outcome(place)
    var csv = CSVText(plan.dialect)
    csv.empty()
    if let outcome, outcome.state != .known {
      guard outcome.state == .missing, outcome.reasons.isEmpty else {
        isReady[rows[place]] = false
        return
      }
      csv.empty()
    } else {
      write(outcome?.value ?? .missing, type, &csv)
    }
    cells[starts[place] + column] = pieces.add(csv.bytes)
  }

  private func write(_ value: Value, _ type: ScalarType, _ csv: inout CSVText) {
    switch (value, type) {
    case (.member(let code), .member(let id)) where plan.dialect == .excel:
      csv.cell(ResultWords.member(code, id, context.vocabulary)?.label ?? "")
    case (_, .number): csv.number(ResultWords.text(value, type, context.vocabulary))
    default: csv.cell(ResultWords.text(value, type, context.vocabulary))
    }
  }

  // MARK: decisions

  private mutating func writePromotion(
    _ source: CSVPlan.Source, _ chunk: EvaluatedChunk, _ column: Int
  ) {
    let statuses = chunk.statuses(ofPromotion: source.index)
    let truths = source.conditions.indices.map {
      chunk.states(ofCondition: $0, ofPromotion: source.index)
    }
    for place in rows.indices {
      switch statuses[place] {
      case .eligible: put(plan.words.eligible, column, place)
      case .notCandidate: put(plan.words.notCandidate, column, place)
      case .notEligible:
        if source.refusals.isEmpty {
          let refusal = plan.refusal(source) { truths[$0][place] == ResultColumn.no }
          put(pieces.add(refusal), column, place)
          continue
        }
        var unmet = 0
        for condition in truths.indices where truths[condition][place] == ResultColumn.no {
          unmet |= 1 << condition
        }
        put(source.refusals[unmet], column, place)
      case .undetermined, .failed, .conflict: put(nil, column, place)
      }
    }
  }

  private mutating func writeTraining(
    _ source: CSVPlan.Source, _ chunk: EvaluatedChunk, _ column: Int
  ) {
    let triggers = chunk.triggers(ofTraining: source.index)
    for place in rows.indices where isReady[rows[place]] {
      let isNot = triggers[place] == ResultColumn.no
      put(
        isNot
          ? plan.words.notTriggered : plan.words.cell(of: chunk.training(source.index, at: place)),
        column, place)
    }
  }
}

extension CSVPlan.Words {
  /// Nil when it is open.
  func cell(of training: TrainingOutcome) -> TextPiece? {
    guard training.reasons.isEmpty else { return nil }
    return switch (training.status, training.priority) {
    case (.notTriggered, _): notTriggered
    case (.recentlyDone, _): recentlyDone
    case (.triggered, .high): triggeredHigh
    case (.triggered, .medium): triggeredMedium
    case (.triggered, .low): triggeredLow
    case (.triggered, nil): triggered
    case (.undetermined, _), (.failed, _), (.conflict, _): nil
    }
  }

  /// Nil when it is open.
  func cell(of placement: PlacementOutcome) -> TextPiece? {
    guard placement.reasons.isEmpty else { return nil }
    return switch placement.status {
    case .suitable: suitable
    case .notSuitable: notSuitable
    case .notTargeted: notTargeted
    case .undetermined, .failed, .conflict: nil
    }
  }

  /// Nil when it is open.
  func cell(ofFlag state: UInt8) -> TextPiece? {
    switch state {
    case ResultColumn.yes: raised
    case ResultColumn.no: notRaised
    default: nil
    }
  }
}
