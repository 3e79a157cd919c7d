// Walker+Persons.swift: where a person's record begins and ends, and whether it is kept.
// Walker.swift walks what is inside it.

import Program
import Text
import YAML

extension Walker {
  mutating func checkRequired() {
    while let last = excused.last, last.stamp > top.stamp { excused.removeLast() }
    let excuses = excused.reversed().prefix { $0.stamp == top.stamp }
    for field in layout.mappings[top.node].required {
      let mark = marks[field]
      if excuses.contains(where: { $0.field == field || $0.field < 0 }) { continue }
      let isKey = layout.fields[field].isKey
      if mark.stamp != top.stamp {
        reporter.report(
          isKey
            ? RecordFault.missingKey(layout.keys[field])
            : .missingRequired(layout.names[field], key: layout.keys[field]),
          top.spot)
      } else if !mark.isFilled {
        let spot = Spot(
          start: mark.start, width: layout.keys[field].utf8.count, line: mark.line,
          column: Int(mark.column))
        reporter.report(RecordFault.emptyRequired(layout.names[field]), spot)
      }
    }
  }

  // MARK: persons

  mutating func beginPerson(_ event: Event) {
    isInRecord = true
    recordStart = event.start
    recordLine = event.line
    personKey = .none
    years.removeAll(keepingCapacity: true)
    reporter.beginRecord(Spot(event))
    store.beginRecord()
    let row = store.openRow(0, parent: 0)
    push(Frame(.record, event))
    top.node = 0
    top.row = row
  }

  /// Decides about the record that has ended: only now is it known that nothing of it follows that
  /// cannot be read.
  ///
  /// - Parameter next: where the next document begins; comments before it are this record's.
  mutating func finishPerson(before next: Int = 0) {
    guard isWaiting else { return }
    reportSlips(before: max(recordEnd, next))
    if !isOversized, recordEnd - recordStart > RecordLimits.recordBytes { reportSize() }
    if defersKeys {
      closeUnsettled()
      return
    }
    // A record with a fault counts too: mending it must not bring a second one to light.
    if !personKey.isNone,
      let first = keys.note(personKey, line: personKeySpot.line)
    {
      reporter.report(
        RecordFault.duplicatePerson(key: layout.keyName, file: first.file, line: first.line),
        personKeySpot)
    }
    closePerson()
  }

  mutating func closePerson() {
    if reporter.errors == 0 {
      store.keepRecord(
        RecordOrigin(
          range: reporter.range(recordStart, recordEnd), line: Int32(clamping: recordLine)))
    } else {
      store.dropRecord()
      leftOut += 1
    }
    reporter.endRecord()
    finished += 1
    isInRecord = false
    isWaiting = false
    isOversized = false
    excused.removeAll(keepingCapacity: true)
  }

  /// Gives up a record that has grown beyond every measure, before memory does. Looked at between
  /// batches of events, so that ordinary records pay nothing for it.
  mutating func checkSize() {
    guard isInRecord, !isWaiting, !isOversized,
      position - recordStart > RecordLimits.recordBytes
    else { return }
    reportSize()
    isOversized = true
    store.dropRecord()
    skipRecord()
  }

  private mutating func reportSize() {
    reporter.report(
      RecordFault.recordTooLarge,
      Spot(start: recordStart, width: 1, line: recordLine, column: 1))
  }

  /// Whether the batch holds enough, however few its records.
  var isHeavy: Bool { position - batchStart > RecordLimits.recordBytes }

  /// Something that is no record where a record should be.
  mutating func stray(_ event: Event, _ fault: some Fault = RecordFault.notARecord) {
    reporter.beginRecord(Spot(event))
    reporter.report(fault, Spot(event))
    reportSlips(before: event.end)
    reporter.endRecord()
    finished += 1
    leftOut += 1
    if case .sequenceStart = event.kind { skip(event) }
  }

  /// Reports what the bytes up to here hold; each kind once a record.
  mutating func reportSlips(before end: Int) {
    var codes: [String] = []
    while nextSlip < slips.count, slips[nextSlip].start < end {
      let slip = slips[nextSlip]
      if codes.contains(slip.fault.code) {
        // One is enough to find the others.
      } else {
        codes.append(slip.fault.code)
        reporter.report(slip.fault, Spot(slip))
      }
      // A run of bad characters may reach into the next record on the same line.
      if slip.end > end {
        slips[nextSlip].start = end
        break
      }
      nextSlip += 1
    }
  }

  /// The form of the text is broken: what was being read is lost.
  mutating func fail(_ failure: Problem) {
    // In a list, what cannot be read may be the next item, unless it stands where the last goes on.
    if isWaiting, top.kind == .persons, failure.fault != .indentation { finishPerson() }
    if !isInRecord {
      reporter.beginRecord(Spot(failure))
      store.beginRecord()
    }
    reporter.report(failure.fault, Spot(failure))
    reportSlips(before: failure.end)
    recordEnd = failure.end
    closePerson()
    stack.removeAll(keepingCapacity: true)
    top = Frame(.document, .empty)
    isLost = true
  }

  /// What the bytes of a lost part hold is no fault of the record behind it.
  mutating func passSlips(before end: Int) {
    while nextSlip < slips.count, slips[nextSlip].start < end { nextSlip += 1 }
    isLost = false
  }

  /// The file has ended, or the part of it that is read; what its bytes hold from `end` on is not of it.
  mutating func finish(before end: Int) {
    finishPerson(before: end)
    if isLost { passSlips(before: end) }
    strayBytes(before: end)
  }

  /// Bad bytes that stand in no record, as in a comment above the first: no record suffers for them,
  /// unless they are a directive, which speaks of the document that follows.
  mutating func strayBytes(before end: Int) {
    guard nextSlip < slips.count, slips[nextSlip].start < end else { return }
    let isDirective = slips[nextSlip...].contains { $0.start < end && $0.fault == .directive }
    if isDirective, end < .max { return }
    reporter.beginRecord(Spot(slips[nextSlip]))
    reportSlips(before: end)
    reporter.endRecord()
    finished += 1
    leftOut += 1
  }
}
