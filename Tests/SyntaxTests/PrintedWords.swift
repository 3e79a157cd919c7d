// PrintedWords.swift: the smallest pieces of a written expression: signs, dates, numbers with units.

import Syntax

let months = [
  "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
  "November", "Desember",
]

extension ExpressionPrinter {
  func text(_ kind: SpanSyntax) -> String {
    switch kind {
    case .wholeYears: "tahun penuh"
    case .wholeMonths: "bulan penuh"
    case .days: "hari"
    case .workingDays: "hari kerja"
    }
  }

  func text(_ sign: ComparisonSyntax) -> String {
    switch sign {
    case .equal: "="
    case .notEqual: "bukan"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }

  func text(_ date: DateSyntax) -> String {
    guard date.day.isMultiple(of: 3) else {
      return "\(date.day) \(months[date.month - 1]) \(date.year)"
    }
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(date.year)-\(two(date.month))-\(two(date.day))"
  }

  func text(_ quantity: QuantitySyntax) -> String {
    var number = ""
    let digits = Array(quantity.number.digits)
    for (at, digit) in digits.enumerated() {
      if at > 0, (digits.count - at).isMultiple(of: 3) { number += "." }
      number.append(digit)
    }
    if !quantity.number.fraction.isEmpty { number += "," + quantity.number.fraction }
    return switch quantity.unit {
    case .none: number
    case .percent: number + "%"
    case .rupiah: "Rp" + number
    case .workingDays: number + " hari kerja"
    case .named(let name): number + " " + name.text
    }
  }
}
