// Mutant.swift: the rules with one thing moved one step: a threshold, a sign, a weight, a cell. What
// agencies inherit is moved in all of them at once, as a change of the line would.

import Proofs
import Semantics
package import Text
import Values

package struct Mutant: Sendable {
  package enum Kind: String, Hashable, Sendable {
    case value = "nilai"
    case sign = "tanda"
    case unit = "satuan"
    case truth = "ya/tidak"
    case weight = "bobot"
    case length = "lama"
    case date = "tanggal"
  }
  package var kind: Kind
  package var range: SourceRange
  /// As written, and what stands there instead.
  package var before: String
  package var after: String
  var edits: [MutantEdit]
}

/// One changed part of one rule set; put in place, it leaves what was there.
struct MutantEdit: Sendable {
  enum Part: Sendable {
    case expression(ExpressionID, ExpressionKind)
    case parameter(Int, Parameter)
    case indicator(Int, Indicator)
    case training(Int, Training)
    case table(Int, DecisionTable)
  }
  var set: Int
  var part: Part

  /// Puts the part in place and keeps the one before.
  mutating func swap(_ sets: inout [RuleSet]) {
    switch part {
    case .expression(let id, let kind):
      part = .expression(id, sets[set].expressions[id.index].kind)
      sets[set].expressions[id.index].kind = kind
    case .parameter(let index, let parameter):
      part = .parameter(index, sets[set].parameters[index])
      sets[set].parameters[index] = parameter
    case .indicator(let index, let indicator):
      part = .indicator(index, sets[set].indicators[index])
      sets[set].indicators[index] = indicator
    case .training(let index, let training):
      part = .training(index, sets[set].trainings[index])
      sets[set].trainings[index] = training
    case .table(let index, let table):
      part = .table(index, sets[set].tables[index])
      sets[set].tables[index] = table
    }
  }

  /// What a test must read to notice, one of them.
  var keys: [ReadKey] {
    switch part {
    case .expression(let id, _): [.expression(id.index)]
    case .parameter(let index, _): [.parameter(index)]
    case .indicator(let index, _): [.indicator(index), .score(index)]
    case .training(let index, _): [.decision(.training(index))]
    case .table(let index, _): [.table(index)]
    }
  }

  /// What is changed, for the proofs.
  var change: ReachedProofs.Change {
    switch part {
    case .expression(let id, _): .expression(id)
    case .parameter(let index, _): .rule(.parameter(index))
    case .indicator(let index, _): .rule(.indicator(index))
    case .training(let index, _): .rule(.training(index))
    case .table(let index, _): .rule(.table(index))
    }
  }
}
