// Better.swift: which parts of the record tell how well somebody does, and which way is better.

import Semantics
import Values

/// Which way of a part of the record is better.
struct Better {
  var direction: Slope
  /// It is so by its nature; else as far as the other rules show.
  var isSure: Bool
}

extension SetProof {
  /// Nil where nothing says that one way is better.
  mutating func better(_ term: Term) -> Better? {
    switch term {
    case .group, .score: return Better(direction: .up, isSure: true)
    case .indicator(let index), .source(let index, _):
      guard set.indicators.indices.contains(index), let target = set.indicators[index].target else {
        return nil
      }
      return Better(direction: target.direction == .atLeast ? .up : .down, isSure: true)
    case .column(let column): return better(column)
    case .mapValue(let table, let column, _), .yearValue(let table, let column, _):
      return better(ColumnID(table, column))
    default: return nil
    }
  }

  private mutating func better(_ column: ColumnID) -> Better? {
    guard let schema = policy.schema, schema.tables.indices.contains(column.table.index),
      let type = reader.type(column)
    else { return nil }
    // The first column of the others is the year or the name.
    if column.table != .person, column.index == 0 { return nil }
    switch schema.tables[column.table.index].kind {
    case .person, .yearly: break
    case .map:
      switch type {
      case .number: return Better(direction: .up, isSure: false)
      case .member(let id) where isScale(id): return Better(direction: .up, isSure: false)
      default: return nil
      }
    case .list, .measurements: return nil
    }
    switch type {
    case .number(let number) where number.unit == .point:
      return Better(direction: .up, isSure: false)
    case .member(let id) where isScale(id):
      return isResult(id) ? Better(direction: .up, isSure: true) : nil
    default: return nil
    }
  }

  private func isScale(_ id: EnumerationID) -> Bool {
    policy.vocabulary.enumerations.indices.contains(id.index)
      && policy.vocabulary.enumerations[id.index].isScale
  }

  /// Whether a table gives the members of a scale by what is measured, the better the higher.
  private mutating func isResult(_ id: EnumerationID) -> Bool {
    for (number, table) in set.tables.enumerated() where table.inputs.isEmpty {
      for (output, info) in table.outputs.enumerated() where info.type == .member(id) {
        let slopes = reader.slopes(of: DecisionTableID(number), output: output)
        for case .group(let group) in slopes.terms where slopes.of[.group(group)] == .up {
          return true
        }
      }
    }
    return false
  }

  /// How often other decisions ask for more of something, and how often for less.
  mutating func evidence(_ column: ColumnID, besides skipped: ExpressionID) -> (up: Int, down: Int)
  {
    let term = Term.column(column)
    var (up, down) = (0, 0)
    func count(_ slope: Slope?) {
      if slope == .up { up += 1 }
      if slope == .down { down += 1 }
    }
    for promotion in set.promotions {
      for condition in promotion.conditions where condition.condition != skipped {
        count(reader.slopes(of: condition.condition).of[term])
      }
    }
    for placement in set.placements { count(reader.slopes(of: placement.suitable).of[term]) }
    // Who has little of it is trained.
    for training in set.trainings { count(reader.slopes(of: training.trigger).of[term]?.reversed) }
    return (up, down)
  }
}
