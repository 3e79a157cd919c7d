// Loads.swift: operations that bring values into registers: constants, fields, versions, references.

import Program
import Semantics
import Values

extension Machine {
  /// A field for every row, where the loop over a whole column serves; false when it does not.
  func quickLoad(
    _ id: ColumnID, _ kind: RegisterKind, _ frame: FrameRows, _ out: inout RegisterColumn
  ) -> Bool {
    let source = table.tables[id.table.index].columns[id.index]
    if frame.isComplete { return load(source, frame.tableRow, kind, frame.count, &out) }
    // Of a year or member that is not given, the year or member itself is known.
    return id.index == 0 ? false : loadSome(source, frame.tableRow, kind, frame.count, &out)
  }

  private func load(
    _ source: RecordColumn, _ rows: [Int32], _ kind: RegisterKind, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    Kernels.present(source.isPresent, rows, &out.states, count)
    switch kind {
    case .text: return false
    case .number:
      guard let bound = Kernels.gather(source.numbers, rows, &out.words, count) else {
        return false
      }
      out.narrow(bound: bound)
    case .date, .member: Kernels.gather(source.codes, rows, &out.codes, count)
    case .truth:
      let codes = source.codes.span
      let rows = rows.span
      var made = out.states.mutableSpan
      for row in 0..<count where codes[Int(rows[row])] == 0 && made[row] == State.known {
        made[row] = State.no
      }
    }
    return true
  }

  /// The same where a row may be below zero: there nothing is given.
  private func loadSome(
    _ source: RecordColumn, _ rows: [Int32], _ kind: RegisterKind, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    switch kind {
    case .text, .truth: return false
    case .number:
      guard let bound = Kernels.gatherSome(source.numbers, rows, &out.words, count) else {
        return false
      }
      out.narrow(bound: bound)
    case .date, .member:
      let codes = source.codes.span
      let items = rows.span
      var to = out.codes.mutableSpan
      for row in 0..<count where items[row] >= 0 { to[row] = codes[Int(items[row])] }
    }
    Kernels.presentSome(source.isPresent, rows, &out.states, count)
    return true
  }

  func load(
    _ id: ColumnID, _ kind: RegisterKind, _ frame: FrameRows, _ out: inout RegisterColumn
  ) {
    let source = table.tables[id.table.index].columns[id.index]
    for row in 0..<frame.count {
      let item = Int(frame.tableRow[row])
      if item >= 0 {
        out[row, kind] = cell(source, item, kind)
      } else if id.index == 0, frame.key[row] >= 0 {
        // Of a year or member that is not given, the year or member itself is known.
        let key = frame.key[row]
        out[row, kind] = Cell(
          state: State.known, number: Int128(key) * Decimal.scale, code: key)
      } else {
        out[row, kind] = .missing
      }
    }
  }

  /// One value of a record's column as a register holds it.
  func cell(_ source: RecordColumn, _ item: Int, _ kind: RegisterKind) -> Cell {
    guard source.isPresent[item] else { return .missing }
    switch kind {
    case .truth: return Cell(state: source.codes[item] != 0 ? State.yes : State.no)
    case .number: return Cell(state: State.known, number: source.numbers[item])
    case .date, .member: return Cell(state: State.known, code: source.codes[item])
    case .text: return Cell(state: State.known, code: texts.code(source.codes[item]))
    }
  }

  /// The value at one year or member for every row; false where a whole column will not do.
  func quickEntry(
    _ id: TableID, _ column: Int, _ key: Int32, _ kind: RegisterKind, _ frame: FrameRows,
    _ out: inout RegisterColumn
  ) -> Bool {
    let items = items(id, key, frame)
    let source = table.tables[id.index].columns[column]
    return loadSome(source, items, kind, frame.count, &out)
  }

  func entry(
    _ id: TableID, _ column: Int, _ key: Int32, _ kind: RegisterKind, _ frame: FrameRows,
    _ out: inout RegisterColumn
  ) {
    let source = table.tables[id.index].columns[column]
    for (row, item) in items(id, key, frame).enumerated() {
      out[row, kind] = item < 0 ? .missing : cell(source, Int(item), kind)
    }
  }

