// Walker+Values.swift: single values: the schema decides what a text is read as, never the text.
// ValueText.swift reads the bytes; ValueSlips.swift finds out what was meant where that fails.

import Program
import Semantics
import Text
import Values
import YAML

extension Walker {
  /// The value of a field of a record.
  mutating func fieldValue(_ event: Event, _ bytes: [UInt8]) {
    let field = top.key
    let node = layout.fields[field]
    if node.kind == .scalar {
      let isFilled = readValue(event, bytes, column: node.column, row: top.row, field: field)
      marks[field].isFilled = isFilled
      return
    }
    if isMissing(event, bytes) { return }
    marks[field].isFilled = true
    let name = layout.names[field]
    let isList = node.kind == .list || node.kind == .plainList
    reporter.report(
      isList ? RecordFault.expectsList(name) : RecordFault.expectsFields(name), Spot(event))
  }

  /// The value behind a year or member; `top.key` is its row.
  mutating func entryValue(_ event: Event, _ bytes: [UInt8]) {
    let node = layout.fields[top.node]
    if node.mapping >= 0 {
      if !isMissing(event, bytes) {
        reporter.report(RecordFault.expectsFields(layout.names[top.node]), Spot(event))
      }
      return
    }
    _ = readValue(event, bytes, column: node.column, row: top.key, field: top.node)
  }

  // MARK: one value

  /// Whether a scalar says that there is no value: nothing, `~`, `null` or `kosong`, unquoted, or
  /// empty quotation marks.
  @inline(__always)
  func isMissing(_ event: Event, _ bytes: [UInt8]) -> Bool {
    if event.length == 0 { return event.slips.rawValue == 0 || !event.slips.contains(.tooLong) }
    guard event.isPlain, event.length <= 6 else { return false }
    return QuickValue.isMissingWord(event.head)
  }

  /// Reads a scalar into a cell; whether there is a value (a faulty one was reported).
  ///
  /// - Parameters:
  ///   - field: whose value it is, for messages; or
  ///   - indicator: the indicator measured.
  mutating func readValue(
    _ event: Event, _ bytes: [UInt8], column: Int, row: Int, field: Int = -1, indicator: Int = -1
  ) -> Bool {
    if isMissing(event, bytes) { return false }
    let type = layout.columns[column]
    switch type.kind {
    case .text:
      if type.isKey, !readKey(event, bytes, field) { return false }
      store.set(column, row, code: store.texts.intern(event, bytes))
    case .number:
      if let usual = QuickValue.number(event), usual.raw >= type.lower, usual.raw <= type.upper,
        usual.decimals <= (type.isInteger ? 0 : 2)
      {
        store.set(column, row, number: usual.raw)
        return true
      }
      guard let number = ValueText.number(event.text(in: bytes)) else {
        numberSlip(event, bytes, type, name(field, indicator))
        return true
      }
      if number < type.lower || number > type.upper {
        report(event, bytes, type, name(field, indicator)) {
          .outOfRange(
            $0, field: $1, lower: type.lower == .min ? nil : Decimal(raw: type.lower),
            upper: type.upper == .max ? nil : Decimal(raw: type.upper))
        }
        return true
      }
      if ValueText.looksLikeThousands(event.text(in: bytes)),
        !checkThousands(event, bytes, type, number, name(field, indicator))
      {
        return true
      }
      if type.isInteger, number % Decimal.scale != 0 {
        report(event, bytes, type, name(field, indicator)) { .notWhole($0, field: $1) }
        return true
      }
      store.set(column, row, number: number)
    case .date:
      guard let day = QuickValue.date(event) else {
        dateSlip(event, bytes, type, name(field, indicator))
        return true
      }
      store.set(column, row, code: day)
    case .boolean:
      guard let truth = ValueText.boolean(event.text(in: bytes)) else {
        report(event, bytes, type, name(field, indicator)) { .notYesNo($0, field: $1) }
        return true
      }
      store.set(column, row, code: truth ? 1 : 0)
    case .member, .calendar:
      let code = layout.member(type.members, event, bytes)
      guard code >= 0 else {
        unknownMember(event, bytes, type, name(field, indicator))
        return true
      }
      store.set(column, row, code: Int32(truncatingIfNeeded: code))
    }
    return true
  }

