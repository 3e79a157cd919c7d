// PictureParts.swift: what every part of an expression came to, and the place it is shown beneath: a name
// or call at its beginning, an operator at its sign.

import Evaluation
import Program
import Semantics
import Text
import Values

extension PictureSource {
  /// How many items of a list are told of.
  private static let shownItems = 5

  /// - Parameter isTop: what the whole came to is told by the sign before it.
  func parts(of id: ExpressionID, isTop: Bool = false) -> [PicturePart] {
    guard set.expressions.indices.contains(id.index) else { return [] }
    let expression = set[id]
    func own(_ anchor: Int32) -> [PicturePart] {
      let isTruth = expression.type == .scalar(.boolean)
      guard !(isTop && isTruth), let value = value(of: id) else { return [] }
      return [PicturePart(anchor: anchor, value: value)]
    }
    func all(_ list: [ExpressionID]) -> [PicturePart] {
      // What the rule does not write, such as the day `lama sejak` is asked on, has its range.
      list.filter { set[$0].range != expression.range }.flatMap { parts(of: $0) }
    }
    let start = expression.range.start
    switch expression.kind {
    case .literal, .input: return []
    case .field, .parameter, .indicator, .indicatorSource, .indicatorScore, .group, .mapValue,
      .yearValue, .evaluationDate, .dayOfYear, .isListPresent:
      return value(of: id).map { [PicturePart(anchor: start, value: $0)] } ?? []
    case .converted(let inner, _, _): return parts(of: inner)
    case .negative(let inner): return all([inner])
    case .formula(_, let list), .table(_, _, let list):
      return (value(of: id).map { [PicturePart(anchor: start, value: $0)] } ?? []) + all(list)
    case .parameterAt(_, let inner), .reference(_, _, let inner), .datePart(_, let inner):
      return own(start) + all([inner])
    case .elapsed(_, let a, let b), .span(_, let a, let b): return own(start) + all([a, b])
    case .rounded(let a, _, _), .inPercent(let a), .isPresent(let a, _):
      return own(sign(behind: a)) + all([a])
    case .not(let a): return own(start) + all([a])
    case .arithmetic(_, let a, let b, _), .dateStep(let a, let b, _, _), .ifMissing(let a, let b),
      .roundedToMultiple(let a, let b, _), .comparison(_, let a, let b, _):
      return own(sign(behind: a)) + all([a, b])
    case .oneOf(let a, let list, _, _): return own(sign(behind: a)) + all([a] + list)
    case .extreme(_, let list):
      let first = list.first.map { set[$0].range.start } ?? start
      let anchor = first > start ? start : list.first.map { sign(behind: $0) } ?? start
      return own(anchor) + all(list)
    case .and(let list), .or(let list): return all(list)
    case .conditional(let condition, let then, let other):
      return own(start) + all([condition, then, other])
    case .hasLasted(let since, let at, let duration, _, _):
      var day: [PicturePart] = []
      if set[at].range == expression.range, let value = value(of: at) {
        day = [
          PicturePart(
            anchor: start, value: Words("per \(value.indonesian)", en: "as of \(value.english)"))
        ]
      }
      return day + all([since, at, duration])
    case .quantified, .aggregate, .count, .streak: return list(id, isTop: isTop)
    }
  }

  private func sign(behind id: ExpressionID) -> Int32 {
    guard let file = file(set[id].range) else { return set[id].range.end }
    return OneLine.next(behind: set[id].range.end, in: file)
  }

  /// What an expression came to; with its reason when that is no value. Nil inside lists and calls.
  func value(of id: ExpressionID) -> Words? {
    guard let value = trace.value(of: id) else { return nil }
    return isHidden(id) ? PictureSource.hidden : words(value, set[id].type)
  }

  func words(_ value: ValueOutcome, _ type: ExpressionType) -> Words {
    let type: ScalarType = if case .scalar(let scalar) = type { scalar } else { .text }
    let words = ValueText.words(value, type, vocabulary)
    guard value.state != .known, let reason = value.reasons.first.map(ReasonText.words) else {
      return words
    }
    return Words(
      "\(words.indonesian): \(reason.indonesian)", en: "\(words.english): \(reason.english)")
  }

  // MARK: lists

