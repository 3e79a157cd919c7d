// ChunkReading.swift: single results of the persons of a chunk, read off the registers without making
// an outcome of everything: for who writes them out one after another.

import Program
import Semantics
import Values

/// Decided results come without allocation; open ones with their reasons.
extension EvaluatedChunk {
  private static var number: ScalarType { .number(NumberType()) }

  private func value(_ register: Register, _ type: ScalarType, _ place: Int) -> ValueOutcome {
    var memo = ReasonMemo()
    return machine.value(register, type, place, &memo)
  }

  package func group(_ index: Int, at place: Int) -> ValueOutcome {
    value(machine.plan.outputs.groups[index], Self.number, place)
  }

  package func indicator(_ index: Int, at place: Int) -> ValueOutcome {
    value(machine.plan.outputs.indicators[index], Self.number, place)
  }

  package func score(_ index: Int, at place: Int) -> ValueOutcome {
    value(machine.plan.outputs.scores[index], Self.number, place)
  }

  /// Nil for a formula with inputs.
  package func formula(_ index: Int, at place: Int) -> ValueOutcome? {
    machine.plan.outputs.formulas[index].map { value($0.register, $0.type, place) }
  }

  /// Nil for a table with inputs.
  package func table(_ index: Int, output: Int, at place: Int) -> ValueOutcome? {
    machine.plan.outputs.tables[index].flatMap {
      $0.indices.contains(output)
        ? value($0[output].register, $0[output].type, place) : nil
    }
  }

  package func status(ofPromotion index: Int, at place: Int) -> PromotionOutcome.Status {
    machine.status(of: machine.plan.outputs.promotions[index], place)
  }

  /// Whether a condition of a promotion is not met, with its exceptions.
  package func isUnmet(_ condition: Int, ofPromotion index: Int, at place: Int) -> Bool {
    machine.truth(
      machine.plan.outputs.promotions[index].conditions[condition].truth, place) == .no
  }

  package func training(_ index: Int, at place: Int) -> TrainingOutcome {
    var memo = ReasonMemo()
    return machine.training(machine.plan.outputs.trainings[index], place, &memo)
  }

  package func placement(_ index: Int, at place: Int) -> PlacementOutcome {
    var memo = ReasonMemo()
    return machine.placement(machine.plan.outputs.placements[index], place, &memo)
  }

  package func flag(_ index: Int, at place: Int) -> FlagOutcome {
    var memo = ReasonMemo()
    return machine.flag(machine.plan.outputs.flags[index], place, &memo)
  }
}
