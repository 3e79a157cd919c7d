// SpreadsheetFunction.swift: the functions people know from spreadsheets, and how each is said in rules.

/// A function of a spreadsheet, by what is written in its place.
enum SpreadsheetFunction {
  case conditional, all, any, not
  case sum, product, mean, highest, lowest
  case round(RoundingSyntax)
  case wholePart
  case roundToMultiple(RoundingSyntax)
  case today, datePart(String), monthsLater, workingDays, isEmpty
  /// Looks a value up among others.
  case lookup
  /// Goes over the items of a list.
  case listed
  /// Has nothing that takes its place in one sentence.
  case other

  /// The function of that name, in capitals or not.
  init?(_ name: String) {
    guard name.utf8.count <= 16, let found = Self.named[name.uppercased()] else { return nil }
    self = found
  }

  private static let named: [String: SpreadsheetFunction] = [
    "IF": .conditional, "IIF": .conditional, "JIKA": .conditional,
    "AND": .all, "DAN": .all, "OR": .any, "ATAU": .any, "NOT": .not,
    "SUM": .sum, "JUMLAH": .sum, "PRODUCT": .product,
    "AVERAGE": .mean, "RATA-RATA": .mean, "RATA2": .mean, "RATARATA": .mean,
    "MAX": .highest, "MAKS": .highest, "MIN": .lowest,
    "ROUND": .round(.standard), "BULAT": .round(.standard), "PEMBULATAN": .round(.standard),
    "ROUNDUP": .round(.up), "ROUNDDOWN": .round(.down), "TRUNC": .round(.down),
    "INT": .wholePart, "MROUND": .roundToMultiple(.standard), "CEILING": .roundToMultiple(.up),
    "FLOOR": .roundToMultiple(.down),
    "TODAY": .today, "NOW": .today, "YEAR": .datePart("tahun"), "MONTH": .datePart("bulan"),
    "DAY": .datePart("hari"), "EDATE": .monthsLater, "NETWORKDAYS": .workingDays,
    "ISBLANK": .isEmpty,
    "VLOOKUP": .lookup, "HLOOKUP": .lookup, "XLOOKUP": .lookup, "LOOKUP": .lookup,
    "INDEX": .lookup, "MATCH": .lookup, "CHOOSE": .lookup, "SWITCH": .lookup, "IFS": .lookup,
    "COUNT": .listed, "COUNTA": .listed, "COUNTIF": .listed, "COUNTIFS": .listed,
    "SUMIF": .listed, "SUMIFS": .listed, "AVERAGEIF": .listed, "AVERAGEIFS": .listed,
    "MAXIFS": .listed, "MINIFS": .listed, "SUMPRODUCT": .listed,
    "IFERROR": .other, "IFNA": .other, "ISERROR": .other, "ISNUMBER": .other, "ABS": .other,
    "MOD": .other, "SQRT": .other, "POWER": .other, "DATE": .other, "DATEDIF": .other,
    "CONCAT": .other, "CONCATENATE": .other, "TEXT": .other, "VALUE": .other, "LEFT": .other,
    "RIGHT": .other, "MID": .other, "LEN": .other, "RANK": .other, "LARGE": .other,
    "SMALL": .other, "MEDIAN": .other, "PERCENTILE": .other, "STDEV": .other,
  ]

  /// How many values it takes where it can be said with them.
  private var counts: ClosedRange<Int> {
    switch self {
    case .conditional: 3...3
    case .all, .any, .sum, .product, .mean, .highest, .lowest: 2...30
    case .round, .roundToMultiple, .monthsLater, .workingDays: 2...2
    case .not, .wholePart, .datePart, .isEmpty: 1...1
    case .today: 0...0
    case .lookup, .listed, .other: 0...0
    }
  }

  /// What to write instead of a call with so many values.
  ///
  /// - Parameter values: none where they cannot be shown.
  func advice(_ values: [SpreadsheetValue], count: Int) -> SpreadsheetAdvice {
    switch self {
    case .lookup: return .table
    case .listed: return .list
    case .other: return .calculation
    case .sum, .mean, .highest, .lowest, .product:
      // One range of cells: what is meant are the items of a list.
      if count == 1 { return .list }
    default: break
    }
    if let split = separated(values), let text = written(split) {
      return .write(text, isWhole: true)
    }
    let least = counts.lowerBound
    let gaps = Array(repeating: SpreadsheetValue(text: "…", form: .operand), count: least)
    return .write(written(gaps) ?? "…", isWhole: false)
  }

