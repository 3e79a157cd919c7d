// ExpressionText.swift: checked expressions written as rules, every operand in parentheses.

import Semantics
import Values

/// Writes the expressions of one rule set.
struct ExpressionText {
  let policy: Policy
  let set: RuleSet
  var inputs: [Input] = []
  /// The tables around the expression, innermost last.
  var tables: [TableID] = [.person]

  private func inside(_ table: TableID) -> ExpressionText {
    var inner = self
    inner.tables.append(table)
    return inner
  }

  func text(_ id: ExpressionID) -> String {
    let type = set[id].type
    switch set[id].kind {
    case .literal(let value): return text(value, type)
    case .field(let column): return field(column)
    case .input(let index): return inputs[index].name
    case .parameter(let id): return set.parameters[id.index].origin.name
    case .parameterAt(let id, let day):
      return "\(set.parameters[id.index].origin.name) pada \(operand(day))"
    case .formula(let id, let list): return call(set.formulas[id.index].origin.name, list)
    case .table(let id, let output, let list):
      let table = set.tables[id.index]
      let name = table.origin.name
      let path = table.outputs.count > 1 ? "\(name).\(table.outputs[output].name)" : name
      return call(path, list)
    case .indicator(let id): return set.indicators[id.index].origin.name
    case .indicatorSource(let id, let source):
      let indicator = set.indicators[id.index]
      return "\(indicator.origin.name).\(member(indicator.sources[source].member, of: 3))"
    case .indicatorScore(let id): return "capaian \(set.indicators[id.index].origin.name)"
    case .group(let id): return set.groups[id.index].origin.name
    case .reference(let id, let column, let key):
      let reference = policy.vocabulary.references[id.index]
      return "\(reference.name)(\(text(key))).\(reference.columns[column].name)"
    case .mapValue(let table, let column, let key):
      return "\(path(table)).\(member(key, of: 4))\(suffix(table, column))"
    case .yearValue(let table, let column, let year):
      return "\(path(table)).\(year)\(suffix(table, column))"
    case .evaluationDate: return "tanggal penilaian"
    case .dayOfYear(let day, let month, let offset):
      let year = offset == 0 ? "tahun berjalan" : "tahun lalu"
      return "\(day) \(DateNames.months[month - 1]) \(year)"
    case .datePart(let part, let a):
      let names: [DatePart: String] = [.year: "tahun", .month: "bulan", .day: "hari"]
      return "\(names[part] ?? "")(\(text(a)))"
    case .ifMissing(let a, let b): return "\(operand(a)) bila kosong \(operand(b))"
    case .conditional(let a, let b, let c):
      return "jika \(operand(a)) maka \(operand(b)) selain itu \(operand(c))"
    case .negative, .arithmetic, .converted, .rounded, .roundedToMultiple, .extreme, .inPercent:
      return number(set[id].kind)
    case .dateStep, .elapsed, .span, .hasLasted: return time(set[id].kind)
    default: return condition(set[id].kind)
    }
  }

  /// In parentheses, unless it is one word or one number.
  func operand(_ id: ExpressionID) -> String {
    switch set[id].kind {
    case .literal, .field, .input, .parameter, .formula, .table, .indicator, .indicatorSource,
      .group, .evaluationDate, .mapValue, .yearValue, .dayOfYear, .datePart:
      text(id)
    default: "(\(text(id)))"
    }
  }

  private func call(_ name: String, _ list: [ExpressionID]) -> String {
    list.isEmpty ? name : "\(name)(\(list.map { operand($0) }.joined(separator: ", ")))"
  }

  // MARK: numbers and days

  private func number(_ kind: ExpressionKind) -> String {
    switch kind {
    case .negative(let a): return "- \(operand(a))"
    case .arithmetic(let sign, let a, let b, _):
      let signs: [ArithmeticOperator: String] = [
        .add: "+", .subtract: "-", .multiply: "*", .divide: "/",
      ]
      return "\(operand(a)) \(signs[sign] ?? "") \(operand(b))"
    case .converted(let a, _, _): return operand(a)
    case .rounded(let a, let digits, let mode):
      return "\(operand(a)) dibulatkan \(digits) desimal\(suffix(mode))"
    case .roundedToMultiple(let a, let b, let mode):
      return "\(operand(a)) dibulatkan ke kelipatan \(operand(b))\(suffix(mode))"
    case .extreme(let isHighest, let list):
      return call(isHighest ? "tertinggi" : "terendah", list)
    case .inPercent(let a): return "\(operand(a)) dalam persen"
    default: return ""
    }
  }

  private func suffix(_ mode: RoundingMode) -> String {
    switch mode {
    case .halfAwayFromZero: ""
    case .up: " ke atas"
    case .down: " ke bawah"
    case .halfEven: " ke genap"
    }
  }

  private func time(_ kind: ExpressionKind) -> String {
    switch kind {
    case .dateStep(let day, let amount, _, let isBackwards):
      return "\(operand(day)) \(isBackwards ? "-" : "+") \(operand(amount))"
    case .elapsed(let unit, let since, let at):
      return "\(word(unit)) sejak \(operand(since)) pada \(operand(at))"
    case .span(let unit, let from, let to):
      return "\(word(unit)) dari \(operand(from)) sampai dengan \(operand(to))"
    case .hasLasted(let since, let at, let duration, _, let isNegated):
      return
        "lama sejak \(operand(since)) pada \(operand(at)) \(isNegated ? "<" : ">=") \(operand(duration))"
    default: return ""
    }
  }

