// PolicyText.swift: a policy written down as rule files, one for the city and one for every dinas.

package import Semantics
import Values

/// The rule files of a policy, by name.
package func ruleText(of policy: Policy) -> [(name: String, text: String)] {
  var files = [("kosakata.aturan", vocabularyText(policy)), ("pegawai.aturan", schemaText(policy))]
  let root = policy.sets.first { $0.agency == nil }?.name ?? ""
  for set in policy.sets {
    files.append(("\(set.name.lowercased()).aturan", SetText(policy, set, root: root).text()))
  }
  return files
}

private func vocabularyText(_ policy: Policy) -> String {
  var lines: [String] = []
  for enumeration in policy.vocabulary.enumerations {
    if enumeration.isScale {
      let ranks = Set(enumeration.members.map(\.rank)).sorted()
      let grades = ranks.map { rank in
        let names = enumeration.members.filter { $0.rank == rank }.map(\.name)
        return names.count == 1 ? names[0] : "(\(names.joined(separator: " = ")))"
      }
      lines.append("skala \(enumeration.name) \(grades.joined(separator: " < "))")
    } else {
      let names = enumeration.members.map(\.name).joined(separator: ", ")
      lines.append("pilihan \(enumeration.name) \(names)")
    }
  }
  for unit in policy.vocabulary.units where unit.range != nil {
    lines.append("satuan \(unit.name) \"\(unit.label)\" ketelitian \(unit.precision)")
  }
  for calendar in policy.vocabulary.calendars {
    lines.append("kalender \(calendar.name) \"\(calendar.label)\"")
    lines.append("    hari kerja Senin sampai dengan Jumat")
    lines += calendar.holidays.map { "    libur \($0.spelled)" }
  }
  return lines.joined(separator: "\n") + "\n"
}

private func schemaText(_ policy: Policy) -> String {
  guard let schema = policy.schema else { return "" }
  var lines: [String] = []
  func type(_ type: ScalarType) -> String { typeText(type, policy.vocabulary) }
  for index in schema.tables.indices.reversed() {
    let table = schema.tables[index]
    if table.kind != .person, table.kind != .list || table.columns.count == 1 { continue }
    lines.append(index == 0 ? "data Pegawai" : "data D\(table.path)")
    for column in table.columns {
      let marks =
        (column.marks.contains(.key) ? " kunci" : "")
        + (column.marks.contains(.required) ? " wajib" : "")
      lines.append("    \(column.path) \(type(column.type))\(marks)")
    }
    for (child, list) in schema.tables.enumerated() where list.parent?.index == index {
      switch list.kind {
      case .measurements, .person: break
      case .list where list.columns.count == 1:
        lines.append("    \(list.path) daftar \(type(list.columns[0].type))")
      case .list: lines.append("    \(list.path) daftar D\(schema.tables[child].path)")
      case .yearly: lines.append("    \(list.path) riwayat tahunan \(type(list.columns[1].type))")
      case .map(let id):
        let name = policy.vocabulary.enumerations[id.index].name
        lines.append("    \(list.path) peta \(name) ke \(type(list.columns[1].type))")
      }
    }
    lines.append("")
  }
  return lines.joined(separator: "\n")
}

func typeText(_ type: ScalarType, _ vocabulary: Vocabulary) -> String {
  switch type {
  case .text: return "teks"
  case .boolean: return "ya/tidak"
  case .date: return "tanggal"
  case .calendar: return "kalender"
  case .member(let id): return vocabulary.enumerations[id.index].name
  case .number(let number):
    let unit = number.unit == .none ? "" : " \(vocabulary.units[number.unit.index].name)"
    return (number.isInteger ? "bulat" : "angka") + unit
  }
}

/// Writes the rules of one set.
private struct SetText {
  let policy: Policy
  let set: RuleSet
  let root: String
  let expressions: ExpressionText

  init(_ policy: Policy, _ set: RuleSet, root: String) {
    self.policy = policy
    self.set = set
    self.root = root
    expressions = ExpressionText(policy: policy, set: set)
  }