  /// The item with a key for every row; -1 where there is none.
  private func items(_ id: TableID, _ key: Int32, _ frame: FrameRows) -> [Int32] {
    let rows = table.tables[id.index]
    var items = [Int32](repeating: -1, count: frame.count)
    guard let first = rows.columns.first, case .map? = program.schema?.tables[id.index].kind else {
      for row in 0..<frame.count {
        let item = item(of: rows, owner: Int(frame.tableRow[row]), key: key, id)
        items[row] = item.map { Int32(truncatingIfNeeded: $0) } ?? -1
      }
      return items
    }
    let owners = frame.tableRow.span
    let starts = rows.starts.span
    let codes = first.codes.span
    var found = items.mutableSpan
    for row in 0..<frame.count where owners[row] >= 0 && Int(owners[row]) + 1 < starts.count {
      let (start, end) = (starts[Int(owners[row])], starts[Int(owners[row]) + 1])
      // Members mostly stand in the order of their choice.
      var item = start &+ key
      if item >= end || codes[Int(item)] != key {
        item = start
        while item < end, codes[Int(item)] != key { item &+= 1 }
      }
      if item < end { found[row] = item }
    }
    return items
  }

  /// The item of a map or yearly list with a key.
  func item(of rows: TableRows, owner: Int, key: Int32, _ id: TableID) -> Int? {
    guard owner >= 0, owner + 1 < rows.starts.count else { return nil }
    let items = Int(rows.starts[owner])..<Int(rows.starts[owner + 1])
    if program.schema?.tables[id.index].kind == .yearly {
      return items.first { yearKey(rows, $0) == key }
    }
    return items.first { rows.columns[0].codes[$0] == key }
  }

  func given(_ id: TableID, _ frame: FrameRows, _ out: inout RegisterColumn) {
    let rows = table.tables[id.index]
    for row in 0..<frame.count {
      let owner = Int(frame.tableRow[row])
      let isGiven = owner >= 0 && owner < rows.isGiven.count && rows.isGiven[owner]
      out.states[row] = isGiven ? State.yes : State.no
    }
  }

  /// False for numbers that need more than one word.
  func quickLift(
    _ a: Register, _ kind: RegisterKind, _ frame: FrameRows, _ out: inout RegisterColumn
  ) -> Bool {
    let from = Int(a.index)
    switch kind {
    case .truth: break
    case .number:
      guard registers[from].isNarrow else { return false }
      Kernels.gather(registers[from].words, frame.parentRow, &out.words, frame.count)
      out.narrow(bound: registers[from].bound)
    case .date, .member, .text:
      Kernels.gather(registers[from].codes, frame.parentRow, &out.codes, frame.count)
    }
    Kernels.gather(registers[from].states, frame.parentRow, &out.states, frame.count)
    return true
  }

  func lift(
    _ a: Register, _ kind: RegisterKind, _ frame: FrameRows, _ out: inout RegisterColumn
  ) {
    let from = column(a)
    for row in 0..<frame.count { out[row, kind] = from[Int(frame.parentRow[row]), kind] }
  }

  func version(
    _ versions: [VersionEntry], _ days: RegisterColumn, _ kind: RegisterKind, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    for row in 0..<count {
      guard days.states[row] == State.known else {
        out[row, kind] = Cell(state: days.states[row])
        continue
      }
      let day = days.codes[row]
      let entry = versions.first { $0.from <= day && day <= $0.to }
      out[row, kind] = cell(payload: entry?.payload, kind)
    }
  }

  private func cell(payload: Int128?, _ kind: RegisterKind) -> Cell {
    guard let payload else { return .missing }
    if kind.isTruth { return Cell(state: payload != 0 ? State.yes : State.no) }
    return Cell(state: State.known, number: payload, code: Int32(truncatingIfNeeded: payload))
  }

  func look(
    up key: Register, in id: ReferenceID, _ column: Int, _ kind: RegisterKind, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    let reference = program.references[id.index]
    let keyKind = self.kind(key)
    let keys = self.column(key)
    for row in 0..<count {
      guard keys.states[row] == State.known else {
        out[row, kind] = Cell(state: max(keys.states[row], State.missing))
        continue
      }
      let found =
        keyKind == .number
        ? reference.rowOfNumber[keys.number(row)] : reference.rowOfCode[keys.codes[row]]
      out[row, kind] = found.map { value(reference.columns[column], $0, kind) } ?? .missing
    }
  }

  /// Texts of a reference already read as the program's.
  private func value(_ source: RecordColumn, _ item: Int, _ kind: RegisterKind) -> Cell {
    guard source.isPresent[item] else { return .missing }
    if kind.isNumber { return Cell(state: State.known, number: source.numbers[item]) }
    return cell(payload: Int128(source.codes[item]), kind)
  }
}
