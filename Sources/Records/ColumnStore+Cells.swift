// ColumnStore+Cells.swift: the cells of a record into its columns. Only what is right is put there:
// where anything else stands, the record is read again as events, which say what is wrong.

import Program
import Semantics
import Values
import YAML

extension ColumnStore {
  /// Puts a record's cells into the columns.
  ///
  /// - Returns: what tells the person from others; nil when something is not right, and what was
  ///   put is to be taken back.
  mutating func put(
    _ unit: Range<Int>, _ list: [Cell], _ bytes: [UInt8], _ plan: CellLayout
  ) -> PersonKey? {
    makeRoom(unit.count + 1)
    _ = openRow(0, parent: 0)
    // Taken out of the store for a while, so that writing a cell is only that.
    var (codes, flags, numbers) = ([Int32](), [UInt8](), [Int128]())
    var (counts, given) = ([Int](), [Int]())
    swap(&codes, &self.codes)
    swap(&flags, &self.flags)
    swap(&numbers, &self.numbers)
    swap(&counts, &self.counts)
    swap(&given, &givenFrom)
    let key = put(unit, list, bytes, plan, &codes, &flags, &numbers, &counts, &given)
    swap(&codes, &self.codes)
    swap(&flags, &self.flags)
    swap(&numbers, &self.numbers)
    swap(&counts, &self.counts)
    swap(&given, &givenFrom)
    return key
  }

  private mutating func put(
    _ unit: Range<Int>, _ list: [Cell], _ bytes: [UInt8], _ plan: CellLayout,
    _ codeCells: inout [Int32], _ flagCells: inout [UInt8], _ numberCells: inout [Int128],
    _ rowCounts: inout [Int], _ givenRows: inout [Int]
  ) -> PersonKey? {
    var codes = codeCells.mutableSpan
    var flags = flagCells.mutableSpan
    var numbers = numberCells.mutableSpan
    var counts = rowCounts.mutableSpan
    var given = givenRows.mutableSpan
    let (columnStarts, numberStarts) = (self.first, self.firstNumber)
    let first = columnStarts.span
    let firstNumber = numberStarts.span
    let cells = list.span
    let actions = plan.actions.span
    let scales = plan.scales.span
    let months = plan.months.span
    let parentsOf = columnCount
    let givenOf = columnCount + allocated.count
    var personKey = PersonKey.none
    var indicator: Int32 = -1
    for index in unit {
      let operation = Int(cells[index].operation)
      let table = Int(actions[operation].table)
      var row = counts[table] &- 1
      let step = actions[operation].step
      switch step {
      case .value, .required: break
      case .key:
        guard let key = QuickValue.key(cells[index], bytes) else { return nil }
        personKey = key
      case .nothing:
        if !QuickValue.isMissing(cells[index]) { return nil }
        continue
      case .give:
        flags[first[givenOf &+ table] &+ counts[Int(actions[operation].parent)] &- 1] = 1
        given[table] = row &+ 1
        continue
      case .indicator:
        indicator = cells[index].code
        continue
      case .bare, .source, .open, .item, .member, .year, .measurement:
        if step == .bare || step == .source, QuickValue.isMissing(cells[index]) { continue }
        // There is room for it.
        row &+= 1
        counts[table] = row &+ 1
        codes[first[parentsOf &+ table] &+ row] = Int32(
          truncatingIfNeeded: counts[Int(actions[operation].parent)] &- 1)
        if step == .open { continue }
        if step == .bare || step == .source || step == .measurement {
          let place = first[Int(actions[operation].indicator)] &+ row
          codes[place] = indicator
          flags[place] = 1
          if step == .measurement { continue }
          if step == .source {
            let place = first[Int(actions[operation].source)] &+ row
            codes[place] = cells[index].code
            flags[place] = 1
          }
        }
      }
      let column = Int(actions[operation].column)
      let place = first[column] &+ row
      if cells[index].isNumber {
        let number = cells[index].tail
        let decimals = Int(truncatingIfNeeded: number & 0xFF)
        // At most eight digits times 10¹²: far from overflow.
        let raw = Int128(number >> 8) &* Int128(scales[decimals])
        if decimals <= actions[operation].decimals, raw >= actions[operation].lower,
          raw <= actions[operation].upper
        {
          numbers[firstNumber[column] &+ row] = raw
          flags[place] = 1
          continue
        }
      }
      if step == .member {
        codes[place] = cells[index].code
        flags[place] = 1
        continue
      }
      if step == .year {
        guard
          let year = ColumnStore.year(
            cells[index], in: given[table]..<row, first[column], firstNumber[column], plan, codes,
            numbers)
        else { return nil }
        if firstNumber[column] >= 0 {
          numbers[firstNumber[column] &+ row] = Int128(year) * Decimal.scale
        } else {
          codes[place] = year
        }
        flags[place] = 1
        continue
      }
      // What is written as a number is not missing: no need to ask.
      if QuickValue.isMissing(cells[index]) {
        if step == .required || step == .key { return nil }
        continue
      }
      switch actions[operation].kind {
      case .number:
        guard
          let number = ColumnStore.unusualNumber(cells[index], actions[operation], bytes)
        else { return nil }
        numbers[firstNumber[column] &+ row] = number
      case .text:
        codes[place] = texts.intern(
          cells[index].head, cells[index].tail, Int(cells[index].start), Int(cells[index].length),
          bytes)
      case .date:
        guard
          let day = QuickValue.date(
            cells[index].head, cells[index].tail, Int(cells[index].length), months)
        else { return nil }
        codes[place] = day
      case .boolean:
        guard let truth = QuickValue.boolean(cells[index]) else { return nil }
        codes[place] = truth ? 1 : 0
      case .member, .calendar:
        let code = plan.member(Int(actions[operation].members), cells[index], bytes)
        if code < 0 { return nil }
        codes[place] = Int32(truncatingIfNeeded: code)
      }
      flags[place] = 1
    }
    return personKey
  }

  /// A year that a list does not have yet; `rows` are those of the list so far.
  private static func year(
    _ cell: Cell, in rows: Range<Int>, _ first: Int, _ firstNumber: Int, _ plan: CellLayout,
    _ codes: borrowing MutableSpan<Int32>, _ numbers: borrowing MutableSpan<Int128>
  ) -> Int32? {
    guard let year = QuickValue.year(cell), rows.count < plan.keysPerMapping else { return nil }
    let number = Int128(year) * Decimal.scale
    for row in rows {
      let isSame =
        firstNumber >= 0 ? numbers[firstNumber + row] == number : codes[first + row] == year
      if isSame { return nil }
    }
    return year
  }

  private static func unusualNumber(
    _ cell: Cell, _ action: CellAction, _ bytes: [UInt8]
  ) -> Int128? {
    let text = cell.text(in: bytes)
    guard let number = ValueText.number(text[...]), number >= action.lower,
      number <= action.upper, !ValueText.looksLikeThousands(text[...]),
      action.decimals > 0 || number % Decimal.scale == 0
    else { return nil }
    return number
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
