// ValueName.swift: what a name in an expression can stand for, and how a path is looked up.

import Syntax
import Text

/// A rule that has a value.
enum ValueName: Hashable {
  case parameter(ParameterID)
  case formula(FormulaID)
  case table(DecisionTableID)
  case group(GroupID)
  case indicator(IndicatorID)
  case reference(ReferenceID)
}

/// What a path leads to.
enum Resolved {
  case column(ColumnID)
  case list(TableID)
  case mapValue(TableID, column: Int, member: Int)
  case yearValue(TableID, column: Int, year: Int)
  /// A nested record: no value itself.
  case record
  case input(Int)
  case value(ValueName)
  case indicatorSource(IndicatorID, name: NameSyntax)
  case tableOutput(DecisionTableID, Int)
}

extension ArraySlice<NameSyntax> {
  /// As names are compared, points between them.
  fileprivate var path: String {
    // Nearly all have one name.
    if count == 1, let only = first { return only.key }
    return map(\.key).joined(separator: ".")
  }
}

extension Lexicon {
  /// A path inside one table: a column, a list, one member or year of a list, a nested record.
  func resolve(_ parts: ArraySlice<NameSyntax>, in id: TableID) -> Resolved? {
    guard columns.indices.contains(id.index), !parts.isEmpty else { return nil }
    let path = parts.path
    if let column = columns[id.index][path] { return .column(ColumnID(id, column)) }
    if let list = lists[id.index][path] { return .list(list) }
    if nested[id.index].contains(path) { return .record }
    // `kompetensi.integritas`, `riwayat_predikat.2025`, `penilaian.2025.nilai`
    for end in parts.indices.dropFirst() {
      let prefix = parts[..<end].path
      guard let list = lists[id.index][prefix], let table = table(list) else { continue }
      let rest = parts[(end + 1)...].path
      guard let column = columns[list.index][rest.isEmpty ? "nilai" : rest] else { continue }
      switch table.kind {
      case .map(let choice):
        if let member = member(parts[end].key, of: choice) {
          return .mapValue(list, column: column, member: member)
        }
      case .yearly:
        if let year = Int(parts[end].text), (1...9999).contains(year) {
          return .yearValue(list, column: column, year: year)
        }
      case .person, .list, .measurements: break
      }
    }
    return nil
  }

  /// A list whose member or year a path wrongly names: `kompetensi.integrits`.
  func keyedList(_ parts: ArraySlice<NameSyntax>, in id: TableID) -> (TableID, NameSyntax)? {
    guard columns.indices.contains(id.index) else { return nil }
    for end in parts.indices.dropFirst() {
      let prefix = parts[..<end].path
      guard let list = lists[id.index][prefix], let table = table(list) else { continue }
      switch table.kind {
      case .map, .yearly: return (list, parts[end])
      case .person, .list, .measurements: continue
      }
    }
    return nil
  }
}

extension RuleSetBuilder {
  /// What a path stands for here; nil when nothing has that name. Says nothing.
  func resolve(_ path: PathSyntax) -> Resolved? {
    let parts = path.parts[...]
    guard let first = parts.first else { return nil }
    for scope in scopes.reversed() {
      if let found = lexicon.resolve(parts, in: scope) { return found }
    }
    if parts.count == 1, let place = inputs.firstIndex(where: { $0.name.folded == first.key }) {
      return .input(place)
    }
    if let schema = lexicon.schema {
      if parts.count > 1, first.key == schema.name.folded {
        return lexicon.resolve(parts.dropFirst(), in: .person)
      }
      if let found = lexicon.resolve(parts, in: .person) { return found }
    }
    guard let value = values[first.key] else { return nil }
    if parts.count == 1 { return .value(value) }
    guard parts.count == 2 else { return nil }
    switch value {
    case .indicator(let id): return .indicatorSource(id, name: parts[1])
    case .table(let id):
      let outputs = set.tables[id.index].outputs
      return outputs.firstIndex { $0.name.folded == parts[1].key }.map {
        .tableOutput(id, $0)
      }
    case .parameter, .formula, .group, .reference: return nil
    }
  }

  /// Every name that could stand where a path stands, for suggestions.
  var knownNames: [String] {
    var names: [String] = []
    for table in scopes + [.person] {
      guard let schema = lexicon.table(table) else { continue }
      names += schema.columns.map(\.path)
      names += lexicon.lists[table.index].values.compactMap { lexicon.table($0)?.path }
    }
    names += inputs.map(\.name)
    return names + valueNames
  }
}