  /// Notes whose record this is; false when the key holds nothing but spaces.
  private mutating func readKey(_ event: Event, _ bytes: [UInt8], _ field: Int) -> Bool {
    let text = event.text(in: bytes)
    personKeySpot = Spot(event)
    if ValueText.isDamagedKey(text, isPlain: event.isPlain) {
      // Many different keys look alike when damaged: they are not compared.
      reporter.report(RecordFault.damagedKey(layout.names[field]), Spot(event))
      return true
    }
    personKey = PersonKey(text)
    return !personKey.isNone
  }

  private func name(_ field: Int, _ indicator: Int) -> String {
    field >= 0 ? layout.names[field] : indicator >= 0 ? layout.indicatorNames[indicator] : ""
  }

  // MARK: faulty values

  private mutating func report(
    _ event: Event, _ bytes: [UInt8], _ type: ColumnType, _ name: String,
    right: String? = nil, _ fault: (ShownValue, String) -> RecordFault
  ) {
    let text = event.text(in: bytes)
    var value = type.isHidden ? nil : shown(text)
    // Where a word belongs, many digits may be the number of a person.
    let isWord = type.kind == .member || type.kind == .boolean
    if isWord, value != nil, hasManyDigits(text) { value = "…" }
    reporter.report(fault(value, name), Spot(event), right: event.isPlain ? right : nil)
  }

  private mutating func unknownMember(
    _ event: Event, _ bytes: [UInt8], _ type: ColumnType, _ name: String
  ) {
    let table = layout.members[type.members]
    // A long text is no slip of the finger.
    let text = shown(event.text(in: bytes))
    let near = type.isHidden || reporter.isFull ? nil : table.suggestion(for: text)
    report(event, bytes, type, name, right: near) {
      .unknownMember(
        $0, of: table.name, field: $1, suggestion: near, choices: table.choices)
    }
  }

  /// `82.500`, `1.000`: thousands in the eyes of many. False when that is an error.
  private mutating func checkThousands(
    _ event: Event, _ bytes: [UInt8], _ type: ColumnType, _ number: Int128, _ name: String
  ) -> Bool {
    let thousand = number.multipliedReportingOverflow(by: 1000)
    if !type.isInteger {
      // Where thousands would be out of range, nobody can have meant them.
      if !thousand.overflow, thousand.partialValue <= type.upper,
        thousand.partialValue >= type.lower
      {
        report(event, bytes, type, name) { .thousandOrOne($0, field: $1) }
      }
      return true
    }
    let right = type.isHidden ? nil : ValueSlips.withoutPoints(event.text(in: bytes))
    report(event, bytes, type, name, right: right) { .thousands($0, field: $1, right: right) }
    return false
  }

  private mutating func numberSlip(
    _ event: Event, _ bytes: [UInt8], _ type: ColumnType, _ name: String
  ) {
    let slip = ValueSlips.number(event.text(in: bytes))
    let right = type.isHidden ? nil : slip.right
    report(event, bytes, type, name, right: right) {
      switch slip.kind {
      case .none: .notANumber($0, field: $1)
      case .comma: .decimalComma($0, field: $1, right: right)
      case .thousands: .thousands($0, field: $1, right: right)
      case .tooLong: .numberTooLong(field: $1)
      case .form(let form): .numberForm(form, $0, field: $1, right: right)
      }
    }
  }

  private mutating func dateSlip(
    _ event: Event, _ bytes: [UInt8], _ type: ColumnType, _ name: String
  ) {
    let text = event.text(in: bytes)
    if let slip = ValueSlips.impossibleDay(text) {
      // Points at the month or day itself, where the text stands as written.
      let spot = Spot(event)
      let quote = event.isPlain ? 0 : 1
      let part = slip.range.lowerBound + quote..<slip.range.upperBound + quote
      let isPlaced = spot.end - spot.start == text.count + 2 * quote
      reporter.report(
        RecordFault.noSuchDay(slip.slip, field: name), isPlaced ? spot.part(part) : spot)
      return
    }
    let right = type.isHidden ? nil : ValueSlips.date(text)
    report(event, bytes, type, name, right: right) { .dateForm($0, field: $1, right: right) }
  }
}
