// CSVPlan.swift: where the results of each rule set stand in a row of CSV, and the cells that come again
// and again, ready to be copied; made once.

import Evaluation
import Semantics

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
    /// By which conditions are not met, the first lowest: that somebody is not eligible, and why. Empty
    /// where that would be too many.
    var refusals: [TextPiece] = []
  }

  /// The cells of decisions, each with the separator in front.
  struct Words: Sendable {
    var empty = TextPiece.none
    /// Two empty cells.
    var empties = TextPiece.none
    /// Promotions, with the empty cell of their reasons.
    var eligible = TextPiece.none
    var notCandidate = TextPiece.none
    var notTriggered = TextPiece.none
    var recentlyDone = TextPiece.none
    var triggered = TextPiece.none
    var triggeredHigh = TextPiece.none
    var triggeredMedium = TextPiece.none
    var triggeredLow = TextPiece.none
    var suitable = TextPiece.none
    var notSuitable = TextPiece.none
    var notTargeted = TextPiece.none
    var raised = TextPiece.none
    var notRaised = TextPiece.none
  }

  private var sources: [Int: [Source]] = [:]
  /// By rule set: its name, and that the person was evaluated.
  private var heads: [Int: TextPiece] = [:]
  /// By enumeration and code: the cell of a member.
  private(set) var members: [[TextPiece]] = []
  private(set) var agencies: [TextPiece] = []
  private(set) var words = Words()
  /// The lists that are ready: by the conditions of a promotion, which many rule sets have.
  private var refusals: [[[UInt8]]: [TextPiece]] = [:]
  /// With all cells of the plan.
  private(set) var pieces = TextPieces()
  let precisions: [Int]
  let dialect: CSVDialect
  let subjects: Int

  init(_ context: ResultContext, _ dialect: CSVDialect) {
    self.dialect = dialect
    let vocabulary = context.vocabulary
    precisions = vocabulary.units.map(\.precision)
    subjects = context.layout.subjects.count
    for enumeration in vocabulary.enumerations {
      members.append(
        enumeration.members.map { cells(dialect == .excel ? $0.label : $0.name) })
    }
    if let id = vocabulary.agencies, members.indices.contains(id.index) {
      agencies = members[id.index]
    }
    for set in context.layout.sets {
      heads[set] = cells(context.policy.sets[set].name, "dinilai", "")
      sources[set] = CSVPlan.sources(of: set, context)
      addRefusals(set)
    }
    addWords()
  }

  func sources(of set: Int) -> [Source]? { sources[set] }
  func head(of set: Int) -> TextPiece { heads[set] ?? words.empty }

  func precision(_ unit: UnitID) -> Int {
    precisions.indices.contains(unit.index) ? precisions[unit.index] : 6
  }

  private mutating func addWords() {
    words.empty = cells("")
    words.empties = cells("", "")
    words.eligible = cells(ResultWords.text(PromotionOutcome.Status.eligible), "")
    words.notCandidate = cells(ResultWords.text(PromotionOutcome.Status.notCandidate), "")
    words.notTriggered = cells(ResultWords.text(TrainingOutcome.Status.notTriggered))
    words.recentlyDone = cells(ResultWords.text(TrainingOutcome.Status.recentlyDone))
    words.triggered = cells(ResultWords.text(TrainingOutcome.Status.triggered))
    words.triggeredHigh = triggered(.high)
    words.triggeredMedium = triggered(.medium)
    words.triggeredLow = triggered(.low)
    words.suitable = cells(ResultWords.text(PlacementOutcome.Status.suitable))
    words.notSuitable = cells(ResultWords.text(PlacementOutcome.Status.notSuitable))
    words.notTargeted = cells(ResultWords.text(PlacementOutcome.Status.notTargeted))
    words.raised = cells(ResultWords.text(FlagOutcome.Status.raised))
    words.notRaised = cells(ResultWords.text(FlagOutcome.Status.notRaised))
  }

  private mutating func triggered(_ priority: Training.Priority) -> TextPiece {
    cells(
      "\(ResultWords.text(TrainingOutcome.Status.triggered)) prioritas \(priority.rawValue)")
  }

  /// The most conditions, and the most lists of all promotions, that are made ready.
  private static let (readyConditions, readyLists) = (8, 4096)

  private mutating func addRefusals(_ set: Int) {
    guard var sources = self.sources[set] else { return }
    for index in sources.indices where sources[index].kind == .promotion {
      let conditions = sources[index].conditions
      if refusals[conditions] == nil {
        let ready = refusals.values.reduce(0) { $0 + $1.count }
        guard conditions.count <= Self.readyConditions,
          ready + 1 << conditions.count <= Self.readyLists
        else { continue }
        refusals[conditions] = (0..<1 << conditions.count).map { unmet in
          pieces.add(refusal(sources[index]) { unmet >> $0 & 1 != 0 })
        }
      }
      sources[index].refusals = refusals[conditions] ?? []
    }
    self.sources[set] = sources
  }

  /// That somebody is not eligible, and the conditions that are not met.
  func refusal(_ source: Source, _ isUnmet: (Int) -> Bool) -> [UInt8] {
    var csv = CSVText(dialect)
    csv.empty()
    csv.cell(ResultWords.text(PromotionOutcome.Status.notEligible))
    csv.beginList()
    for condition in source.conditions.indices where isUnmet(condition) {
      csv.item(source.conditions[condition])
    }
    csv.endList()
    return csv.bytes
  }

  private mutating func cells(_ texts: String...) -> TextPiece {
    // A row's first cell has no separator.
    var csv = CSVText(dialect)
    csv.empty()
    for text in texts { csv.cell(text) }
    return pieces.add(csv.bytes)
  }

  private static func sources(of set: Int, _ context: ResultContext) -> [Source] {
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
