// WrittenParts.swift: the parts of all expressions that looks go through, by their form. One walk finds them
// for all looks: each walk of its own waits for the memory of every expression once more.

import Syntax
import Text

struct WrittenParts: Sendable {
  struct Part: Sendable {
    let expression: ExpressionSyntax
    /// Position in `Review.sites`.
    let site: Int
    /// Whether it stands directly in a chain of `dan`.
    let isInChain: Bool
  }
  /// `2 tahun 3 bulan`
  private(set) var compounds: [(list: [QuantitySyntax], range: SourceRange)] = []
  private(set) var texts: [TextSyntax] = []
  private(set) var lists: [ListSyntax] = []
  /// What stands in the parentheses of `termasuk`.
  private(set) var choices: [[ExpressionSyntax]] = []
  private(set) var comparisons: [Part] = []
  /// What has a form of its own besides: negations, chains of `atau`, `jika`, doubled parentheses; outside
  /// first.
  private(set) var forms: [ExpressionSyntax] = []

  init(_ sites: [Site]) {
    for (number, site) in sites.enumerated() { walk(site.expression, number, isInChain: false) }
  }

  private mutating func walk(_ expression: ExpressionSyntax, _ site: Int, isInChain: Bool) {
    var isChain = false
    switch expression {
    case .compound(let list, let range): compounds.append((list, range))
    case .text(let text): texts.append(text)
    case .oneOf(_, let list, _, _): choices.append(list)
    case .comparison:
      comparisons.append(Part(expression: expression, site: site, isInChain: isInChain))
    case .not, .or, .conditional, .parenthesised(.parenthesised, _):
      forms.append(expression)
    case .and: isChain = true
    default: if let list = expression.list { lists.append(list) }
    }
    expression.forEachPart { walk($0, site, isInChain: isChain) }
  }
}
