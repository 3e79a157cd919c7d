// NearNames.swift: names that differ only in an underscore or a doubled letter: one of them is a slip,
// or will be taken for the other.

import Syntax
import Text

extension Review {
  mutating func findNearNames() {
    var spaces: [(key: String, names: [NameSyntax])] = []
    var positions: [String: Int] = [:]
    func add(_ name: NameSyntax, _ space: String) {
      // Ranks such as `III/a` and `II/a` are near by nature.
      if name.text.isEmpty || name.text.contains("/") || name.text.contains(".") { return }
      if let at = positions[space] {
        spaces[at].names.append(name)
      } else {
        positions[space] = spaces.count
        spaces.append((space, [name]))
      }
    }
    for (number, declared) in declarations.enumerated() {
      // What an amendment names is there already.
      guard declared.declaration.prefix == nil, let name = declared.name else { continue }
      switch declared.declaration.body {
      case .scale(let scale):
        for member in scale.grades.joined() { add(member.name, "members \(number)") }
      case .choice(let choice):
        for member in choice.members { add(member.name, "members \(number)") }
      case .record(let record):
        for field in record.fields { add(field.name, "fields \(number)") }
      case .parameter, .formula, .table, .group, .indicator: add(name, "values \(declared.set)")
      case .promotion(let promotion):
        add(name, "promotions \(declared.set)")
        for condition in promotion.conditions { add(condition.name, "conditions \(number)") }
      case .training: add(name, "trainings \(declared.set)")
      case .placement: add(name, "placements \(declared.set)")
      case .flag: add(name, "flags \(declared.set)")
      default: break
      }
    }
    for (_, names) in spaces { findNear(names) }
  }

  private mutating func findNear(_ names: [NameSyntax]) {
    var known: [String: NameSyntax] = [:]
    for name in names {
      let key = Review.blurred(name.text)
      if let first = known[key] {
        if first.key == name.key { continue }
        report(
          RepeatFault.nearNames(name.text, like: first.text), at: name.range,
          others: Review.before(first.range))
      } else {
        known[key] = name
      }
    }
  }

  /// A name without underscores, capitals and doubled letters.
  private static func blurred(_ name: String) -> String {
    var blurred: [UInt8] = []
    for byte in name.lowercased().utf8 {
      // `i` counts, as in `tingkat_i` and `tingkat_ii`.
      let isLetter =
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") && byte != UInt8(ascii: "i")
      if byte == UInt8(ascii: "_") || (isLetter && blurred.last == byte) { continue }
      blurred.append(byte)
    }
    return String(decoding: blurred, as: UTF8.self)
  }
}