  private func word(_ unit: SpanUnit) -> String {
    switch unit {
    case .wholeYears: "tahun penuh"
    case .wholeMonths: "bulan penuh"
    case .days: "hari"
    case .workingDays(let id): "hari kerja menurut \(policy.vocabulary.calendars[id.index].name)"
    }
  }

  // MARK: conditions and lists

  private func condition(_ kind: ExpressionKind) -> String {
    switch kind {
    case .comparison(let sign, let a, let b, _):
      return "\(operand(a)) \(ExpressionText.sign(sign)) \(operand(b))"
    case .oneOf(let a, let list, let isNegated, _):
      let members = list.map { text($0) }.joined(separator: ", ")
      return "\(operand(a)) \(isNegated ? "tidak " : "")termasuk (\(members))"
    case .isPresent(let a, let isNegated): return "\(operand(a)) \(isNegated ? "kosong" : "terisi")"
    case .isListPresent(let table, let isNegated):
      return "\(path(table)) \(isNegated ? "kosong" : "terisi")"
    case .not(let a): return "tidak \(operand(a))"
    case .and(let list): return list.map { operand($0) }.joined(separator: " dan ")
    case .or(let list): return list.map { operand($0) }.joined(separator: " atau ")
    case .quantified(let quantifier, let list, let body):
      let words: [Quantifier: String] = [.any: "ada", .none: "tidak ada", .all: "semua"]
      let holds = body.map { " memenuhi (\(inside(list.table).text($0)))" } ?? ""
      return "\(words[quantifier] ?? "") \(text(list))\(holds)"
    case .streak(let count, let unit, let list):
      return "ada \(count) \(word(unit)) berturut-turut dalam \(text(list))"
    case .aggregate(let kind, let list, let body):
      let words: [AggregateKind: String] = [
        .sum: "jumlah", .mean: "rata-rata", .highest: "tertinggi", .lowest: "terendah",
        .latest: "terakhir",
      ]
      return "\(words[kind] ?? "") \(inside(list.table).operand(body)) dari \(text(list))"
    case .count(let list): return "banyaknya \(text(list))"
    default: return ""
    }
  }

  static func sign(_ sign: ComparisonOperator) -> String {
    switch sign {
    case .equal: "="
    case .notEqual: "bukan"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }

  private func word(_ unit: StreakUnit) -> String {
    switch unit {
    case .years: "tahun"
    case .months: "bulan"
    case .days: "hari"
    case .times: "kali"
    case .workingDays: "hari kerja"
    }
  }

  private func text(_ list: ListReference) -> String {
    var text = path(list.table)
    switch list.window {
    case nil: break
    case .lastYears(let count): text += " \(count) tahun terakhir"
    case .lastMonths(let count): text += " dalam \(count) bulan terakhir"
    case .lastDays(let count): text += " dalam \(count) hari terakhir"
    case .year(let offset): text += offset == 0 ? " dalam tahun berjalan" : " dalam tahun lalu"
    case .month(let offset): text += offset == 0 ? " dalam bulan berjalan" : " dalam bulan lalu"
    }
    let schema = policy.schema?.tables[list.table.index]
    if let date = list.date, let schema, schema.kind != .yearly {
      text += " menurut \(schema.columns[date].path)"
      if let end = list.end { text += " sampai dengan \(schema.columns[end].path)" }
    }
    if let filter = list.filter { text += " yang (\(inside(list.table).text(filter)))" }
    return text + (list.ignoresMissing ? " abaikan yang kosong" : "")
  }

  // MARK: names and values

  private func field(_ column: ColumnID) -> String {
    let name = policy.schema?.tables[column.table.index].columns[column.index].path ?? ""
    return column.table == .person && tables.count > 1 ? "pegawai.\(name)" : name
  }

  private func path(_ table: TableID) -> String {
    guard let schema = policy.schema?.tables[table.index] else { return "" }
    return schema.parent == .person && tables.count > 1 ? "pegawai.\(schema.path)" : schema.path
  }

  private func suffix(_ table: TableID, _ column: Int) -> String {
    let name = policy.schema?.tables[table.index].columns[column].path ?? ""
    return name == "nilai" ? "" : ".\(name)"
  }

  func member(_ code: Int, of enumeration: Int) -> String {
    policy.vocabulary.enumerations[enumeration].members[code].name
  }

  func text(_ value: Value, _ type: ExpressionType) -> String {
    switch value {
    case .missing: return "kosong"
    case .text(let text): return "\"\(text)\""
    case .boolean(let truth): return truth ? "ya" : "tidak"
    case .date(let day): return day.spelled
    case .member(let code):
      if case .scalar(.member(let id)) = type { return member(code, of: id.index) }
      return "\(code)"
    case .number(let number):
      guard case .scalar(.number(let numberType)) = type else { return Numerals.indonesian(number) }
      return ExpressionText.text(number, numberType.unit, policy.vocabulary)
    }
  }

  static func text(_ number: Decimal, _ unit: UnitID, _ vocabulary: Vocabulary) -> String {
    let text = Numerals.indonesian(number)
    switch unit {
    case .none: return text
    case .percent: return text + "%"
    case .rupiah: return "Rp" + text
    default: return "\(text) \(vocabulary.units[unit.index].name)"
    }
  }
}
