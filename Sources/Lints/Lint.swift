// Lint.swift: the front door: a checked policy and its files in, what a careful reviewer would ask about out.
// Nothing here is wrong by the language; each finding is something a rule rarely means to say.

package import Semantics
package import Syntax
package import Text

/// What a reviewer would question: what is written and never used, said twice, said one way in the
/// label and another in the rule, or hard to read. For rules without errors; in source order.
package func lint(_ policy: Policy, _ files: [ParsedFile]) -> [Diagnostic] {
  var review = Review(policy, files)
  review.findUnused()
  review.findTwins()
  review.findNearNames()
  review.findTexts()
  review.findLabels()
  review.findConditions()
  review.findAmounts()
  review.findScores()
  review.findDecisions()
  review.findTests()
  return review.findings.inSourceOrder()
}

/// One look through the rules.
struct Review {
  let policy: Policy
  /// Every declaration of every file, in the order written.
  let declarations: [Declared]
  /// Every expression of a rule, with its place; tests left out.
  let sites: [Site]
  let spelling: Spelling
  let resolved: Resolved
  private(set) var findings: [Diagnostic] = []

  init(_ policy: Policy, _ files: [ParsedFile]) {
    self.policy = policy
    let declarations = Declared.all(files)
    self.declarations = declarations
    sites = declarations.indices.flatMap { Site.all(of: declarations[$0], $0) }
    spelling = Spelling(files)
    resolved = Resolved(policy)
  }

  mutating func report(
    _ fault: some Fault, at range: SourceRange, label: Words? = nil, others: [Label] = [],
    fix: [Edit] = []
  ) {
    findings.append(Diagnostic(fault, at: range, label: label, others: others, fix: fix))
  }

  /// Whether anything is decided about people.
  var decides: Bool {
    declarations.contains { [.promotion, .training, .placement, .flag].contains($0.kind) }
  }

  /// The place where the same was said before.
  static func before(_ range: SourceRange) -> [Label] {
    [Label(range, Words("yang pertama", en: "the first"))]
  }
}
