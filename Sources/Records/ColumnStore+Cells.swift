// ColumnStore+Cells.swift: the cells of a record into its columns. Only what is right is put there:
// where anything else stands, the record is read again as events, which say what is wrong.

import Program
import Semantics
import Values
import YAML

/// What a cell's text is to its column.
private enum CellValue {
  case missing, faulty
  case code(Int32)
  case number(Int128)
}

extension ColumnStore {
  /// Puts a record's cells into the columns.
  ///
  /// - Returns: what tells the person from others; nil when something is not right, and what was
  ///   put is to be taken back.
  mutating func put(_ unit: Range<Int>, of batch: CellBatch, _ plan: CellLayout) -> PersonKey? {
    makeRoom(unit.count + 1)
    _ = openRow(0, parent: 0)
    // Taken out of the store for a while, so that writing a cell is only that.
    var (codes, flags, numbers) = ([Int32](), [UInt8](), [Int128]())
    swap(&codes, &self.codes)
    swap(&flags, &self.flags)
    swap(&numbers, &self.numbers)
    let code = put(unit, batch, plan, &codes, &flags, &numbers)
    swap(&codes, &self.codes)
    swap(&flags, &self.flags)
    swap(&numbers, &self.numbers)
    return code
  }

  private mutating func put(
    _ unit: Range<Int>, _ batch: CellBatch, _ plan: CellLayout, _ codes: inout [Int32],
    _ flags: inout [UInt8], _ numbers: inout [Int128]
  ) -> PersonKey? {
    var codeCells = codes.mutableSpan
    var flagCells = flags.mutableSpan
    var numberCells = numbers.mutableSpan
    let cells = batch.cells.span
    let actions = plan.actions.span
    var personKey = PersonKey.none
    var indicator: Int32 = -1
    for index in unit {
      let cell = cells[index]
      let operation = Int(cell.operation)
      let table = actions[operation].table
      let column = actions[operation].column
      switch actions[operation].step {
      case .value, .required: break
      case .key:
        guard let key = QuickValue.key(cell, batch.bytes) else { return nil }
        personKey = key
      case .item: openRow(table, &codeCells)
      case .nothing:
        if !QuickValue.isMissing(cell) { return nil }
        continue
      case .give:
        let parent = counts[parents[table]] - 1
        flagCells[first[columnCount + counts.count + table] + parent] = 1
        givenFrom[table] = counts[table]
        continue
      case .open:
        openRow(table, &codeCells)
        continue
      case .member:
        openRow(table, &codeCells)
        let place = first[column] + counts[table] - 1
        codeCells[place] = cell.code
        flagCells[place] = 1
        continue
      case .year:
        guard openYear(cell, table, column, plan, &codeCells, &flagCells, &numberCells) else {
          return nil
        }
        continue
      case .indicator:
        indicator = cell.code
        continue
      case .measurement, .bare, .source:
        if actions[operation].step != .measurement, QuickValue.isMissing(cell) { continue }
        openRow(table, &codeCells)
        let row = counts[table] - 1
        let place = first[actions[operation].indicator] + row
        codeCells[place] = indicator
        flagCells[place] = 1
        if actions[operation].step == .measurement { continue }
        if actions[operation].step == .source {
          let place = first[actions[operation].source] + row
          codeCells[place] = cell.code
          flagCells[place] = 1
        }
      }
      let row = counts[table] - 1
      switch value(cell, actions[operation].type, batch.bytes, plan) {
      case .missing:
        if actions[operation].step == .required || actions[operation].step == .key { return nil }
      case .faulty: return nil
      case .code(let code):
        codeCells[first[column] + row] = code
        flagCells[first[column] + row] = 1
      case .number(let number):
        numberCells[firstNumber[column] + row] = number
        flagCells[first[column] + row] = 1
      }
    }
    return personKey
  }

  /// There is room for it.
  @inline(__always)
  private mutating func openRow(_ table: Int, _ codes: inout MutableSpan<Int32>) {
    let row = counts[table]
    counts[table] = row + 1
    codes[first[columnCount + table] + row] = Int32(
      truncatingIfNeeded: counts[parents[table]] - 1)
  }

  /// Room for so many more rows of every table.
  private mutating func makeRoom(_ rows: Int) {
    for table in counts.indices where allocated[table] - counts[table] < rows {
      grow(table, by: rows)
    }
  }

  private mutating func openYear(
    _ cell: Cell, _ table: Int, _ column: Int, _ plan: CellLayout,
    _ codes: inout MutableSpan<Int32>, _ flags: inout MutableSpan<UInt8>,
    _ numbers: inout MutableSpan<Int128>
  ) -> Bool {
    guard let year = QuickValue.year(cell), counts[table] - givenFrom[table] < plan.keysPerMapping
    else { return false }
    let isNumber = firstNumber[column] >= 0
    let number = Int128(year) * Decimal.scale
    for row in givenFrom[table]..<counts[table] {
      let isSame =
        isNumber
        ? numbers[firstNumber[column] + row] == number : codes[first[column] + row] == year
      if isSame { return false }
    }
    openRow(table, &codes)
    let row = counts[table] - 1
    if isNumber {
      numbers[firstNumber[column] + row] = number
    } else {
      codes[first[column] + row] = year
    }
    flags[first[column] + row] = 1
    return true
  }

  /// Reads a value, if it is written in a way of which nothing is to be said.
  @inline(__always)
  private mutating func value(
    _ cell: Cell, _ type: ColumnType, _ bytes: [UInt8], _ plan: CellLayout
  ) -> CellValue {
    // What is written as a number is not missing: no need to ask.
    if type.kind == .number, let usual = QuickValue.number(cell.head, Int(cell.length)),
      usual.raw >= type.lower, usual.raw <= type.upper,
      usual.decimals <= (type.isInteger ? 0 : 2)
    {
      return .number(usual.raw)
    }
    if QuickValue.isMissing(cell) { return .missing }
    switch type.kind {
    case .text:
      return .code(texts.intern(cell.head, cell.tail, Int(cell.start), Int(cell.length), bytes))
    case .number: return unusualNumber(cell, type, bytes)
    case .date:
      return QuickValue.date(cell.head, cell.tail, Int(cell.length), plan.months).map(
        CellValue.code) ?? .faulty
    case .boolean: return QuickValue.boolean(cell).map { .code($0 ? 1 : 0) } ?? .faulty
    case .member, .calendar:
      let code = plan.member(type.members, cell, bytes)
      return code < 0 ? .faulty : .code(Int32(truncatingIfNeeded: code))
    }
  }

  private func unusualNumber(_ cell: Cell, _ type: ColumnType, _ bytes: [UInt8]) -> CellValue {
    let text = cell.text(in: bytes)
    guard let number = ValueText.number(text[...]), number >= type.lower, number <= type.upper,
      !ValueText.looksLikeThousands(text[...]), !type.isInteger || number % Decimal.scale == 0
    else { return .faulty }
    return .number(number)
  }
}

extension Cell {
  /// Its text, wherever it is kept.
  func text(in bytes: [UInt8]) -> [UInt8] {
    if length > 16 { return Array(bytes[Int(start)..<Int(start + length)]) }
    var text: [UInt8] = []
    for index in 0..<Int(length) {
      // The first eight bytes, then the last of the last eight.
      let byte =
        index < 8 ? head >> UInt64(8 * index) : tail >> UInt64(8 * (8 + index - Int(length)))
      text.append(UInt8(truncatingIfNeeded: byte))
    }
    return text
  }
}
