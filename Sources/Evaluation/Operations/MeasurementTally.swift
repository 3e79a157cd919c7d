// MeasurementTally.swift: all measurements of a chunk sorted by what asks for them, in one pass over the
// records. Nearly always one entry answers; Measurements.swift judges the other cases.

import Program
import Semantics

/// Which entries answer which of a plan's questions.
struct MeasurementPlaces: Sendable {
  /// By indicator and source (0: none named): the question's place in `Plan.measurements`, -1: none.
  private var places: [Int32]
  private let sources: Int
  /// False when an entry may answer two questions: then each looks for itself.
  let isPlain: Bool
  /// By question: whether the value alone answers, however old and from however many.
  private let arePlain: [Bool]

  init(_ plan: Plan, _ program: RuleProgram) {
    let indicators = program.schema?.indicatorNames.count ?? 0
    let members = program.vocabulary.sources.map {
      program.vocabulary.enumerations[$0.index].members.count
    }
    sources = (members ?? 0) + 1
    places = Array(repeating: -1, count: indicators * sources)
    var isPlain = true
    for (place, spec) in plan.measurements.enumerated() {
      for source in 0..<sources {
        let isMeant =
          spec.source.map { source == 0 ? spec.takesUnsourced : source - 1 == $0 } ?? true
        let at = spec.indicator * sources + source
        guard isMeant, places.indices.contains(at) else { continue }
        if places[at] >= 0 { isPlain = false }
        places[at] = Int32(truncatingIfNeeded: place)
      }
    }
    self.isPlain = isPlain
    arePlain = plan.measurements.map { $0.freshFrom == nil && $0.minimumRespondents == nil }
  }

  func isPlain(_ question: Int) -> Bool { arePlain[question] }

  /// The question an entry answers; -1: none.
  @inline(__always)
  func question(indicator: Int32, source: Int32?) -> Int32 {
    let at = Int(indicator) * sources + (source.map { Int($0) + 1 } ?? 0)
    return at >= 0 && at < places.count ? places[at] : -1
  }
}

/// Which entry answers a question for each person of a chunk.
struct MeasurementTally: Sendable {
  /// False when each question has to look for itself.
  private(set) var isTaken = false
  /// All entries have a value and none a day.
  private(set) var isPlain = false
  /// Whether the entries of all persons are for the same questions in the same order, each once.
  private(set) var isRegular = false
  /// Of regular entries, by person: the first.
  private(set) var firsts: [Int32] = []
  /// Of regular entries, by question: how far from the first its answer stands; -1: nobody has one.
  private(set) var offsets: [Int32] = []
  /// Of others, by question, then by person: the entry that answers; `none`, `several`.
  private(set) var items: [Int32] = []
  /// Of regular entries: what can be said of the values.
  private(set) var extent: Kernels.Extent?

  static let none: Int32 = -1
  static let several: Int32 = -2

  mutating func take(
    _ places: MeasurementPlaces, _ persons: FrameRows, _ rows: TableRows, questions: Int,
    alike: AlikeEntries?
  ) {
    isTaken = places.isPlain
    guard isTaken, persons.count > 0 else { return }
    let people = persons.tableRow[..<persons.count]
    let found = alike ?? AlikeEntries.find(people, rows)
    extent = found.extent
    isRegular = found.areAlike && takeAlike(people, places, rows, questions)
    if !isRegular { takeEach(places, people, rows, questions) }
  }

  /// The entries of all persons stand like those of the first; false when two of those answer one
  /// question.
  private mutating func takeAlike(
    _ persons: ArraySlice<Int32>, _ places: MeasurementPlaces, _ rows: TableRows, _ questions: Int
  ) -> Bool {
    guard let last = persons.last, Int(last) + 1 < rows.starts.count else { return false }
    let entries = MeasurementColumns(rows)
    offsets.removeAll(keepingCapacity: true)
    offsets.append(contentsOf: repeatElement(MeasurementTally.none, count: questions))
    let sample = rows.items(of: Int(persons[persons.startIndex]))
    for (offset, item) in sample.enumerated() {
      let source = entries.isNamed[item] != 0 ? entries.sources[item] : nil
      let question = Int(places.question(indicator: entries.indicators[item], source: source))
      if question < 0 { continue }
      if offsets[question] >= 0 { return false }
      offsets[question] = Int32(truncatingIfNeeded: offset)
    }
    Kernels.grow(&firsts, persons.count)
    Kernels.gather(rows.starts, Array(persons), &firsts, persons.count)
    return true
  }

