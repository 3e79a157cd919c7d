// MeasurementTally.swift: all measurements of a chunk sorted by what asks for them, in one pass over the
// records. Nearly always one entry answers; Measurements.swift judges the other cases.

import Program
import Semantics
import Values

/// Which entries answer which of a plan's questions.
struct MeasurementPlaces {
  /// By indicator and source (0: none named): the question's place in `Plan.measurements`, -1: none.
  private var places: [Int32]
  private let sources: Int
  /// False when an entry may answer two questions: then each looks for itself.
  let isPlain: Bool

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
  }

  /// How many entries answer each question for each person, and the last of them.
  func tally(_ persons: [Int32], _ rows: TableRows, questions: Int) -> MeasurementTally {
    let count = persons.count
    var foundCounts: [UInt32] = Array(repeating: 0, count: count * questions)
    var foundItems: [Int32] = Array(repeating: 0, count: count * questions)
    let (wanted, starts) = (places, rows.starts)
    let indicators = rows.columns[MeasurementColumn.indicator].codes
    let sourceColumn = rows.columns[MeasurementColumn.source]
    let (codes, isNamed) = (sourceColumn.codes, sourceColumn.isPresent)
    let isDated = rows.columns[MeasurementColumn.date].isPresent
    let isValued = rows.columns[MeasurementColumn.value].isPresent
    var isPlain = true
    var counts = foundCounts.mutableSpan
    var items = foundItems.mutableSpan
    for place in 0..<count {
      let person = Int(persons[place])
      if person + 1 >= starts.count { continue }
      for item in Int(starts[person])..<Int(starts[person + 1]) {
        let source = isNamed[item] ? Int(codes[item]) + 1 : 0
        let at = Int(indicators[item]) * sources + source
        if at < 0 || at >= wanted.count { continue }
        let question = Int(wanted[at])
        if question < 0 { continue }
        isPlain = isPlain && !isDated[item] && isValued[item]
        counts[question * count + place] &+= 1
        items[question * count + place] = Int32(truncatingIfNeeded: item)
      }
    }
    return MeasurementTally(counts: foundCounts, items: foundItems, isPlain: isPlain)
  }
}

/// By question, then by person of the chunk.
struct MeasurementTally {
  var counts: [UInt32]
  var items: [Int32]
  /// All have a value and none a day.
  var isPlain: Bool

  /// The values of entries that stand alone; how many persons have several.
  fileprivate func write(
    from first: Int, _ values: [Int128], _ count: Int, _ numbers: inout [Int128],
    _ states: inout [UInt8]
  ) -> Int {
    var to = numbers.mutableSpan
    var made = states.mutableSpan
    var several = 0
    for row in 0..<count {
      let found = counts[first + row]
      made[row] = found == 0 ? State.missing : State.known
      if found != 0 { to[row] = values[Int(items[first + row])] }
      several += found > 1 ? 1 : 0
    }
    return several
  }
}

extension Machine {
  /// A measured value for every person.
  func measure(_ question: Int, _ frame: FrameRows, _ out: inout RegisterColumn) {
    let spec = plan.measurements[question]
    guard let tally, let id = program.schema?.measurements, spec.freshFrom == nil,
      spec.minimumRespondents == nil
    else {
      for row in 0..<frame.count {
        out[row, .number] = measured(spec, person: Int(frame.tableRow[row])).cell
      }
      return
    }
    let rows = table.tables[id.index]
    let dates = rows.columns[MeasurementColumn.date]
    let values = rows.columns[MeasurementColumn.value]
    let first = question * frame.count
    if tally.isPlain {
      let several = tally.write(
        from: first, values.numbers, frame.count, &out.numbers, &out.states)
      if several == 0 { return }
    }
    for row in 0..<frame.count {
      let found = tally.counts[first + row]
      if found == 0 {
        out.states[row] = State.missing
        continue
      }
      let item = Int(tally.items[first + row])
      let isInYear =
        !dates.isPresent[item]
        || (dates.codes[item] >= spec.from && dates.codes[item] <= spec.to)
      if found == 1, isInYear, values.isPresent[item] {
        out.states[row] = State.known
        out.numbers[row] = values.numbers[item]
      } else {
        out[row, .number] = measured(spec, person: Int(frame.tableRow[row])).cell
      }
    }
  }
}
