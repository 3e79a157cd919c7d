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
  let policy: Policy
  /// Every declaration of every file, in the order written.
  let declarations: [Declared]
  /// Every expression of a rule, with its place; tests left out.
  let sites: [Site]
  /// By declaration: where its sites begin in `sites`.
  private let starts: [Int]
  /// Whether anything is decided about people.
  let decides: Bool
  let spelling: Spelling
  let resolved: Resolved
  private(set) var findings: [Diagnostic] = []

  init(_ policy: Policy, _ files: [ParsedFile]) {
    self.policy = policy
    let declarations = Declared.all(files)
    self.declarations = declarations
    decides = declarations.contains {
      [.promotion, .training, .placement, .flag].contains($0.kind)
    }
    var sites: [Site] = []
    var starts: [Int] = []
    for (owner, declared) in declarations.enumerated() {
      starts.append(sites.count)
      sites += Site.all(of: declared, owner)
    }
    self.sites = sites
    self.starts = starts
    spelling = Spelling(files)
    resolved = Resolved(policy)
  }

  mutating func report(
    _ fault: some Fault, at range: SourceRange, label: Words? = nil, others: [Label] = [],
    fix: [Edit] = []
  ) {
    findings.append(Diagnostic(fault, at: range, label: label, others: others, fix: fix))
  }

  /// The sites of one declaration.
  func sites(of owner: Int) -> ArraySlice<Site> {
    sites[starts[owner]..<(owner + 1 < starts.count ? starts[owner + 1] : sites.count)]
  }

  /// The place where the same was said before.
  static func before(_ range: SourceRange) -> [Label] {
    [Label(range, Words("yang pertama", en: "the first"))]
  }
}
