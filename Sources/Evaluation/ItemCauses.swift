// ItemCauses.swift: why a list, a look-up or a group has no known result, and how a field is named.

import Program
import Semantics
import Values

extension Machine {
  // MARK: choices

  func lookupCauses(
    _ policy: DecisionTable.HitPolicy, _ rows: [LookupRow], _ ranks: Int?, _ name: String,
    _ register: Register, _ row: Int
  ) -> [Cause] {
    let result = state(register, row)
    let rows = rows.filter { line in !isIdle(line, policy, rows, ranks, kind(register), row) }
    var certain: [Int] = []
    var causes: [Cause] = []
    for (index, line) in rows.enumerated() {
      let truth = state(line.condition, row)
      if truth == State.no { continue }
      if truth >= State.missing, truth == result { causes.append(.value(line.condition, row)) }
      if truth == State.yes { certain.append(index) }
      if truth <= State.missing, state(line.output, row) == result, result >= State.missing {
        causes.append(.value(line.output, row))
      }
      if policy == .first, truth != State.missing { break }
    }
    if !causes.isEmpty { return causes }
    if result == State.conflict {
      return [.fact(Reason(.severalRows(certain), path: name))]
    }
    if certain.isEmpty { return [.fact(Reason(.noRow, path: name))] }
    return [.fact(Reason(.outOfRange, path: name))]
  }

  /// Whether a row that may match would change nothing: those that surely match decide.
  private func isIdle(
    _ line: LookupRow, _ policy: DecisionTable.HitPolicy, _ rows: [LookupRow], _ ranks: Int?,
    _ kind: RegisterKind, _ row: Int
  ) -> Bool {
    guard state(line.condition, row) == State.missing else { return false }
    switch policy {
    case .exactlyOne, .first: return false
    case .sum: return !matters(line, row)
    case .highest, .lowest:
      let isHighest = policy == .highest
      guard let best = outermostOfSure(rows, isHighest, ranks, kind, row).best else {
        return false
      }
      return !matters(line, beside: best, isHighest, ranks, kind, row)
    }
  }

  func exceptionCauses(
    _ base: Register, _ cases: [ExceptionCase], _ name: String, _ state: UInt8, _ row: Int
  ) -> [Cause] {
    var causes: [Cause] = []
    var certain: [String] = []
    for item in cases {
      let truth = self.state(item.condition, row)
      if truth == State.no { continue }
      if truth == state { causes.append(.value(item.condition, row)) }
      if truth == State.yes { certain.append(item.name) }
      if truth <= State.missing, self.state(item.value, row) == state {
        causes.append(.value(item.value, row))
      }
    }
    if certain.isEmpty, self.state(base, row) == state { causes.append(.value(base, row)) }
    if !causes.isEmpty { return causes }
    return [.fact(Reason(.exceptionsDisagree(certain), path: name))]
  }

  // MARK: lists

  func itemCauses(_ source: ItemSource, _ body: Register?, _ state: UInt8, _ row: Int)
    -> [Cause]
  {
    let frame = frames[Int(source.frame.index)]
    guard frame.isGiven[row] else { return [listMissing(source)] }
    var causes: [Cause] = []
    for item in frame.items(of: row) {
      causes += countCauses(source, frame, item, state)
      guard let body, counts(source, frame, item) != State.no,
        self.state(body, item) == state
      else { continue }
      causes.append(.value(body, item))
    }
    if causes.isEmpty { return dateCauses(source, frame, row) }
    return causes
  }

  /// Why it is open whether an item counts.
  private func countCauses(
    _ source: ItemSource, _ frame: FrameRows, _ item: Int, _ state: UInt8
  ) -> [Cause] {
    guard counts(source, frame, item) == state else { return [] }
    var causes: [Cause] = []
    if frame.isInside(item) == state { causes.append(dateMissing(source)) }
    if let filter = source.filter, self.state(filter, item) == state {
      causes.append(.value(filter, item))
    }
    return causes
  }

  /// Days a streak would need: the first or last day of an item is not given.
  private func dateCauses(_ source: ItemSource, _ rows: FrameRows, _ row: Int) -> [Cause] {
    let frame = plan.frames[Int(source.frame.index)]
    let columns = table.tables[frame.table.index].columns
    let schema = program.schema?.tables[frame.table.index].columns ?? []
    var causes: [Cause] = []
    for item in rows.items(of: row) where counts(source, rows, item) != State.no {
      let place = Int(rows.tableRow[item])
      for column in [frame.dateColumn, frame.endColumn].compactMap({ $0 })
      where place >= 0 && !columns[column].isPresent(place) {
        let path = listPath(frame.table) + "." + schema[column].path
        causes.append(.fact(Reason(.fieldMissing, path: path)))
      }
    }
    return causes
  }

  func aggregateCauses(
    _ kind: AggregateKind, _ source: ItemSource, _ body: Register, _ precision: Int,
    _ register: Register, _ row: Int
  ) -> [Cause] {
    let frame = frames[Int(source.frame.index)]
    guard frame.isGiven[row] else { return [listMissing(source)] }
    let result = state(register, row)
    let path = listPath(plan.frames[Int(source.frame.index)].table)
    if kind == .latest {
      let latest = latest(source, frame, column(body), row, precision, self.kind(register))
      if latest.isUndated { return [dateMissing(source)] }
      if latest.isUnlike { return [.fact(Reason(.unlikeLatest, path: path))] }
      let causes = latest.items.flatMap { item -> [Cause] in
        let open = countCauses(source, frame, item, result)
        return open.isEmpty ? [.value(body, item)] : open
      }
      if !causes.isEmpty { return causes }
    }
    var causes: [Cause] = []
    var isEmpty = true
    for item in frame.items(of: row) {
      let open = countCauses(source, frame, item, result)
      causes += open
      if counts(source, frame, item) == State.yes {
        if state(body, item) == result { causes.append(.value(body, item)) }
        isEmpty = isEmpty && source.ignoresMissing && state(body, item) == State.missing
      }
    }
    if isEmpty, kind != .sum, result == State.missing {
      if causes.isEmpty || source.ignoresMissing {
        return [.fact(Reason(.emptyList, path: path))]
      }
    }
    return causes.isEmpty ? [own(.outOfRange, register)] : causes
  }

