// Possible.swift: what a value can be besides known, and what several such values come to.
// Written from Documentation/language.md, sections 15 and 18, and from nothing else.

package import Semantics

/// The result of an expression or rule.
package enum Possible: Hashable, Sendable {
  /// Never `.missing`.
  case known(Value)
  /// `kosong`: not there.
  case missing
  /// `galat`: it cannot be computed.
  case failed
  /// `bentrok`: rules disagree.
  case conflict

  package init(_ value: Value) { self = value == .missing ? .missing : .known(value) }

  package init(_ truth: Bool) { self = .known(.boolean(truth)) }

  package static let yes = Possible(true)
  package static let no = Possible(false)

  /// The more something is wrong, the higher.
  var trouble: Int {
    switch self {
    case .known: 0
    case .missing: 1
    case .failed: 2
    case .conflict: 3
    }
  }

  /// Cannot be computed, or rules disagree.
  var isBroken: Bool { trouble >= 2 }

  /// What an operation with these parts is when one of them is not known; nil when all are.
  static func trouble(among parts: [Possible]) -> Possible? {
    let worst = parts.max { $0.trouble < $1.trouble }
    return worst.flatMap { $0.trouble == 0 ? nil : $0 }
  }

  // MARK: truths

  static func not(_ a: Possible) -> Possible {
    if a == .yes { return .no }
    return a == .no ? .yes : a
  }

  /// `dan`: one `tidak` decides.
  static func all(_ list: [Possible]) -> Possible {
    list.contains(.no) ? .no : trouble(among: list) ?? .yes
  }

  /// `atau`: one `ya` decides.
  static func any(_ list: [Possible]) -> Possible {
    list.contains(.yes) ? .yes : trouble(among: list) ?? .no
  }
}

/// Branches, rows or exceptions of which it is not known which one counts.
struct Candidates {
  private var list: [(value: Possible, isCertain: Bool)] = []
  /// Whether one of them counts cannot be computed.
  private var broken: Possible?

  var isEmpty: Bool { list.isEmpty && broken == nil }
  var hasCertain: Bool { list.contains(where: \.isCertain) }

  mutating func add(_ value: Possible, isCertain: Bool) { list.append((value, isCertain)) }

  mutating func fail(_ trouble: Possible) {
    if broken.map({ $0.trouble < trouble.trouble }) ?? true { broken = trouble }
  }

  /// The value on which all agree.
  func agreed(_ isSame: (Value, Value) -> Bool) -> Possible {
    let certain = list.filter(\.isCertain).map(\.value)
    var troubles = certain.filter(\.isBroken)
    if let broken { troubles.append(broken) }
    if !Candidates.areAlike(certain, isSame) { troubles.append(.conflict) }
    if let trouble = Possible.trouble(among: troubles) { return trouble }
    let all = list.map(\.value)
    // No row holds, and none may.
    guard let first = all.first else { return .failed }
    if all.allSatisfy(\.isBroken) { return Possible.trouble(among: all) ?? first }
    if all.contains(where: { $0.trouble > 0 }) || !Candidates.areAlike(all, isSame) {
      return .missing
    }
    return first
  }

  /// Whether those that are known are the same.
  private static func areAlike(_ list: [Possible], _ isSame: (Value, Value) -> Bool) -> Bool {
    var first: Value?
    for case .known(let value) in list {
      if let first, !isSame(first, value) { return false }
      if first == nil { first = value }
    }
    return true
  }
}
