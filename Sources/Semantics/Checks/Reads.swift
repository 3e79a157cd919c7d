// Reads.swift: which marked fields a rule reads, directly or through other rules. What a rule may not
// look at it cannot look at.

import Syntax
import Text

extension RuleSetBuilder {
  /// A field of a record is read.
  mutating func noteRead(
    _ path: String, _ marks: FieldMarks, _ column: ColumnID?, _ range: SourceRange
  ) {
    if marks.contains(.key) {
      report(FlowFault.identityRead(path), at: range)
    } else if let column, column.table == .person, path.folded == "nama" {
      report(FlowFault.identityRead(path), at: range)
    }
    if marks.contains(.forbidden), !allowsForbidden {
      report(FlowFault.forbiddenRead(path, by: owner), at: range)
    }
    if marks.contains(.restricted), reads[path] == nil {
      reads[path] = RestrictedRead(range: range, via: [])
    }
  }

  /// A list, or something in it, is read.
  mutating func noteRead(of id: TableID, _ range: SourceRange) {
    guard let table = lexicon.table(id) else { return }
    noteRead(table.path, table.marks, nil, range)
  }

  /// What another rule reads is read here too.
  mutating func noteReads(of value: ValueName, at range: SourceRange) {
    guard let known = readsOfValue[value], let name = name(of: value) else { return }
    for (path, read) in known where reads[path] == nil {
      reads[path] = RestrictedRead(range: range, via: [name] + read.via)
    }
  }

  func name(of value: ValueName) -> String? {
    switch value {
    case .parameter(let id): set.parameters[id.index].origin.name
    case .formula(let id): set.formulas[id.index].origin.name
    case .table(let id): set.tables[id.index].origin.name
    case .group(let id): set.groups[id.index].origin.name
    case .indicator(let id): set.indicators[id.index].origin.name
    case .reference(let id): lexicon.vocabulary.references[id.index].name
    }
  }

  /// The restricted fields read since the last call.
  mutating func takeReads() -> [String: RestrictedRead] {
    defer { reads = [:] }
    return reads
  }

  /// A decision that reads restricted fields must name its legal basis.
  mutating func requireBasis(_ basis: [TextSyntax], of name: String) {
    let reads = takeReads()
    if !basis.isEmpty { return }
    for path in reads.keys.sorted() {
      guard let read = reads[path] else { continue }
      report(FlowFault.restrictedWithoutBasis(path, by: name, via: read.via), at: read.range)
    }
  }
}
