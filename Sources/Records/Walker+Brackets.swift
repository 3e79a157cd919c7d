// Walker+Brackets.swift: lists and mappings that open and close: what may stand in them, by the layout.
// Walker.swift has the walk and its frames.

import YAML

extension Walker {
  // MARK: brackets

  mutating func mappingStart(_ event: Event) {
    switch top.kind {
    case .document, .persons:
      beginPerson(event)
    case .record:
      let field = top.key
      guard !top.awaitsKey, field >= 0 else { return skipKeyOrValue(event) }
      let node = layout.fields[field]
      switch node.kind {
      case .record: open(.record, event, node: node.mapping, table: top.table, row: top.row)
      case .yearly, .map:
        store.give(node.table, parent: top.row)
        open(
          node.kind == .map ? .map : .yearly, event, node: field, table: node.table, row: top.row)
      case .measurements:
        store.give(node.table, parent: top.row)
        open(.indicators, event, node: field, table: node.table, row: top.row)
      case .scalar: refuse(event, .expectsValue(layout.names[field]))
      case .list, .plainList: refuse(event, .expectsList(layout.names[field]))
      }
    case .list:
      guard countItem(event) else { return skip(event) }
      let row = store.openRow(top.table, parent: top.row)
      open(.record, event, node: layout.fields[top.node].mapping, table: top.table, row: row)
    case .plainList:
      if countItem(event) { refuse(event, .expectsValue(frameName)) } else { skip(event) }
    case .yearly, .map:
      guard !top.awaitsKey, top.key >= 0 else { return skipKeyOrValue(event) }
      let mapping = layout.fields[top.node].mapping
      if mapping < 0 { return refuse(event, .expectsValue(frameName)) }
      open(.record, event, node: mapping, table: top.table, row: top.key)
    case .indicators:
      guard !top.awaitsKey, top.key >= 0 else { return skipKeyOrValue(event) }
      openMeasurement(event)
    case .measurements:
      if countItem(event) { openMeasurement(event) } else { skip(event) }
    case .measurement:
      skipMeasurementPart(event)
    case .skipped:
      top.count += 1
    }
  }

  mutating func sequenceStart(_ event: Event) {
    switch top.kind {
    case .document: push(Frame(.persons, event))
    case .persons: stray(event)
    case .record:
      let field = top.key
      guard !top.awaitsKey, field >= 0 else { return skipKeyOrValue(event) }
      let node = layout.fields[field]
      switch node.kind {
      case .list, .plainList:
        store.give(node.table, parent: top.row)
        open(
          node.kind == .list ? .list : .plainList, event, node: field, table: node.table,
          row: top.row)
      case .scalar: refuse(event, .expectsValue(layout.names[field]))
      case .record, .yearly, .map, .measurements: refuse(event, .expectsFields(layout.names[field]))
      }
    case .list:
      if countItem(event) { refuse(event, .expectsFields(frameName)) } else { skip(event) }
    case .plainList:
      if countItem(event) { refuse(event, .expectsValue(frameName)) } else { skip(event) }
    case .yearly, .map:
      guard !top.awaitsKey, top.key >= 0 else { return skipKeyOrValue(event) }
      refuse(
        event,
        layout.fields[top.node].mapping < 0 ? .expectsValue(frameName) : .expectsFields(frameName))
    case .indicators:
      guard !top.awaitsKey, top.key >= 0 else { return skipKeyOrValue(event) }
      let indicator = top.key
      open(.measurements, event, node: top.node, table: top.table, row: top.row)
      top.key = indicator
    case .measurements:
      if countItem(event) { refuse(event, .measurementForm(frameName)) } else { skip(event) }
    case .measurement:
      skipMeasurementPart(event)
    case .skipped:
      top.count += 1
    }
  }

  /// Opens a bracket as the value or item that the frame waits for.
  mutating func open(_ kind: Frame.Kind, _ event: Event, node: Int, table: Int, row: Int) {
    skipValue()
    push(Frame(kind, event))
    top.node = node
    top.table = table
    top.row = row
  }

  mutating func refuse(_ event: Event, _ fault: RecordFault) {
    reporter.report(fault, Spot(event))
    skip(event)
  }

  /// A list or mapping stands where a key should, or behind a key that was reported.
  mutating func skipKeyOrValue(_ event: Event) {
    if top.awaitsKey { reporter.report(YAMLFault.complexKey, Spot(event)) }
    skip(event)
  }

  mutating func mappingEnd(_ event: Event) {
    switch top.kind {
    case .record:
      checkRequired()
      endRecord(event)
    case .measurement: endMeasurement()
    case .skipped:
      top.count -= 1
      if top.count > 0 { return }
      if isOversized { endRecord(event) }
    default: break
    }
    pop()
  }

  /// The bracket that closes may be the person's.
  private mutating func endRecord(_ event: Event) {
    if stack.last.map({ $0.kind == .document || $0.kind == .persons }) ?? true {
      recordEnd = event.end
      isWaiting = true
    }
  }

  mutating func sequenceEnd() {
    if top.kind == .skipped {
      top.count -= 1
      if top.count > 0 { return }
    }
    pop()
  }
}