  private mutating func takeEach(
    _ places: MeasurementPlaces, _ persons: ArraySlice<Int32>, _ rows: TableRows,
    _ questions: Int
  ) {
    let count = persons.count
    Kernels.grow(&items, count * questions)
    Kernels.fill(&items, MeasurementTally.none, count * questions)
    let entries = MeasurementColumns(rows)
    let indicators = entries.indicators.span
    let sources = entries.sources.span
    let isNamed = entries.isNamed.span
    let isDated = entries.isDated.span
    let isValued = entries.isValued.span
    var isPlain = true
    for (place, person) in persons.enumerated() {
      for item in rows.items(of: Int(person)) {
        let source = isNamed[item] != 0 ? sources[item] : nil
        let question = Int(places.question(indicator: indicators[item], source: source))
        if question < 0 { continue }
        isPlain = isPlain && isDated[item] == 0 && isValued[item] != 0
        let at = question * count + place
        items[at] =
          items[at] == MeasurementTally.none
          ? Int32(truncatingIfNeeded: item) : MeasurementTally.several
      }
    }
    self.isPlain = isPlain
  }

  /// Yes where one entry answers, missing where none does; false when several do for somebody.
  fileprivate func write(from first: Int, _ states: inout [UInt8], _ count: Int) -> Bool {
    guard items.count >= first + count, states.count >= count else { return false }
    let found = items.span.extracting(first..<first + count)
    var made = states.mutableSpan
    var several: UInt8 = 0
    for row in 0..<count {
      made[row] = found[row] >= 0 ? State.known : State.missing
      several |= found[row] == MeasurementTally.several ? 1 : 0
    }
    return several == 0
  }
}

extension Machine {
  /// A measured value for every person, where one entry each answers; false when that is not so.
  func measure(_ question: Int, _ count: Int, _ out: inout RegisterColumn) -> Bool {
    guard memory.tally.isTaken, let id = program.schema?.measurements,
      layout.places.isPlain(question)
    else { return false }
    if memory.tally.isRegular {
      let offset = Int(memory.tally.offsets[question])
      if offset < 0 {
        out.narrow(bound: 0, isNatural: true)
        Kernels.fill(&out.states, State.missing, count)
        return true
      }
      guard
        let extent = Kernels.gather(
          table.tables[id.index].columns[MeasurementColumn.value].words, memory.tally.firsts,
          plus: offset, &out.words, count)
      else { return false }
      out.narrow(bound: extent.bound, isNatural: extent.isNatural)
      out.beKnown(count)
      return true
    }
    guard memory.tally.isPlain, memory.tally.write(from: question * count, &out.states, count),
      table.tables[id.index].columns[MeasurementColumn.value].wide.isEmpty,
      let extent = Kernels.gatherSome(
        table.tables[id.index].columns[MeasurementColumn.value].words, memory.tally.items,
        from: question * count, &out.words, count)
    else { return false }
    out.narrow(bound: extent.bound, isNatural: extent.isNatural)
    return true
  }

  /// The same in every case.
  func measure(_ question: Int, _ frame: FrameRows, _ out: inout RegisterColumn) {
    let spec = plan.measurements[question]
    guard memory.tally.isTaken, !memory.tally.isRegular, let id = program.schema?.measurements,
      layout.places.isPlain(question)
    else {
      for row in 0..<frame.count {
        out[row, .number] = measured(spec, person: Int(frame.tableRow[row])).cell
      }
      return
    }
    let rows = table.tables[id.index]
    let dates = rows.columns[MeasurementColumn.date]
    let values = rows.columns[MeasurementColumn.value]
    for row in 0..<frame.count {
      let item = Int(memory.tally.items[question * frame.count + row])
      if item == MeasurementTally.none {
        out.states[row] = State.missing
        continue
      }
      let isInYear =
        item >= 0
        && (!dates.isPresent(item)
          || (dates.codes[item] >= spec.from && dates.codes[item] <= spec.to))
      if isInYear, values.isPresent(item) {
        out.states[row] = State.known
        out.numbers[row] = values.number(item)
      } else {
        out[row, .number] = measured(spec, person: Int(frame.tableRow[row])).cell
      }
    }
  }
}
