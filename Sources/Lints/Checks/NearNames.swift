// NearNames.swift: names that differ only in an underscore or a doubled letter: one of them is a slip,
// or will be taken for the other.

import Syntax
import Text

extension Review {
  /// Where a name must be one of its own: among the members or fields of one declaration, or among what is
  /// called alike in one set.
  private struct Space: Hashable {
    enum Kind: Hashable {
      case members, fields, conditions, values, promotions, trainings, placements, flags
    }
    var kind: Kind
    /// The number of the declaration, or of the set.
    var owner: Int
  }

  mutating func findNearNames() {
    var spaces: [[NameSyntax]] = []
    var positions: [Space: Int] = [:]
    func add(_ name: NameSyntax, _ kind: Space.Kind, _ owner: Int) {
      // Ranks such as `III/a` and `II/a` are near by nature.
      if name.text.isEmpty || name.text.utf8.contains(where: { $0 == 0x2F || $0 == 0x2E }) {
        return
      }
      let space = Space(kind: kind, owner: owner)
      if let at = positions[space] {
        spaces[at].append(name)
      } else {
        positions[space] = spaces.count
        spaces.append([name])
      }
    }
    for (number, declared) in declarations.enumerated() {
      // What an amendment names is there already.
      guard declared.declaration.prefix == nil, let name = declared.name else { continue }
      let set = declared.setNumber
      switch declared.declaration.body {
      case .scale(let scale):
        for member in scale.grades.joined() { add(member.name, .members, number) }
      case .choice(let choice):
        for member in choice.members { add(member.name, .members, number) }
      case .record(let record):
        for field in record.fields { add(field.name, .fields, number) }
      case .parameter, .formula, .table, .group, .indicator: add(name, .values, set)
      case .promotion(let promotion):
        add(name, .promotions, set)
        for condition in promotion.conditions { add(condition.name, .conditions, number) }
      case .training: add(name, .trainings, set)
      case .placement: add(name, .placements, set)
      case .flag: add(name, .flags, set)
      default: break
      }
    }
    for names in spaces { findNear(names) }
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
