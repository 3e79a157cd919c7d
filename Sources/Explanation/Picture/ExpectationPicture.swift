// ExpectationPicture.swift: why an expectation of a test came out as it did: its own picture, or the
// conditions of the decision that made the result; then the rules behind them.

package import Evaluation
package import Semantics
package import Text

extension PictureSource {
  /// A condition or comparison that should have held.
  package func lines(of id: ExpressionID, indent: String) -> [Words] {
    var trail = RuleTrail(self, indent: indent)
    trail.follow([id])
    return picture(of: id, lead: indent) + trail.lines
  }

  /// The expression in the head of a grid that a row's cell expects something of; nil when the
  /// expectation is written in one piece.
  package func head(of id: ExpressionID, in range: SourceRange) -> ExpressionID? {
    let inner: ExpressionID
    switch set[id].kind {
    case .comparison(_, let a, _, _): inner = a
    case .isPresent(let a, _): inner = a
    case .not(let a): inner = a
    default: inner = id
    }
    let place = set[inner].range
    return place.start >= range.start && place.end <= range.end ? nil : inner
  }

  /// The conditions that made a decision come out so.
  ///
  /// - Parameter named: conditions the test names.
  package func lines(
    of decision: PolicyTest.Decision, outcome: Outcome, named: [String], indent: String
  ) -> [Words] {
    var lines: [Words] = []
    var read: [ExpressionID] = []
    for clause in clauses(of: decision, outcome, named.map { $0.lowercased() }) {
      let place = place(clause.range)
      let state = StatusText.words(clause.truth)
      let sign = PictureSource.sign(clause.truth)
      lines.append(
        Words(
          "\(indent)\(sign) \(place): \(clause.name.indonesian): \(state.indonesian)",
          en: "\(indent)\(sign) \(place): \(clause.name.english): \(state.english)"))
      lines += picture(of: clause.condition, lead: indent + "    ")
      read.append(clause.condition)
      for exception in clause.exceptions {
        let (told, conditions) = self.lines(of: exception, indent: indent + "    ")
        lines += told
        read += conditions
      }
    }
    var trail = RuleTrail(self, indent: indent)
    trail.follow(read)
    return lines + trail.lines
  }

  private func lines(of exception: RuleException, indent: String) -> ([Words], [ExpressionID]) {
    let truth = trace.truth(of: exception.condition) ?? .failed
    let state = StatusText.exception(truth)
    let head = "\(indent)\(PictureSource.sign(truth)) \(place(exception.origin.range)): "
    let name = exception.origin.name
    var lines = [
      Words(
        "\(head)kecuali \(name): \(state.indonesian)", en: "\(head)except \(name): \(state.english)"
      )
    ]
    lines += picture(of: exception.condition, lead: indent + "    ")
    var read = [exception.condition]
    for inner in exception.against {
      let (told, conditions) = self.lines(of: inner, indent: indent + "    ")
      lines += told
      read += conditions
    }
    return (lines, read)
  }

  /// A sentence of a decision.
  private struct Clause {
    var name: Words
    var range: SourceRange
    var condition: ExpressionID
    var truth: Truth
    var exceptions: [RuleException] = []
  }

  private func clauses(
    of decision: PolicyTest.Decision, _ outcome: Outcome, _ named: [String]
  ) -> [Clause] {
    switch decision {
    case .promotion(let index)
    where set.promotions.indices.contains(index) && outcome.promotions.indices.contains(index):
      return clauses(of: set.promotions[index], outcome.promotions[index], named)
    case .training(let index) where set.trainings.indices.contains(index):
      let training = set.trainings[index]
      let order = training.priorities.compactMap { rule in
        rule.condition.map { condition in
          clause(
            Words(
              "prioritas \(rule.priority.rawValue)", en: "priority \(rule.priority.rawValue)"),
            condition)
        }
      }
      return [
        clause(Words("dipicu jika", en: "triggered if"), training.trigger, training.exceptions)
      ] + order
    case .placement(let index) where set.placements.indices.contains(index):
      let placement = set.placements[index]
      let target = placement.target.map { clause(Words("untuk", en: "for"), $0) }
      return [target].compactMap { $0 } + [
        clause(Words("sesuai jika", en: "suitable if"), placement.suitable, placement.exceptions)
      ]
    case .flag(let index) where set.flags.indices.contains(index):
      let flag = set.flags[index]
      return [clause(Words("muncul jika", en: "raised if"), flag.condition, flag.exceptions)]
    case .promotion, .training, .placement, .flag: return []
    }
  }

  private func clause(
    _ name: Words, _ condition: ExpressionID, _ exceptions: [RuleException] = []
  ) -> Clause {
    Clause(
      name: name, range: set[condition].range, condition: condition,
      truth: trace.truth(of: condition) ?? .failed, exceptions: exceptions)
  }

  /// Of a promotion: what is not met or open, and what the test names; all conditions where that
  /// tells nothing.
  private func clauses(
    of promotion: Promotion, _ result: PromotionOutcome, _ named: [String]
  ) -> [Clause] {
    var clauses: [Clause] = []
    if let candidates = promotion.candidates, result.candidate != .yes {
      clauses.append(clause(Words("calon", en: "candidates"), candidates))
      if result.candidate == .no { return clauses }
    }
    let all = zip(promotion.conditions, result.conditions).map { condition, outcome in
      let label = DisplayText.visible(condition.origin.label)
      var clause = clause(
        Words(
          "syarat \(condition.origin.name) \"\(label)\"",
          en: "condition \(condition.origin.name) \"\(label)\""),
        condition.condition, condition.exceptions)
      clause.range = condition.origin.range
      clause.truth = outcome.truth
      return (condition.origin.name.lowercased(), clause)
    }
    clauses += all.filter { $0.1.truth != .yes || named.contains($0.0) }.map(\.1)
    return clauses.isEmpty ? all.map(\.1) : clauses
  }
}