  /// What a list came to, and its items that count.
  private func list(_ id: ExpressionID, isTop: Bool) -> [PicturePart] {
    guard trace.value(of: id) != nil, let value = value(of: id) else { return [] }
    let items = trace.items(of: id)
    if items.isEmpty, trace.value(of: id)?.state != .known {
      return [PicturePart(anchor: set[id].range.start, value: value)]
    }
    let counted = items.enumerated().filter { $0.element.counts != .no }
    let told = counted.prefix(PictureSource.shownItems).map { self.item(id, $0.offset, $0.element) }
    let count = Words(
      "\(counted.count) dari \(items.count) butir terhitung",
      en: "\(counted.count) of \(items.count) items count")
    let all = [isTop && set[id].type == .scalar(.boolean) ? nil : value, count].compactMap { $0 }
    let head = Words(
      all.map(\.indonesian).joined(separator: "; "), en: all.map(\.english).joined(separator: "; "))
    let more = counted.count > told.count ? ", …" : ""
    let rest = Words(
      told.map(\.indonesian).joined(separator: ", ") + more,
      en: told.map(\.english).joined(separator: ", ") + more)
    let words =
      told.isEmpty
      ? head
      : Words(
        "\(head.indonesian): \(rest.indonesian)", en: "\(head.english): \(rest.english)")
    return [PicturePart(anchor: set[id].range.start, value: words)]
  }

  /// `butir 2 (tingkat Sedang) ✗`, `2025 Kurang ✗`: what the rule looked at in one item.
  private func item(_ id: ExpressionID, _ place: Int, _ item: ItemTrace) -> Words {
    guard let table = PictureSource.list(set[id].kind)?.table else { return Words(verbatim: "") }
    var seen = Set<ColumnID>()
    var read: [Words] = []
    func gather(_ inner: ExpressionID) {
      if case .field(let column) = set[inner].kind, column.table == table,
        seen.insert(column).inserted, let value = trace.value(of: inner, item: place)
      {
        read.append(field(column, value, set[inner].type))
      }
      ExpressionParts.operands(of: set[inner].kind).forEach(gather)
    }
    ExpressionParts.operands(of: set[id].kind).forEach(gather)
    let key = key(of: item, in: table)
    var words = key ?? Words("butir \(place + 1)", en: "item \(place + 1)")
    if !read.isEmpty {
      let list = Words(
        read.map(\.indonesian).joined(separator: "; "),
        en: read.map(\.english).joined(separator: "; "))
      words =
        key == nil
        ? Words(
          "\(words.indonesian) (\(list.indonesian))", en: "\(words.english) (\(list.english))")
        : Words("\(words.indonesian) \(list.indonesian)", en: "\(words.english) \(list.english)")
    }
    guard let truth = item.holds ?? (item.counts == .yes ? nil : item.counts) else { return words }
    let sign = " " + PictureSource.sign(truth)
    return Words(words.indonesian + sign, en: words.english + sign)
  }

  /// `tingkat Sedang`; of a plain list only the value.
  private func field(_ column: ColumnID, _ value: ValueOutcome, _ type: ExpressionType) -> Words {
    let value =
      isHidden(column)
      ? PictureSource.hidden
      : value.state == .missing ? ValueText.missing : words(value, type)
    guard let info = info(column), info.path != "nilai" else { return value }
    return Words("\(info.path) \(value.indonesian)", en: "\(info.path) \(value.english)")
  }

  private func info(_ column: ColumnID) -> ColumnSchema? {
    guard let schema, schema.tables.indices.contains(column.table.index),
      schema.tables[column.table.index].columns.indices.contains(column.index)
    else { return nil }
    return schema.tables[column.table.index].columns[column.index]
  }

  /// The year or member an item stands for; nil in a list.
  private func key(of item: ItemTrace, in table: TableID) -> Words? {
    guard let schema, schema.tables.indices.contains(table.index) else { return nil }
    let kind = schema.tables[table.index].kind
    let reading = RecordReading(
      table: trace.record, schema: schema, vocabulary: vocabulary, date: trace.date, row: 0)
    switch kind {
    case .yearly:
      if let key = item.key { return Words(verbatim: String(key)) }
      return item.row.map { reading.words(ColumnID(table, 0), row: $0) }
    case .map(let names):
      if let row = item.row { return reading.words(ColumnID(table, 0), row: row) }
      return item.key.map { ValueText.words(.member($0), .member(names), vocabulary) }
    case .person, .list, .measurements: return nil
    }
  }

  private static func list(_ kind: ExpressionKind) -> ListReference? {
    switch kind {
    case .quantified(_, let list, _), .aggregate(_, let list, _), .streak(_, _, let list),
      .count(let list):
      list
    default: nil
    }
  }
}