  // MARK: groups

  func groupCauses(
    _ parts: [GroupPart], _ missing: GroupMissing, _ name: String, _ state: UInt8, _ row: Int
  ) -> [Cause] {
    var causes: [Cause] = []
    var scores: [Cause] = []
    for part in parts {
      let applies = part.applies.map { self.state($0, row) } ?? State.yes
      if applies == State.no { continue }
      if applies == state, let condition = part.applies { causes.append(.value(condition, row)) }
      guard applies == State.yes, self.state(part.score, row) == state else { continue }
      let isOpen: Bool
      switch missing {
      case .undetermined: isOpen = true
      case .redistribute, .value: isOpen = state != State.missing
      }
      if isOpen {
        causes.append(.value(part.score, row))
      } else {
        scores.append(.value(part.score, row))
      }
    }
    if !causes.isEmpty { return causes }
    if !scores.isEmpty { return scores }
    return [.fact(Reason(state == State.missing ? .emptyList : .outOfRange, path: name))]
  }

  // MARK: names

  private func listMissing(_ source: ItemSource) -> Cause {
    .fact(Reason(.listMissing, path: listPath(plan.frames[Int(source.frame.index)].table)))
  }

  private func dateMissing(_ source: ItemSource) -> Cause {
    let frame = plan.frames[Int(source.frame.index)]
    let columns = program.schema?.tables[frame.table.index].columns ?? []
    let place = frame.endColumn ?? frame.dateColumn
    var path = listPath(frame.table)
    if let date = frame.dateColumn, columns.indices.contains(date) {
      path += "." + columns[date].path
    } else if let place, columns.indices.contains(place) {
      path += "." + columns[place].path
    }
    return .fact(Reason(.fieldMissing, path: path))
  }

  /// As a rule reads it from the person: `profil.diklat`.
  func listPath(_ id: TableID) -> String {
    guard let tables = program.schema?.tables, tables.indices.contains(id.index) else { return "" }
    var path = tables[id.index].path
    var parent = tables[id.index].parent
    var steps = 0
    while let at = parent, at != .person, steps < tables.count {
      path = tables[at.index].path + "." + path
      parent = tables[at.index].parent
      steps += 1
    }
    return path
  }

  func referencePath(_ id: ReferenceID, _ column: Int) -> String {
    guard program.vocabulary.references.indices.contains(id.index) else { return "" }
    return program.vocabulary.references[id.index].name
  }

  func fieldReason(_ id: ColumnID, _ frame: FrameRows, _ row: Int) -> Reason {
    guard let tables = program.schema?.tables else { return Reason(.fieldMissing, path: "") }
    let schema = tables[id.table.index]
    let column = schema.columns[id.index].path
    if id.table == .person { return Reason(.fieldMissing, path: column) }
    let item = Int(frame.tableRow[row])
    let rows = table.tables[id.table.index]
    let key: Int32
    switch schema.kind {
    case .yearly: key = item < 0 ? frame.key[row] : yearKey(rows, item)
    case .map: key = item < 0 ? frame.key[row] : rows.columns[0].codes[item]
    default:
      let isPlain = schema.columns.count == 1 && column == "nilai"
      return Reason(
        .fieldMissing, path: listPath(id.table) + (isPlain ? "" : "." + column))
    }
    return keyedReason(id.table, id.index, key, isGiven: item >= 0)
  }

  func entryReason(
    _ id: TableID, _ column: Int, _ key: Int32, _ frame: FrameRows, _ row: Int
  ) -> Reason {
    let rows = table.tables[id.index]
    let owner = Int(frame.tableRow[row])
    if owner < 0 || owner >= rows.isGiven.count || !rows.isGiven[owner] {
      return Reason(.listMissing, path: listPath(id))
    }
    let item = item(of: rows, owner: owner, key: key, id)
    return keyedReason(id, column, key, isGiven: item != nil)
  }

  /// `riwayat_predikat.2024`, `kompetensi.integritas`; with the field where an entry has several.
  private func keyedReason(_ id: TableID, _ column: Int, _ key: Int32, isGiven: Bool) -> Reason {
    guard let schema = program.schema?.tables[id.index] else {
      return Reason(.fieldMissing, path: "")
    }
    var path = listPath(id) + "."
    var kind: Reason.Kind
    if case .map(let members) = schema.kind {
      let list =
        program.vocabulary.enumerations.indices.contains(members.index)
        ? program.vocabulary.enumerations[members.index].members : []
      path += list.indices.contains(Int(key)) ? list[Int(key)].name : String(key)
      kind = .memberMissing
    } else {
      path += String(key)
      kind = .yearMissing(Int(key))
    }
    let name = schema.columns[column].path
    if isGiven, name != "nilai" {
      path += "." + name
      kind = .fieldMissing
    }
    return Reason(kind, path: path)
  }
}
