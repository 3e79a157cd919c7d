// CSVRows.swift: rows of CSV straight from the columns of an evaluated chunk. Persons of whom something
// is open are left to CSVResults.swift, which says what is missing.

import Evaluation
import Records
import Semantics
import Values

/// Where the results of a rule set stand in a row; made once.
struct CSVPlan: Sendable {
  /// What a column takes from a chunk.
  struct Source: Sendable {
    enum Kind: Sendable {
      case none
      case group, indicator, score, formula, table
      case promotion, training, placement, flag
    }
    var kind = Kind.none
    /// In the rule set, and of a table's outputs.
    var index = 0
    var output = 0
    var type = ScalarType.text
    /// Of promotions: a column of reasons follows; the names of the conditions.
    var hasReasons = false
    var conditions: [[UInt8]] = []
  }

  private var sources: [Int: [Source]] = [:]
  private var setNames: [Int: [UInt8]] = [:]
  /// By enumeration and code: the cell of a member.
  private var members: [[[UInt8]]] = []
  private var agencies: [[UInt8]] = []
  let precisions: [Int]
  let dialect: CSVDialect

  init(_ context: ResultContext, _ dialect: CSVDialect) {
    self.dialect = dialect
    let vocabulary = context.vocabulary
    precisions = vocabulary.units.map(\.precision)
    members = vocabulary.enumerations.map { enumeration in
      enumeration.members.map {
        CSVText.bytes(of: dialect == .excel ? $0.label : $0.name, dialect)
      }
    }
    if let id = vocabulary.agencies, members.indices.contains(id.index) {
      agencies = members[id.index]
    }
    for set in context.layout.sets {
      setNames[set] = CSVText.bytes(of: context.policy.sets[set].name, dialect)
      sources[set] = CSVPlan.sources(of: set, context, dialect)
    }
  }

  func sources(of set: Int) -> [Source]? { sources[set] }
  func name(of set: Int) -> [UInt8] { setNames[set] ?? [] }

  /// Empty for a code without a member.
  func member(_ code: Int, _ id: EnumerationID) -> [UInt8] {
    guard members.indices.contains(id.index), members[id.index].indices.contains(code) else {
      return []
    }
    return members[id.index][code]
  }

  func agency(_ code: Int?) -> [UInt8] {
    guard let code, agencies.indices.contains(code) else { return [] }
    return agencies[code]
  }

  private static func sources(
    of set: Int, _ context: ResultContext, _ dialect: CSVDialect
  ) -> [Source] {
    let rules = context.policy.sets[set]
    let percent = ScalarType.number(NumberType(unit: .percent))
    var sources = context.layout.subjects.map {
      var source = Source()
      source.hasReasons = $0.kind.hasReasons
      return source
    }
    context.layout.visitPlaces(of: set) { place, item in
      var source = Source()
      source.hasReasons = sources[place].hasReasons
      source.index = item.index
      source.output = item.output
      source.type = percent
      switch item.kind {
      case .group: source.kind = .group
      case .indicator:
        source.kind = .indicator
        source.type = .number(NumberType(unit: rules.indicators[item.index].unit))
      case .score: source.kind = .score
      case .formula:
        source.kind = .formula
        source.type = rules.formulas[item.index].type
      case .table:
        source.kind = .table
        source.type = rules.tables[item.index].outputs[item.output].type
      case .promotion:
        source.kind = .promotion
        source.conditions = rules.promotions[item.index].conditions.map {
          Array($0.origin.name.utf8)
        }
      case .training: source.kind = .training
      case .placement: source.kind = .placement
      case .flag: source.kind = .flag
      }
      sources[place] = source
    }
    return sources
  }
}

/// Writes the persons of chunks; each row can be asked for afterwards, in any order.
struct CSVRows {
  private let plan: CSVPlan
  private let context: ResultContext
  private var csv: CSVText
  /// By person of the batch: where its row stands in `csv`; empty when it was left out.
  private var ranges: [Range<Int>]

  init(_ plan: CSVPlan, _ context: ResultContext, persons: Int) {
    self.plan = plan
    self.context = context
    csv = CSVText(plan.dialect)
    csv.reserve(persons * 256)
    ranges = Array(repeating: 0..<0, count: persons)
  }

