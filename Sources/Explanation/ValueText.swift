// ValueText.swift: values as people read them: `82,5`, `41 tahun`, `31 Desember 2026`, `Sangat baik`.

package import Evaluation
package import Semantics
package import Text
package import Values

package enum ValueText {
  /// A value of a type, in words; numbers are looked at with their unit's precision.
  package static func words(_ value: Value, _ type: ScalarType, _ vocabulary: Vocabulary) -> Words {
    switch (value, type) {
    case (.missing, _): return missing
    case (.text(let text), _): return Words(verbatim: text)
    case (.boolean(let truth), _): return truth ? Words("ya", en: "yes") : Words("tidak", en: "no")
    case (.date(let date), _): return spelled(date)
    case (.number(let number), .number(let numberType)):
      return Words(verbatim: quantity(number, numberType.unit, vocabulary))
    case (.number(let number), _): return Words(verbatim: Numerals.indonesian(number, precision: 6))
    case (.member(let code), .member(let id)):
      guard vocabulary.enumerations.indices.contains(id.index),
        vocabulary.enumerations[id.index].members.indices.contains(code)
      else { return missing }
      return Words(verbatim: vocabulary.enumerations[id.index].members[code].label)
    case (.member, _): return missing
    }
  }

  /// A computed value, with its state when it is not known.
  package static func words(
    _ outcome: ValueOutcome, _ type: ScalarType, _ vocabulary: Vocabulary
  ) -> Words {
    switch outcome.state {
    case .known: words(outcome.value, type, vocabulary)
    case .missing: StatusText.undetermined
    case .failed: StatusText.failed
    case .conflict: StatusText.conflict
    }
  }

  /// `82,5%`, `Rp1.500.000`, `41 tahun`, `3,25`.
  package static func quantity(_ number: Decimal, _ unit: UnitID, _ vocabulary: Vocabulary)
    -> String
  {
    guard vocabulary.units.indices.contains(unit.index) else {
      return Numerals.indonesian(number, precision: 6)
    }
    let info = vocabulary.units[unit.index]
    let digits = Numerals.indonesian(number.looked(at: info.precision), precision: info.precision)
    switch unit {
    case .none: return digits
    case .percent: return digits + "%"
    case .rupiah: return digits.hasPrefix("-") ? "-Rp" + digits.dropFirst() : "Rp" + digits
    default: return "\(digits) \(info.name)"
    }
  }

  package static func spelled(_ date: CalendarDate) -> Words { date.words }

  package static let missing = Words("kosong", en: "missing")
}