  func text() -> String {
    var lines = ["aturan \(set.name) \"\(set.label)\""]
    if set.agency != nil { lines.append("    mengikuti \(root)") }
    lines.append("    berlaku sejak \(set.validity.from.spelled)")
    if set.agency == nil {
      let isLast = set.monthEnd == .lastDayOfMonth
      lines.append(
        "    tanggal yang tidak ada: "
          + (isLast ? "hari terakhir bulan itu" : "hari pertama bulan berikutnya"))
    }
    var blocks = [lines]
    blocks += set.parameters.map { self.lines($0) }
    blocks += set.formulas.map { self.lines($0) }
    blocks += set.tables.map { self.lines($0) }
    blocks += set.groups.map { self.lines($0) }
    blocks += set.indicators.map { self.lines($0) }
    blocks += set.promotions.map { self.lines($0) }
    blocks += set.trainings.map { self.lines($0) }
    blocks += set.placements.map { self.lines($0) }
    blocks += set.flags.map { self.lines($0) }
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func head(_ kind: String, _ origin: Origin, _ inputs: [Input] = []) -> String {
    let list = inputs.map { "\($0.name) \(typeText($0.type, policy.vocabulary))" }
    let arguments = list.isEmpty ? "" : "(\(list.joined(separator: ", ")))"
    return "\(kind) \(origin.name)\(arguments) \"\(origin.label)\""
  }

  private func lines(_ parameter: Parameter) -> [String] {
    [head("parameter", parameter.origin) + " " + typeText(parameter.type, policy.vocabulary)]
      + parameter.versions.map { version in
        let to = version.validity.to == .last ? "" : " sampai dengan \(version.validity.to.spelled)"
        let value = expressions.text(version.value, .scalar(parameter.type))
        return "    sejak \(version.validity.from.spelled)\(to): \(value)"
      }
  }

  private func lines(_ formula: Formula) -> [String] {
    var writer = expressions
    writer.inputs = formula.inputs
    var line = head("rumus", formula.origin, formula.inputs)
    line += " " + typeText(formula.type, policy.vocabulary)
    if case .number(let number) = formula.type, let lower = number.lower, let upper = number.upper {
      let bounds = [lower, upper].map { ExpressionText.text($0, number.unit, policy.vocabulary) }
      line += " rentang \(bounds[0]) .. \(bounds[1])"
    }
    if formula.exceptions.isEmpty { return [line + " = \(writer.operand(formula.body))"] }
    return [line, "    umum \(writer.operand(formula.body))"]
      + formula.exceptions.flatMap { exception($0, nil, writer) }
  }

  private func exception(_ exception: RuleException, _ owner: String?, _ writer: ExpressionText)
    -> [String]
  {
    let against = owner.map { " terhadap \($0)" } ?? ""
    let value = exception.value.map { " maka \(writer.operand($0))" } ?? ""
    let name = exception.origin.name
    return [
      "    kecuali \(name) \"\(exception.origin.label)\"\(against) jika "
        + "\(writer.operand(exception.condition))\(value)"
    ] + exception.against.flatMap { self.exception($0, name, writer) }
  }

  private func lines(_ table: DecisionTable) -> [String] {
    var writer = expressions
    writer.inputs = table.inputs
    let policies: [DecisionTable.HitPolicy: String] = [
      .exactlyOne: "tepat satu", .first: "pertama", .sum: "semua jumlah",
      .highest: "semua tertinggi", .lowest: "semua terendah",
    ]
    let columns = table.columns.map { writer.text($0.expression) }
    let outputs = table.outputs.map { "\($0.name) \(typeText($0.type, policy.vocabulary))" }
    let rows = table.rows.map { row in
      let cells = row.cells.enumerated().map { index, cell in
        self.cell(cell, table.columns[index], writer)
      }
      let results = row.outputs.map { output in
        switch output {
        case .expression(let id): writer.operand(id)
        case .empty(let reason): "kosong \"\(reason)\""
        }
      }
      return "    | \(cells.joined(separator: " | ")) || \(results.joined(separator: " | ")) |"
    }
    return [
      head("tabel", table.origin, table.inputs) + " " + (policies[table.hitPolicy] ?? ""),
      "    | \(columns.joined(separator: " | ")) || \(outputs.joined(separator: " | ")) |",
    ] + rows
  }

  private func cell(
    _ cell: DecisionTable.Cell, _ column: DecisionTable.Column, _ writer: ExpressionText
  ) -> String {
    switch cell {
    case .anything: return "-"
    case .otherwise: return "lainnya"
    case .missing: return "kosong"
    case .tests(let tests):
      return tests.map { test in
        switch test {
        case .equal(let id): return writer.text(id)
        case .notEqual(let id): return "bukan \(writer.text(id))"
        case .range(let lower, let lowerIsOpen, let upper, let upperIsOpen):
          guard let lower else {
            return "\(upperIsOpen ? "<" : "<=") \(upper.map(writer.text) ?? "")"
          }
          guard let upper else { return "\(lowerIsOpen ? ">" : ">=") \(writer.text(lower))" }
          return "\(lowerIsOpen ? "> " : "")\(writer.text(lower)) .. "
            + "\(upperIsOpen ? "< " : "")\(writer.text(upper))"
        }
      }.joined(separator: ", ")
    }
  }

  // MARK: scores

  private func lines(_ group: Group) -> [String] {
    var lines = [head("kelompok", group.origin)]
    if group.indicators.contains(where: { set.indicators[$0.index].weight == nil }) {
      lines.append("    bobot sama")
    }
    if let rounding = group.rounding {
      lines.append("    nilai dibulatkan \(rounding.digits) desimal")
    }
    switch group.missing {
    case .undetermined: break
    case .redistribute: lines.append("    data kosong: bobot dibagikan")
    case .value(let value): lines.append("    data kosong: nilai \(Numerals.indonesian(value))%")
    }
    return lines
  }

  private func lines(_ indicator: Indicator) -> [String] {
    var lines = [head("indikator", indicator.origin)]
    if let group = indicator.group {
      lines.append("    kelompok \(set.groups[group.index].origin.name)")
    }
    if let condition = indicator.appliesIf {
      lines.append("    untuk \(expressions.operand(condition))")
    }
    if let weight = indicator.weight { lines.append("    bobot \(Numerals.indonesian(weight))%") }
    lines.append("    satuan \(policy.vocabulary.units[indicator.unit.index].name)")
    if let target = indicator.target {
      let direction = target.direction == .atLeast ? "paling sedikit" : "paling banyak"
      let periods: [Indicator.Period: String] = [
        .year: " per tahun", .quarter: " per triwulan", .month: " per bulan",
      ]
      let period = target.period.flatMap { periods[$0] } ?? ""
      lines.append(
        "    target \(direction) \(expressions.operand(target.value))\(period)"
          + (target.isProRated ? " disesuaikan waktu" : ""))
    }
    for source in indicator.sources {
      var line = "    sumber \(expressions.member(source.member, of: 3))"
      line += " \(Numerals.indonesian(source.share))%"
      if let minimum = source.minimumRespondents { line += ", minimal \(minimum) responden" }
      if let age = source.maximumAge {
        line += ", paling lama \(age.amount) \(age.unit == .months ? "bulan" : "hari")"
      }
      lines.append(line)
    }
    let kinds: [AggregateKind: String] = [
      .sum: "jumlah", .mean: "rata-rata", .latest: "terakhir", .highest: "tertinggi",
      .lowest: "terendah",
    ]
    lines.append("    dihitung \(kinds[indicator.combination] ?? "")")
    lines.append(
      "    batas \(expressions.text(indicator.lower)) .. \(expressions.text(indicator.upper))")
    if let score = indicator.score { lines.append("    capaian = \(expressions.operand(score))") }
    if let rounding = indicator.rounding {
      lines.append("    capaian dibulatkan \(rounding.digits) desimal")
    }
    return lines
  }

  // MARK: decisions

  private func basis(_ origin: Origin) -> [String] { origin.basis.map { "    dasar \"\($0)\"" } }

  private func exceptions(_ list: [RuleException]) -> [String] {
    list.flatMap { exception($0, nil, expressions) }
  }

  private func lines(_ promotion: Promotion) -> [String] {
    let candidates = promotion.candidates.map { expressions.operand($0) } ?? "semua"
    return [head("promosi", promotion.origin)] + basis(promotion.origin)
      + ["    calon \(candidates)"]
      + promotion.conditions.flatMap { condition in
        [
          "    syarat \(condition.origin.name) \"\(condition.origin.label)\" "
            + expressions.operand(condition.condition)
        ] + exceptions(condition.exceptions)
      }
  }

  private func lines(_ training: Training) -> [String] {
    var lines = [head("pelatihan", training.origin)] + basis(training.origin)
    lines.append("    dipicu jika \(expressions.operand(training.trigger))")
    lines += exceptions(training.exceptions)
    for rule in training.priorities {
      let condition = rule.condition.map { " jika \(expressions.operand($0))" } ?? ""
      lines.append("    prioritas \(rule.priority.rawValue)\(condition)")
    }
    if let rule = training.noRepeat, let table = policy.schema?.tables[rule.table.index] {
      lines.append(
        "    tidak diulang dalam \(rule.months) bulan menurut "
          + "\(table.path).\(table.columns[rule.nameColumn].path)")
    }
    return lines
  }

  private func lines(_ placement: Placement) -> [String] {
    [head("penempatan", placement.origin)] + basis(placement.origin)
      + (placement.target.map { ["    untuk \(expressions.operand($0))"] } ?? [])
      + ["    sesuai jika \(expressions.operand(placement.suitable))"]
      + exceptions(placement.exceptions)
  }

  private func lines(_ flag: Flag) -> [String] {
    let message = flag.message.map { part in
      switch part {
      case .text(let text): text
      case .value(let id): "{\(expressions.text(id))}"
      }
    }.joined()
    return [head("tanda", flag.origin)] + basis(flag.origin)
      + ["    muncul jika \(expressions.operand(flag.condition))"] + exceptions(flag.exceptions)
      + ["    pesan \"\(message)\""]
  }
}