  /// The row of a person; nil when something of it is open.
  func row(of person: Int) -> ArraySlice<UInt8>? {
    ranges[person].isEmpty ? nil : csv.bytes[ranges[person]]
  }

  /// Writes the person at a place of the chunk, unless something of it is open.
  mutating func write(
    _ chunk: EvaluatedChunk, at place: Int, row: Int, of batch: StreamBatch
  ) {
    guard let sources = plan.sources(of: chunk.set) else { return }
    let start = csv.bytes.count
    let table = batch.batch.table
    csv.identifier(context.identity.key(table, row))
    if context.identity.hasName { csv.cell(context.identity.name(table, row)) }
    csv.raw(plan.agency(context.identity.agencyCode(table, row)))
    csv.raw(plan.name(of: chunk.set))
    csv.raw(CSVRows.evaluated)
    csv.empty()
    for index in sources.indices {
      if !write(sources[index], chunk, place) {
        csv.cut(to: start)
        return
      }
    }
    csv.empty()
    csv.endRow()
    ranges[row] = start..<csv.bytes.count
  }

  private static let evaluated = Array("dinilai".utf8)

  /// False when the result is open.
  private mutating func write(
    _ source: CSVPlan.Source, _ chunk: EvaluatedChunk, _ place: Int
  ) -> Bool {
    switch source.kind {
    case .none:
      csv.empty()
      if source.hasReasons { csv.empty() }
      return true
    case .group: return write(chunk.group(source.index, at: place), source.type)
    case .indicator: return write(chunk.indicator(source.index, at: place), source.type)
    case .score: return write(chunk.score(source.index, at: place), source.type)
    case .formula: return write(chunk.formula(source.index, at: place), source.type)
    case .table:
      return write(chunk.table(source.index, output: source.output, at: place), source.type)
    case .promotion: return writePromotion(source, chunk, place)
    case .training:
      let result = chunk.training(source.index, at: place)
      guard result.reasons.isEmpty, result.status != .failed, result.status != .conflict,
        result.status != .undetermined
      else { return false }
      if result.status == .triggered, let priority = result.priority {
        csv.cell("\(ResultWords.text(result.status)) prioritas \(priority.rawValue)")
      } else {
        csv.cell(ResultWords.text(result.status))
      }
      return true
    case .placement:
      let result = chunk.placement(source.index, at: place)
      guard result.reasons.isEmpty, result.status != .failed, result.status != .conflict,
        result.status != .undetermined
      else { return false }
      csv.cell(ResultWords.text(result.status))
      return true
    case .flag:
      let result = chunk.flag(source.index, at: place)
      guard result.status == .raised || result.status == .notRaised else { return false }
      csv.cell(ResultWords.text(result.status))
      return true
    }
  }

  private mutating func writePromotion(
    _ source: CSVPlan.Source, _ chunk: EvaluatedChunk, _ place: Int
  ) -> Bool {
    let status = chunk.status(ofPromotion: source.index, at: place)
    guard status != .undetermined, status != .failed, status != .conflict else { return false }
    csv.cell(ResultWords.text(status))
    guard status == .notEligible else {
      csv.empty()
      return true
    }
    csv.beginList()
    for condition in source.conditions.indices
    where chunk.isUnmet(condition, ofPromotion: source.index, at: place) {
      csv.item(source.conditions[condition])
    }
    csv.endList()
    return true
  }

  private mutating func write(_ outcome: ValueOutcome?, _ type: ScalarType) -> Bool {
    guard let outcome else {
      csv.empty()
      return true
    }
    guard outcome.state == .known else {
      csv.empty()
      return outcome.state == .missing && outcome.reasons.isEmpty
    }
    switch (outcome.value, type) {
    case (.number(let number), .number(let type)):
      let unit = type.unit.index
      csv.number(
        number, precision: plan.precisions.indices.contains(unit) ? plan.precisions[unit] : 6)
    case (.member(let code), .member(let id)): csv.raw(plan.member(code, id))
    default:
      if case .number = type {
        csv.number(ResultWords.text(outcome.value, type, context.vocabulary))
      } else {
        csv.cell(ResultWords.text(outcome.value, type, context.vocabulary))
      }
    }
    return true
  }
}
