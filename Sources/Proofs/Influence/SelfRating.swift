// SelfRating.swift: what people say of themselves counts beside what others measure, but decides nothing
// alone.

import Semantics
import Text
import Values

extension SetProof {
  /// The code of the source by which people rate themselves, of those that are so called.
  private func isSelfRating(_ member: Int) -> Bool {
    guard let sources = policy.vocabulary.sources,
      policy.vocabulary.enumerations.indices.contains(sources.index),
      policy.vocabulary.enumerations[sources.index].members.indices.contains(member)
    else { return false }
    let info = policy.vocabulary.enumerations[sources.index].members[member]
    let words = ([info.name, info.label] + info.aliases).flatMap { name in
      name.lowercased().split { $0 == "_" || $0 == " " || $0 == "-" }
    }
    return words.contains { ["diri", "mandiri", "sendiri", "self"].contains($0) }
  }

  /// An indicator that nobody else measures.
  mutating func proveSelfRating(of indicator: Indicator) {
    guard let first = indicator.sources.first(where: { isSelfRating($0.member) }) else { return }
    let others = indicator.sources.filter { !isSelfRating($0.member) && $0.share > .zero }
    guard others.isEmpty else { return }
    let fault = InfluenceFault.selfRatedIndicator(indicator: indicator.origin.name)
    findings.append(
      Finding(
        Diagnostic(fault, at: indicator.origin.range, others: [Label(first.range)]),
        places: [indicator.origin.range], needsEverySet: false))
  }

  /// A comparison, or the columns of a table, with what people say of themselves and no one else.
  mutating func selfRating(deciding ids: [ExpressionID], at range: SourceRange) -> Finding? {
    var name: String?
    var stack = ids
    while let id = stack.popLast() {
      guard set.expressions.indices.contains(id.index) else { continue }
      let kind = set[id].kind
      switch kind {
      case .indicatorSource(let id, let source) where set.indicators.indices.contains(id.index):
        let indicator = set.indicators[id.index]
        guard indicator.sources.indices.contains(source),
          isSelfRating(indicator.sources[source].member)
        else { return nil }
        name = name ?? indicator.origin.name
      case .indicator, .indicatorScore, .group, .formula, .table: return nil
      default: break
      }
      stack += kind.children
    }
    guard let name else { return nil }
    let fault = InfluenceFault.selfRatingDecides(indicator: name)
    return Finding(Diagnostic(fault, at: range), places: [range], needsEverySet: false)
  }
}
