// Loads.swift: operations that bring values into registers: constants, fields, versions, references.

import Program
import Semantics
import Values

extension Machine {
  /// A field for every row, where the loop over a whole column serves; false when it does not.
  func load(
    _ table: Int, _ column: Int, _ kind: RegisterKind, _ frame: Int, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    if case .text = kind { return false }
    if let start = frames[frame].run { return take(table, column, from: start, kind, count, &out) }
    if frames[frame].isComplete {
      out.grow(count, kind)
      return gather(table, column, frames[frame].tableRow, kind, count, &out)
    }
    // Of a year or member that is not given, the year or member itself is known.
    if column == 0 { return false }
    out.grow(count, kind)
    return gatherSome(table, column, frames[frame].tableRow, kind, count, &out)
  }

  /// Rows one after another: the record's own array, when they are its first.
  private func take(
    _ place: Int, _ column: Int, from start: Int, _ kind: RegisterKind, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    if kind.isTruth {
      out.grow(count, kind)
      Kernels.truths(
        table.tables[place].columns[column].given, table.tables[place].columns[column].codes,
        at: start, &out.states, count)
      return true
    }
    if kind.isNumber {
      guard
        let extent = Kernels.extent(
          table.tables[place].columns[column].words, at: start, count)
      else { return false }
      out.narrow(bound: extent.bound, isNatural: extent.isNatural)
    }
    if Kernels.areAll(1, table.tables[place].columns[column].given, at: start, count) {
      out.beKnown(count)
    } else {
      Kernels.grow(&out.states, count)
      Kernels.present(
        table.tables[place].columns[column].given, at: start, &out.states, count)
    }
    switch (kind.isNumber, start) {
    case (true, 0): out.words = table.tables[place].columns[column].words
    case (true, _):
      Kernels.grow(&out.words, count)
      Kernels.copy(table.tables[place].columns[column].words, at: start, &out.words, count)
    case (false, 0): out.codes = table.tables[place].columns[column].codes
    case (false, _):
      Kernels.grow(&out.codes, count)
      Kernels.copy(table.tables[place].columns[column].codes, at: start, &out.codes, count)
    }
    return true
  }

  /// Rows here and there.
  private func gather(
    _ place: Int, _ column: Int, _ rows: [Int32], _ kind: RegisterKind, _ count: Int,
    _ out: inout RegisterColumn, areGiven: Bool = false
  ) -> Bool {
    if !areGiven {
      Kernels.present(table.tables[place].columns[column].given, rows, &out.states, count)
    }
    switch kind {
    case .text: return false
    case .number:
      guard table.tables[place].columns[column].wide.isEmpty,
        let extent = Kernels.gather(
          table.tables[place].columns[column].words, rows, plus: 0, &out.words, count)
      else { return false }
      out.narrow(bound: extent.bound, isNatural: extent.isNatural)
    case .date, .member:
      Kernels.gather(table.tables[place].columns[column].codes, rows, &out.codes, count)
    case .truth:
      Kernels.decide(
        table.tables[place].columns[column].codes, rows, &out.states, count)
    }
    return true
  }

  /// The same where a row may be below zero: there nothing is given.
  private func gatherSome(
    _ place: Int, _ column: Int, _ rows: [Int32], _ kind: RegisterKind, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    switch kind {
    case .text, .truth: return false
    case .number:
      guard table.tables[place].columns[column].wide.isEmpty,
        let extent = Kernels.gatherSome(
          table.tables[place].columns[column].words, rows, &out.words, count)
      else { return false }
      out.narrow(bound: extent.bound, isNatural: extent.isNatural)
    case .date, .member:
      Kernels.gatherSome(table.tables[place].columns[column].codes, rows, &out.codes, count)
    }
    Kernels.presentSome(table.tables[place].columns[column].given, rows, &out.states, count)
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
    guard source.isPresent(item) else { return .missing }
    switch kind {
    case .truth: return Cell(state: source.codes[item] != 0 ? State.yes : State.no)
    case .number: return Cell(state: State.known, number: source.number(item))
    case .date, .member: return Cell(state: State.known, code: source.codes[item])
    case .text: return Cell(state: State.known, code: texts.code(source.codes[item]))
    }
  }

  /// The value at one member of maps in which all members stand in their order; false for others.
  ///
  /// - Parameter frame: of all the members.
  func loadMember(
    _ place: Int, _ column: Int, _ key: Int32, of frame: Int, _ kind: RegisterKind, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    guard frames[frame].isWhole, frames[frame].areGiven, let start = frames[frame].run, count > 0,
      Kernels.areAll(
        1, table.tables[place].columns[column].given, at: start, frames[frame].count)
    else { return false }
    let (members, first) = (frames[frame].count / count, start + Int(key))
    if Int(key) >= members { return false }
    switch kind {
    case .text, .truth: return false
    case .number:
      Kernels.stride(
        table.tables[place].columns[column].words, from: first, by: members, &out.words, count)
      guard table.tables[place].columns[column].wide.isEmpty,
        let extent = Kernels.extent(out.words, at: 0, count)
      else { return false }
      out.narrow(bound: extent.bound, isNatural: extent.isNatural)
    case .date, .member:
      Kernels.stride(
        table.tables[place].columns[column].codes, from: first, by: members, &out.codes, count)
    }
    out.beKnown(count)
    return true
  }

  /// The value at one year or member for every row; false where a whole column will not do.
  func loadEntry(
    _ id: TableID, _ column: Int, _ key: Int32, _ kind: RegisterKind, _ frame: Int, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    let (items, areFound) = items(id, key, frames[frame])
    let given = table.tables[id.index].columns[column].given
    if areFound, !kind.isTruth, Kernels.areAll(1, given, at: 0, given.count) {
      out.beKnown(count)
      return gather(id.index, column, items, kind, count, &out, areGiven: true)
    }
    return gatherSome(id.index, column, items, kind, count, &out)
  }

  func entry(
    _ id: TableID, _ column: Int, _ key: Int32, _ kind: RegisterKind, _ frame: FrameRows,
    _ out: inout RegisterColumn
  ) {
    let source = table.tables[id.index].columns[column]
    for (row, item) in items(id, key, frame).items.enumerated() {
      out[row, kind] = item < 0 ? .missing : cell(source, Int(item), kind)
    }
  }

  /// The item with a key for every row, -1 where there is none; whether there is one for all.
  private func items(
    _ id: TableID, _ key: Int32, _ frame: FrameRows
  ) -> (items: [Int32], areFound: Bool) {
    let rows = table.tables[id.index]
    var items = [Int32](repeating: -1, count: frame.count)
    if let first = rows.columns.first, case .map? = program.schema?.tables[id.index].kind {
      let areFound = Kernels.find(
        key, first.codes, rows.starts, frame.tableRow, &items, frame.count)
      return (items, areFound)
    }
    for row in 0..<frame.count {
      let item = item(of: rows, owner: Int(frame.tableRow[row]), key: key, id)
      items[row] = item.map { Int32(truncatingIfNeeded: $0) } ?? -1
    }
    return (items, false)
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

  /// A value of the frame above, for every item.
  func lift(
    _ a: Int, _ kind: RegisterKind, _ frame: Int, _ count: Int, _ out: inout RegisterColumn
  ) {
    let parents = frames[Int(plan.frames[frame].parent.index)].count
    let layout = Spread(starts: frames[frame].starts, parents: parents)
    out.take(registers[a], layout, kind, count)
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
    guard source.isPresent(item) else { return .missing }
    if kind.isNumber { return Cell(state: State.known, number: source.number(item)) }
    return cell(payload: Int128(source.codes[item]), kind)
  }
}
