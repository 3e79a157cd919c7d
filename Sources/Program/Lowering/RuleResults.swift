// RuleResults.swift: what the rules of a set came to so far. A rule is found by its number, not by hashing:
// in a set of ten thousand rules tables of hashes no longer fit into a core's cache.

import Semantics

/// A rule that has one value per person (or one per call).
enum Entity: Hashable {
  case formula(Int)
  case table(Int)
  case indicator(Int)
  case score(Int)
  case group(Int)
}

/// The rules of a set, numbered one after the other.
struct EntityNumbers {
  private let tables: Int
  private let indicators: Int
  private let scores: Int
  private let groups: Int
  let count: Int

  init(_ set: RuleSet) {
    tables = set.formulas.count
    indicators = tables + set.tables.count
    scores = indicators + set.indicators.count
    groups = scores + set.indicators.count
    count = groups + set.groups.count
  }

  func number(of entity: Entity) -> Int {
    switch entity {
    case .formula(let index): index
    case .table(let index): tables + index
    case .indicator(let index): indicators + index
    case .score(let index): scores + index
    case .group(let index): groups + index
    }
  }
}

/// What is called with which arguments.
struct Call: Hashable {
  var entity: Entity
  var output = 0
  var arguments: [Register] = []
}

/// The register of each call that was compiled.
struct RuleResults {
  private let numbers: EntityNumbers
  /// Of the first or only output, without arguments; -1: not yet.
  private var plain: [Int32]
  private var others: [Call: Register] = [:]

  init(_ numbers: EntityNumbers) {
    self.numbers = numbers
    plain = Array(repeating: -1, count: numbers.count)
  }

  subscript(call: Call) -> Register? {
    get {
      guard call.output == 0, call.arguments.isEmpty else { return others[call] }
      let index = plain[numbers.number(of: call.entity)]
      return index < 0 ? nil : Register(Int(index))
    }
    set {
      if call.output == 0, call.arguments.isEmpty {
        plain[numbers.number(of: call.entity)] = newValue?.index ?? -1
      } else {
        others[call] = newValue
      }
    }
  }
}
