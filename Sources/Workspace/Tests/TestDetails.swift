// TestDetails.swift: what a test that fails expected and found, and why: the expression once, with the
// value of every part beneath it, and the rules that made the result.

import Evaluation
import Explanation
import Semantics
import Text
import Values

struct TestDetails {
  private static let indent = "  "
  /// How many reasons are named before the others are only counted.
  private static let shownReasons = 6

  private let rules: LoadedRules
  private let trace: Trace
  private let source: PictureSource

  init(_ rules: LoadedRules, _ test: PolicyTest, _ trace: Trace) {
    self.rules = rules
    self.trace = trace
    source = PictureSource(
      test, trace, rules.policy, files: rules.files, place: rules.place)
  }

  private var set: RuleSet { source.set }

  /// The expectation as written, then what was found, then why.
  func words(_ expectation: PolicyTest.Expectation, _ found: ExpectationOutcome) -> [Words] {
    let written = subject(expectation) + rules.source(expectation.range)
    var lines = [Words("diharapkan: \(written)", en: "expected: \(written)")]
    switch found.actual {
    case .truth(let truth):
      if truth != .no { lines.append(result(StatusText.words(truth), found.reasons)) }
    case .value(let value):
      let isHidden = expression(of: expectation).map(source.isHidden) ?? false
      let words = isHidden ? PictureSource.hidden : state(value, type(of: expectation))
      lines.append(result(words, found.reasons))
    case .promotion(let result):
      lines.append(self.result(StatusText.words(result.status), found.reasons))
    case .training(let result):
      lines.append(self.result(StatusText.words(result.status, result.priority), found.reasons))
    case .placement(let result):
      lines.append(self.result(StatusText.words(result.status), found.reasons))
    case .flag(let result):
      lines.append(self.result(StatusText.words(result.status), found.reasons))
    }
    return lines + why(expectation)
  }

  private func why(_ expectation: PolicyTest.Expectation) -> [Words] {
    switch expectation.kind {
    case .decision(let decision, _):
      source.lines(
        of: decision, outcome: trace.outcome, named: expectation.reasons,
        indent: TestDetails.indent)
    case .holds(let id), .undetermined(let id), .failed(let id), .conflict(let id):
      source.lines(
        of: source.head(of: id, in: expectation.range) ?? id, indent: TestDetails.indent)
    }
  }

  /// What is meant, where the expectation itself does not say: in the cell of a grid.
  private func subject(_ expectation: PolicyTest.Expectation) -> String {
    let name: String
    switch expectation.kind {
    case .holds(let id), .undetermined(let id), .failed(let id), .conflict(let id):
      guard let head = source.head(of: id, in: expectation.range) else { return "" }
      let isPresence = if case .isPresent = set[id].kind { true } else { false }
      let isValue = if case .holds = expectation.kind { !isPresence } else { false }
      return rules.source(set[head].range) + (isValue ? " = " : " ")
    case .decision(.promotion(let index), _): name = "promosi \(set.promotions[index].origin.name)"
    case .decision(.training(let index), _): name = "pelatihan \(set.trainings[index].origin.name)"
    case .decision(.placement(let index), _):
      name = "penempatan \(set.placements[index].origin.name)"
    case .decision(.flag(let index), _): name = "tanda \(set.flags[index].origin.name)"
    }
    return rules.source(expectation.range).hasPrefix(name) ? "" : name + " "
  }

  private func result(_ words: Words, _ reasons: [String]) -> Words {
    var seen = Set<String>()
    let all = reasons.filter { seen.insert($0).inserted }
    let shown = all.count > TestDetails.shownReasons + 1 ? TestDetails.shownReasons : all.count
    let list = all.prefix(shown).joined(separator: ", ")
    if shown < all.count {
      let rest = all.count - shown
      return Words(
        "hasilnya: \(words.indonesian) karena \(list), dan \(rest) lainnya",
        en: "found: \(words.english) because of \(list), and \(rest) more")
    }
    if list.isEmpty { return Words("hasilnya: \(words.indonesian)", en: "found: \(words.english)") }
    return Words(
      "hasilnya: \(words.indonesian) karena \(list)",
      en: "found: \(words.english) because of \(list)")
  }

  /// The value; with its reasons when there is none.
  private func state(_ value: ValueOutcome, _ type: ExpressionType) -> Words {
    if value.state == .known, case .scalar(let scalar) = type {
      return ValueText.words(value, scalar, rules.policy.vocabulary)
    }
    let words = ValueText.words(value, .text, rules.policy.vocabulary)
    guard let reason = value.reasons.first.map(ReasonText.words) else { return words }
    return Words(
      "\(words.indonesian): \(reason.indonesian)", en: "\(words.english): \(reason.english)")
  }

  private func type(of expectation: PolicyTest.Expectation) -> ExpressionType {
    expression(of: expectation).map { set[$0].type } ?? .invalid
  }

  private func expression(of expectation: PolicyTest.Expectation) -> ExpressionID? {
    switch expectation.kind {
    case .holds(let id), .undetermined(let id), .failed(let id), .conflict(let id): id
    case .decision: nil
    }
  }
}
