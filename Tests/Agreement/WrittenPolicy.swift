// WrittenPolicy.swift: a random policy written as rules, read back by parser and checker, and asked the
// same questions: what was meant, what was read, and what the machine makes of it must be one.

import Program
import RandomPolicies
import Reference
import Semantics
import Syntax
import Text
import Values

struct WrittenPolicy {
  let meant: Policy
  let read: Policy
  /// What the parser and the checker said against the text.
  let messages: [String]

  init(_ policy: Policy) {
    meant = policy
    let files = ruleText(of: policy).enumerated().map { index, file in
      SourceFile(id: FileID(index), name: file.name, text: file.text)
    }
    let checked = check(files.map { parse($0) })
    read = checked.policy
    messages = checked.diagnostics.filter { $0.severity == .error }.map { diagnostic in
      let file = files[Int(diagnostic.primary.file.index)]
      let line = LineIndex(file).line(at: Int(diagnostic.primary.start))
      let text = file.text(diagnostic.primary)
      return "\(diagnostic.code) \(file.name):\(line) \(diagnostic.words.english) [\(text)]"
    }
  }

  /// Where the answers of what was read differ from those of what was meant.
  func allDifferences(on date: CalendarDate, _ persons: [RecordItem]) -> [Difference] {
    var found: [Difference] = []
    let moved = persons.map { translated($0, .person, .person) }
    for (index, person) in persons.enumerated() {
      guard let set = ruleSet(for: person, meant, on: date),
        let other = ruleSet(for: moved[index], read, on: date)
      else { continue }
      let expected = reference(meant, set, on: date, person)
      let got = reference(read, other, on: date, moved[index])
      found += differences(expected, got, person: index)
    }
    return found + differences(read, on: date, moved)
  }

  // MARK: the same record under another schema

  private func translated(_ item: RecordItem, _ table: TableID, _ other: TableID) -> RecordItem {
    guard let schema = meant.schema, let target = read.schema else { return item }
    let names = schema.tables[table.index].columns.map(\.path)
    var result = RecordItem(
      values: target.tables[other.index].columns.map { column in
        names.firstIndex(of: column.path).map { item.values[$0] } ?? .missing
      })
    for (list, items) in item.lists {
      let path = schema.tables[list].path
      let place = target.tables.firstIndex { $0.parent == other && $0.path == path }
      guard let place else { continue }
      result.lists[place] = items.map { translated($0, TableID(list), TableID(place)) }
    }
    return result
  }
}
