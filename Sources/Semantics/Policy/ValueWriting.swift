// ValueWriting.swift: values as a rule file writes them: `82,5`, `60 poin`, `III/d`, `1 Januari 2026`.

import Values

extension Vocabulary {
  /// - Parameter isCell: a table's cell, where a number may leave out a unit that has no relatives.
  package func written(_ value: Value, as type: ScalarType, isCell: Bool = false) -> String {
    switch value {
    case .missing: return "kosong"
    case .text(let text): return "\"\(text)\""
    case .boolean(let truth): return truth ? "ya" : "tidak"
    case .date(let date): return date.spelled
    case .member(let code):
      switch type {
      case .member(let id) where enumerations.indices.contains(id.index):
        let members = enumerations[id.index].members
        return members.indices.contains(code) ? members[code].name : "kosong"
      case .calendar where calendars.indices.contains(code): return calendars[code].name
      default: return "kosong"
      }
    case .number(let value):
      guard case .number(let type) = type, units.indices.contains(type.unit.index) else {
        return Numerals.indonesian(value, precision: 6)
      }
      let unit = units[type.unit.index]
      let digits = Numerals.indonesian(value, precision: unit.precision)
      switch type.unit {
      case .none: return digits
      case .percent: return digits + "%"
      case .rupiah: return digits.hasPrefix("-") ? "-Rp" + digits.dropFirst() : "Rp" + digits
      default: return isCell && !hasRelatives(type.unit) ? digits : "\(digits) \(unit.name)"
      }
    }
  }

  /// Whether a bare number beside a value of this unit could be meant in another.
  private func hasRelatives(_ unit: UnitID) -> Bool {
    let base = units[unit.index].base
    return base != unit || units.contains { $0.base == unit && $0.factor != .one }
  }
}
