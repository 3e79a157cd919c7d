// Settling.swift: persons that stand twice, found only when the parts of a file, read side by side,
// are put together in order. A file read as a whole finds them while it reads (Walker+Persons.swift).

package import Program
import Text

/// A person whose key is not yet compared with those read before.
struct UnsettledKey: Sendable {
  var key: PersonKey
  var spot: Spot
  /// The record's row; -1 when it was left out.
  var row: Int
  /// Its messages in the batch, with the one that says how many more there were.
  var messages: Range<Int>
  /// How many were held back.
  var hidden: Int
  var recordStart: Spot
}

/// Some records of a part of a file.
package struct UnsettledBatch: Sendable {
  package let batch: RecordBatch
  let keys: [UnsettledKey]
  let keyName: String
  let file: FileID
  let name: String
  /// By table, the table its rows belong to; -1 for the person.
  let parents: [Int]

  /// Leaves out and reports who stands in the file, or one before it, already. To be called for all
  /// batches in the order of the files.
  package func settled(keys registry: inout KeyRegistry) -> RecordBatch {
    settledAnew(keys: &registry) ?? batch
  }

  /// The same; nil when nobody stands twice, and the batch is as it was.
  package func settledAnew(keys registry: inout KeyRegistry) -> RecordBatch? {
    registry.open(file, name)
    var messages: [RecordMessage] = []
    var copied = 0
    var isChanged = false
    var twice: [Int] = []
    for index in keys.indices {
      guard let first = registry.note(keys[index].key, line: keys[index].spot.line) else {
        continue
      }
      let person = keys[index]
      isChanged = true
      messages += batch.messages[copied..<person.messages.lowerBound]
      messages += withDuplicate(person, first)
      copied = person.messages.upperBound
      if person.row >= 0 { twice.append(person.row) }
    }
    if !isChanged { return nil }
    var result = batch
    result.messages = messages + batch.messages[copied...]
    result.table.removePersons(twice, parents: parents)
    result.leftOut += twice.count
    return result
  }

  /// The messages about a person with the one that says where it stands first.
  private func withDuplicate(_ person: UnsettledKey, _ first: KeyRegistry.Place) -> [RecordMessage]
  {
    var reporter = Reporter(file: file, name: name)
    reporter.beginRecord(person.recordStart)
    var known = Array(batch.messages[person.messages])
    if person.hidden > 0 { known.removeLast() }
    reporter.take(known, hidden: person.hidden)
    reporter.report(
      RecordFault.duplicatePerson(key: keyName, file: first.file, line: first.line), person.spot)
    reporter.endRecord()
    return reporter.takeMessages()
  }
}

extension Walker {
  /// Ends a record without comparing its person.
  mutating func closeUnsettled() {
    let hidden = reporter.hiddenMessages
    let begin = reporter.recordStart
    let isKept = reporter.errors == 0
    closePerson()
    guard !personKey.isNone else { return }
    unsettled.append(
      UnsettledKey(
        key: personKey, spot: personKeySpot, row: isKept ? store.counts[0] - 1 : -1,
        messages: min(reporter.first, reporter.count)..<reporter.count, hidden: hidden,
        recordStart: begin))
  }
}

extension RecordTable {
  /// Takes out these rows of persons, and all that belongs to them.
  ///
  /// - Parameter parents: by table, the table its rows belong to; -1 for the person.
  package mutating func removePersons(_ rows: [Int], parents: [Int]) {
    if rows.isEmpty { return }
    var isKept = tables.map { [Bool](repeating: true, count: $0.count) }
    for row in rows { isKept[0][row] = false }
    origins = kept(origins, isKept[0])
    // A table stands behind its parent; the rows of a parent stand together.
    for index in tables.indices {
      if parents[index] >= 0 {
        let above = isKept[parents[index]]
        isKept[index] = tables[index].parents.map { above[Int($0)] }
        tables[index].isGiven = kept(tables[index].isGiven, above)
        renumber(&tables[index], isKept[index], above)
      }
      tables[index].count = isKept[index].count(where: { $0 })
      for column in tables[index].columns.indices {
        tables[index].columns[column].keep(isKept[index])
      }
    }
  }

  private func kept<Cell>(_ cells: [Cell], _ isKept: [Bool]) -> [Cell] {
    cells.isEmpty ? [] : zip(cells, isKept).filter { $0.1 }.map { $0.0 }
  }

  private func renumber(_ rows: inout TableRows, _ isKept: [Bool], _ above: [Bool]) {
    var starts: [Int32] = []
    var parents: [Int32] = []
    var row = 0
    var parent: Int32 = 0
    for (old, isParentKept) in above.enumerated() {
      if isParentKept { starts.append(Int32(truncatingIfNeeded: parents.count)) }
      while row < rows.parents.count, Int(rows.parents[row]) == old {
        if isKept[row] { parents.append(parent) }
        row += 1
      }
      if isParentKept { parent += 1 }
    }
    rows.starts = starts + [Int32(truncatingIfNeeded: parents.count)]
    rows.parents = parents
  }
}
