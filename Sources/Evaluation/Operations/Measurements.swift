// Measurements.swift: what was measured of an indicator in the calendar year so far, and whether it is
// fresh enough and rests on enough respondents.

import Program
import Semantics
import Values

/// A measured value, or the fact that keeps it from counting.
struct Measured {
  var cell: Cell
  var problem: Reason.Kind?

  static func missing(_ problem: Reason.Kind) -> Measured {
    Measured(cell: .missing, problem: problem)
  }
}

extension Machine {
  func measured(_ spec: MeasurementSpec, person: Int) -> Measured {
    guard let id = program.schema?.measurements else { return .missing(.measurementMissing) }
    let rows = table.tables[id.index]
    guard person >= 0, person + 1 < rows.starts.count else {
      return .missing(.measurementMissing)
    }
    var entries: [Int] = []
    var older: Int32?
    let dates = rows.columns[MeasurementColumn.date]
    for item in Int(rows.starts[person])..<Int(rows.starts[person + 1])
    where isMeant(item, rows, spec) {
      if dates.isPresent(item) {
        let day = dates.codes[item]
        if day > spec.to { continue }
        if day < spec.from {
          older = max(older ?? day, day)
          continue
        }
      }
      entries.append(item)
    }
    if entries.isEmpty {
      return .missing(
        older.map { .measurementStale(CalendarDate(days: $0)) } ?? .measurementMissing)
    }
    let latestDay = entries.compactMap { dates.isPresent($0) ? dates.codes[$0] : nil }.max()
    if let freshFrom = spec.freshFrom {
      guard let latestDay else { return .missing(.measurementUndated) }
      if latestDay < freshFrom {
        return .missing(.measurementStale(CalendarDate(days: latestDay)))
      }
    }
    if spec.combination == .latest, entries.count > 1 {
      let undated = entries.filter { !dates.isPresent($0) }
      if undated.isEmpty {
        entries = entries.filter { dates.codes[$0] == latestDay }
      } else if !areAlike(entries, rows) {
        return .missing(.measurementUndated)
      }
    }
    if let minimum = spec.minimumRespondents,
      let problem = respondents(minimum, entries, rows)
    {
      return .missing(problem)
    }
    return combined(spec.combination, entries, rows)
  }

  private func isMeant(_ item: Int, _ rows: TableRows, _ spec: MeasurementSpec) -> Bool {
    let codes = rows.columns[MeasurementColumn.indicator].codes
    guard Int(codes[item]) == spec.indicator else { return false }
    guard let source = spec.source else { return true }
    let sources = rows.columns[MeasurementColumn.source]
    return sources.isPresent(item) ? Int(sources.codes[item]) == source : spec.takesUnsourced
  }

  /// Of the entries that count: those of the latest day, or all of them.
  private func respondents(_ minimum: Int, _ entries: [Int], _ rows: TableRows) -> Reason.Kind? {
    let column = rows.columns[MeasurementColumn.respondents]
    var sum: Int128 = 0
    for item in entries {
      guard column.isPresent(item) else { return .respondentsMissing }
      let (next, overflow) = sum.addingReportingOverflow(column.number(item))
      if overflow { return nil }
      sum = next
    }
    let got = Int(clamping: sum / Decimal.scale)
    return got < minimum ? .tooFewRespondents(got: got, needed: minimum) : nil
  }

  private func areAlike(_ entries: [Int], _ rows: TableRows) -> Bool {
    let values = rows.columns[MeasurementColumn.value]
    return entries.allSatisfy {
      values.isPresent($0) && values.number($0) == values.number(entries[0])
    }
  }

  private func combined(_ kind: AggregateKind, _ entries: [Int], _ rows: TableRows) -> Measured {
    let values = rows.columns[MeasurementColumn.value]
    var result = values.number(entries[0])
    for (place, item) in entries.enumerated() {
      guard values.isPresent(item) else { return .missing(.measurementMissing) }
      if place == 0 { continue }
      let value = values.number(item)
      switch kind {
      case .sum, .mean:
        let (sum, overflow) = result.addingReportingOverflow(value)
        if overflow { return Measured(cell: .failed, problem: .outOfRange) }
        result = sum
      case .highest: result = max(result, value)
      case .lowest: result = min(result, value)
      case .latest:
        if value != result { return Measured(cell: .failed, problem: .unlikeLatest) }
      }
    }
    if kind == .mean {
      let divisor = Int128(entries.count) * Decimal.scale
      guard let mean = Decimal.scaled(result, times: Decimal.scale, over: divisor) else {
        return Measured(cell: .failed, problem: .outOfRange)
      }
      result = mean.raw
    }
    return Measured(cell: Cell(state: State.known, number: result), problem: nil)
  }
}
