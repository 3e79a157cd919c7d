// ChangeWords.swift: one result of a comparison in words, and its kind and direction.

import Analysis
import Evaluation
import Explanation
import Text
import Values

enum ChangeWords {
  /// `layak`, `tidak layak (pendidikan, usia)`, `82,5%`; nil: the rules have no such result.
  static func words(_ state: ResultState?) -> Words {
    guard let state else { return Words("tidak diatur", en: "no such rule") }
    switch state {
    case .promotion(let status, let failed):
      let words = StatusText.words(status)
      if failed.isEmpty { return words }
      let list = failed.joined(separator: ", ")
      return Words("\(words.indonesian) (\(list))", en: "\(words.english) (\(list))")
    case .training(let status, let priority): return StatusText.words(status, priority)
    case .placement(let status): return StatusText.words(status)
    case .flag(let status): return StatusText.words(status)
    case .value(let value): return words(value)
    }
  }

  private static func words(_ value: ShownValue) -> Words {
    switch value {
    case .missing: return StatusText.undetermined
    case .failed: return StatusText.failed
    case .conflict: return StatusText.conflict
    case .text(let text): return Words(verbatim: text)
    case .boolean(let truth): return truth ? Words("ya", en: "yes") : Words("tidak", en: "no")
    case .date(let date): return date.words
    case .member(_, let label, _): return Words(verbatim: label)
    case .number(let number, let unit):
      let digits = Numerals.indonesian(number, precision: 12)
      switch unit {
      case "": return Words(verbatim: digits)
      case "persen", "%": return Words(verbatim: "\(digits)%")
      case "rupiah": return Words(verbatim: "Rp\(digits)")
      default: return Words(verbatim: "\(digits) \(unit)")
      }
    }
  }

  /// As results for programs call it.
  static func kind(_ kind: Subject.Kind) -> SubjectKind {
    switch kind {
    case .promotion: .promotion
    case .training: .training
    case .placement: .placement
    case .flag: .flag
    case .group: .group
    case .table: .table
    case .formula: .formula
    case .score: .score
    }
  }

  static func sign(_ direction: Direction) -> String {
    switch direction {
    case .up: "+"
    case .down: "-"
    case .other: "~"
    }
  }

  static func words(_ direction: Direction) -> Words {
    switch direction {
    case .up: Words("naik", en: "up")
    case .down: Words("turun", en: "down")
    case .other: Words("berubah", en: "changed")
    }
  }
}
