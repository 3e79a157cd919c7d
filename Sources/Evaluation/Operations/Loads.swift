// Loads.swift: operations that bring values into registers: constants, fields, versions, references.

import Program
import Semantics
import Values

extension Machine {
  func constant(
    _ operation: Operation, _ kind: RegisterKind, _ count: Int, _ out: inout RegisterColumn
  ) {
    var cell = Cell(state: State.known)
    switch operation {
    case .number(let raw): cell.number = raw
    case .code(let code): cell.code = code
    case .truth(let truth): cell.state = truth ? State.yes : State.no
    default: cell.state = State.missing
    }
    out.fill(cell, kind, count)
  }

  func load(
    _ id: ColumnID, _ kind: RegisterKind, _ frame: FrameRows, _ out: inout RegisterColumn
  ) {
    let source = table.tables[id.table.index].columns[id.index]
    if frame.isComplete, kind != .text {
      return out.load(source, frame.tableRow, kind, frame.count)
    }
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

  func entry(
    _ id: TableID, _ column: Int, _ key: Int32, _ kind: RegisterKind, _ frame: FrameRows,
    _ out: inout RegisterColumn
  ) {
    let rows = table.tables[id.index]
    for row in 0..<frame.count {
      let item = self.item(of: rows, owner: Int(frame.tableRow[row]), key: key, id)
      out[row, kind] = item.map { cell(rows.columns[column], $0, kind) } ?? .missing
    }
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

  func lift(
    _ a: Register, _ kind: RegisterKind, _ frame: FrameRows, _ out: inout RegisterColumn
  ) {
    out.gather(column(a), frame.parentRow, kind, frame.count)
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
        ? reference.rowOfNumber[keys.numbers[row]] : reference.rowOfCode[keys.codes[row]]
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
