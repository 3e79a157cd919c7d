// Walker+Measurements.swift: the key `indikator`: what was measured, in four forms:
// a list of mappings, one mapping, a mapping from source to value, or a bare value.

import Program
import Semantics
import Text
import YAML

extension Walker {
  mutating func indicatorKey(_ event: Event, _ bytes: [UInt8]) {
    countKey(event)
    let code = find(layout.indicators, event, bytes)
    if code >= 0 {
      let slot = layout.indicatorSlot + code
      top.key = note(slot, event) ? code : -1
      if top.key < 0 { reportDuplicate(slot, event, layout.indicatorNames[code]) }
      return
    }
    top.key = -1
    _ = unknownKey(event, bytes, known: layout.indicatorNames) {
      .unknownIndicator($0, suggestion: $1)
    }
  }

  /// `waktu_tunggu: 38`
  mutating func bareMeasurement(_ event: Event, _ bytes: [UInt8]) {
    if isMissing(event, bytes) { return }
    let row = openMeasurementRow(top.key, table: top.table, parent: top.row)
    _ = readValue(
      event, bytes, column: layout.firstColumn[top.table] + MeasurementColumn.value, row: row,
      indicator: top.key)
  }

  private mutating func openMeasurementRow(_ indicator: Int, table: Int, parent: Int) -> Int {
    let row = store.openRow(table, parent: parent)
    let column = layout.firstColumn[table] + MeasurementColumn.indicator
    store.set(column, row, code: Int32(truncatingIfNeeded: indicator))
    return row
  }

  /// One mapping; its first key decides whether it is `{nilai: 88, sumber: ...}` or `{survei: 88}`.
  mutating func openMeasurement(_ event: Event) {
    let indicator = top.key
    open(.measurement, event, node: -1, table: top.table, row: top.row)
    top.key = indicator
  }

  /// In this frame `key` stays the indicator. `node`: -1 before the first key, -2 by source,
  /// else the row. `part` is the key being read.
  mutating func measurementScalar(_ event: Event, _ bytes: [UInt8]) {
    if top.awaitsKey {
      top.awaitsKey = false
      measurementKey(event, bytes)
      return
    }
    top.awaitsKey = true
    let part = measurementPart
    guard part >= 0 else { return }
    let first = layout.firstColumn[top.table]
    if top.node == -2 {
      if isMissing(event, bytes) { return }
      let row = openMeasurementRow(top.key, table: top.table, parent: top.row)
      let source = first + MeasurementColumn.source
      store.set(source, row, code: Int32(truncatingIfNeeded: part))
      _ = readValue(
        event, bytes, column: first + MeasurementColumn.value, row: row, indicator: top.key)
    } else if let key = MeasurementKey(rawValue: part) {
      _ = readValue(event, bytes, column: first + key.column, row: top.node, indicator: top.key)
    }
  }

  private mutating func measurementKey(_ event: Event, _ bytes: [UInt8]) {
    countKey(event)
    measurementPart = -1
    let known = top.node == -2 ? -1 : find(layout.measurementKeys, event, bytes)
    if known >= 0 {
      if top.node == -1 {
        top.node = openMeasurementRow(top.key, table: top.table, parent: top.row)
      }
      let slot = layout.measurementSlot + known
      if note(slot, event) {
        measurementPart = known
      } else {
        reportDuplicate(slot, event, MeasurementKey.allCases[known].name)
      }
      return
    }
    if top.node >= 0 {
      let names = MeasurementKey.allCases.map(\.name)
      _ = unknownKey(event, bytes, known: names) { [name = layout.indicatorNames[top.key]] in
        .unknownKey($0, in: name, suggestion: $1)
      }
      return
    }
    let member = layout.sources >= 0 ? memberCode(layout.sources, event, bytes) : -1
    if member >= 0 {
      top.node = -2
      let slot = layout.sourceSlot + member
      if note(slot, event) {
        measurementPart = member
      } else {
        reportDuplicate(slot, event, layout.members[layout.sources].members[member])
      }
      return
    }
    let names = MeasurementKey.allCases.map(\.name)
    let sources = layout.sources >= 0 ? layout.members[layout.sources].members : []
    if top.node == -2 {
      _ = unknownKey(event, bytes, known: sources) { .unknownSource($0, suggestion: $1) }
    } else {
      // Of what form the mapping was meant to be is not known, so nothing else in it is looked at.
      _ = unknownKey(event, bytes, known: names + sources) { .unknownSource($0, suggestion: $1) }
      top.node = -3
    }
  }

  mutating func skipMeasurementPart(_ event: Event) {
    if top.awaitsKey || measurementPart < 0 { return skipKeyOrValue(event) }
    refuse(
      event,
      .expectsValue(
        top.node >= 0
          ? MeasurementKey.allCases[measurementPart].name
          : layout.members[layout.sources].members[measurementPart]))
  }

  /// Every measurement written out has a value, be it `kosong`.
  mutating func endMeasurement() {
    guard top.node >= 0 else { return }
    let slot = layout.measurementSlot + MeasurementKey.value.rawValue
    if marks[slot].stamp != top.stamp {
      reporter.report(
        RecordFault.measurementWithoutValue(layout.indicatorNames[top.key]), top.spot)
    }
  }
}
