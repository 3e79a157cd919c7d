// Lint.swift: the front door: a checked policy and its files in, what a careful reviewer would ask about out.
// Nothing here is wrong by the language; each finding is something a rule rarely means to say.

package import Semantics
package import Syntax
package import Text

/// What a reviewer would question: what is written and never used, said twice, said one way in the
/// label and another in the rule, or hard to read. For rules without errors.
///
/// In parts that know nothing of each other, so that whoever has threads can share them out.
package struct LintPlan: Sendable {
  private let review: Review

  /// Those that take longest first.
  private static let searches: [@Sendable (inout Review) -> Void] = [
    { $0.findTests() }, { $0.findLabels() }, { $0.findTexts() }, { $0.findTwins() },
    { $0.findNearNames() }, { $0.findScores() }, { $0.findAmounts() }, { $0.findConditions() },
    { $0.findDecisions() }, { $0.findUnused() },
  ]

  package init(_ policy: Policy, _ files: [ParsedFile]) { review = Review(policy, files) }

  package var parts: Range<Int> { LintPlan.searches.indices }

  /// What one part finds.
  package func findings(of part: Int) -> [Diagnostic] {
    var review = review
    LintPlan.searches[part](&review)
    return review.findings
  }
}

/// The whole review, in source order.
package func lint(_ policy: Policy, _ files: [ParsedFile]) -> [Diagnostic] {
  let plan = LintPlan(policy, files)
  return plan.parts.flatMap { plan.findings(of: $0) }.inSourceOrder()
}

/// One look through the rules.
struct Review: Sendable {
  /// What is looked at, the same for all looks.
  private let material: Material
  private(set) var findings: [Diagnostic] = []

  init(_ policy: Policy, _ files: [ParsedFile]) { material = Material(policy, files) }

  var policy: Policy { material.policy }
  var declarations: [Declared] { material.declarations }
  var sites: [Site] { material.sites }
  var parts: WrittenParts { material.parts }
  var decides: Bool { material.decides }
  var spelling: Spelling { material.spelling }
  var resolved: Resolved { material.resolved }

  mutating func report(
    _ fault: some Fault, at range: SourceRange, label: Words? = nil, others: [Label] = [],
    fix: [Edit] = []
  ) {
    findings.append(Diagnostic(fault, at: range, label: label, others: others, fix: fix))
  }

  /// The sites of one declaration.
  func sites(of owner: Int) -> ArraySlice<Site> { material.sites(of: owner) }

  /// The place where the same was said before.
  static func before(_ range: SourceRange) -> [Label] {
    [Label(range, Words("yang pertama", en: "the first"))]
  }
}
