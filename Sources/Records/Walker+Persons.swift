// Walker+Persons.swift: where a person's record begins and ends, and whether it is kept.
// Walker.swift walks what is inside it.

import Program
import Text
import YAML

extension Walker {
  mutating func checkRequired() {
    for field in layout.mappings[top.node].required {
      let mark = marks[field]
      if !excused.isEmpty,
        excused.contains(where: { $0.stamp == top.stamp && ($0.field == field || $0.field < 0) })
      {
        continue
      }
      let isKey = layout.fields[field].isKey
      if mark.stamp != top.stamp {
        reporter.report(
          isKey
            ? RecordFault.missingKey(layout.keys[field])
            : .missingRequired(layout.names[field], key: layout.keys[field]),
          top.spot)
      } else if !mark.isFilled {
        let spot = Spot(
          start: mark.start, end: mark.start + layout.keys[field].utf8.count, line: mark.line,
          column: Int(mark.column))
        reporter.report(RecordFault.emptyRequired(layout.names[field]), spot)
      }
    }
  }

  // MARK: persons

  mutating func beginPerson(_ event: Event) {
    finishPerson()
    isInRecord = true
    recordStart = event.start
    recordLine = event.line
    personKey = 0
    reporter.beginRecord(Spot(event))
    store.beginRecord()
    let row = store.openRow(0, parent: 0)
    push(Frame(.record, event))
    top.node = 0
    top.row = row
  }

  /// Decides about the record that has ended: only now is it known that nothing of it follows that
  /// cannot be read.
  mutating func finishPerson() {
    guard isWaiting else { return }
    reportSlips(before: recordEnd)
    if reporter.errors == 0, personKey != 0,
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
    excused.removeAll(keepingCapacity: true)
  }

  /// Something that is no record where a record should be.
  mutating func stray(_ event: Event, _ fault: some Fault = RecordFault.notARecord) {
    finishPerson()
    reporter.beginRecord(Spot(event))
    reporter.report(fault, Spot(event))
    reportSlips(before: event.end)
    reporter.endRecord()
    finished += 1
    leftOut += 1
    if event.kind == .sequenceStart { skip(event) }
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

  /// The file has ended.
  mutating func finish() {
    finishPerson()
    if isLost { passSlips(before: .max) }
    guard nextSlip < slips.count else { return }
    reporter.beginRecord(Spot(slips[nextSlip]))
    reportSlips(before: .max)
    reporter.endRecord()
    finished += 1
    leftOut += 1
  }
}