  /// The values when they are as many as it takes; `IF(a,1,0)` has a decimal comma where two were meant.
  private func separated(_ values: [SpreadsheetValue]) -> [SpreadsheetValue]? {
    if counts.contains(values.count) { return values }
    let mixed = values.indices.filter { values[$0].halves != nil }
    guard mixed.count == 1, let place = mixed.first, let halves = values[place].halves,
      counts.contains(values.count + 1)
    else { return nil }
    return values[..<place]
      + [halves.0, halves.1].map { SpreadsheetValue(text: $0, form: .operand) }
      + values[(place + 1)...]
  }

  private func written(_ values: [SpreadsheetValue]) -> String? {
    func joined(_ word: String, _ least: SpreadsheetValue.Form) -> String {
      "(" + values.map { $0.written(least) }.joined(separator: " \(word) ") + ")"
    }
    func value(_ place: Int, _ least: SpreadsheetValue.Form = .operand) -> String {
      values.indices.contains(place) ? values[place].written(least) : "…"
    }
    switch self {
    case .conditional:
      // A yes or no worked out from a yes or no is that one itself.
      if values.count == 3, let first = values[1].truth, let last = values[2].truth, first != last {
        return first ? value(0, .comparison) : "tidak \(value(0))"
      }
      return "(jika \(value(0, .condition)) maka \(value(1, .sum)) selain itu \(value(2, .sum)))"
    case .all: return joined("dan", .comparison)
    case .any: return joined("atau", .comparison)
    case .not: return "tidak \(value(0))"
    case .sum: return joined("+", .product)
    case .product: return joined("*", .operand)
    case .mean: return "(\(joined("+", .product)) / \(values.count))"
    case .highest, .lowest:
      let word = if case .highest = self { "tertinggi" } else { "terendah" }
      return "\(word)(\(values.map { $0.written(.sum) }.joined(separator: ", ")))"
    case .round(let mode):
      guard values.indices.contains(1), values[1].isDigits || values[1].text == "…" else {
        return nil
      }
      return "(\(value(0, .sum)) dibulatkan \(values[1].text) desimal\(mode.words))"
    case .wholePart: return "(\(value(0, .sum)) dibulatkan 0 desimal ke bawah)"
    case .roundToMultiple(let mode):
      return "(\(value(0, .sum)) dibulatkan ke kelipatan \(value(1))\(mode.words))"
    case .today: return "tanggal penilaian"
    case .datePart(let word): return "\(word)(\(value(0, .sum)))"
    case .monthsLater:
      guard values.indices.contains(1), values[1].isDigits || values[1].text == "…" else {
        return nil
      }
      return "(\(value(0)) + \(values[1].text) bulan)"
    case .workingDays: return "hari kerja dari \(value(0)) sampai dengan \(value(1))"
    case .isEmpty: return "\(value(0)) kosong"
    case .lookup, .listed, .other: return nil
    }
  }
}

/// A value that such a function is given, as it would be written here.
struct SpreadsheetValue {
  /// How tightly what is written holds together, loosest first.
  enum Form: Int { case loose, condition, comparison, sum, product, operand }

  var text: String
  var form: Form
  /// Both sides of a decimal comma that may have been meant to separate two values.
  var halves: (String, String)?

  func written(_ least: Form) -> String {
    form.rawValue < least.rawValue ? "(\(text))" : text
  }

  /// `"ya"`, `TRUE`: what stands for yes or no in a spreadsheet.
  var truth: Bool? {
    switch text.lowercased() {
    case "ya", "\"ya\"", "true", "benar", "\"benar\"", "\"v\"", "\"layak\"": true
    case "tidak", "\"tidak\"", "false", "salah", "\"salah\"", "\"x\"", "\"tidak layak\"": false
    default: nil
    }
  }

  var isDigits: Bool { (1...2).contains(text.utf8.count) && text.utf8.allSatisfy(isDigit) }
}

extension RoundingSyntax {
  fileprivate var words: String {
    switch self {
    case .standard: ""
    case .up: " ke atas"
    case .down: " ke bawah"
    case .even: " ke genap"
    }
  }
}
