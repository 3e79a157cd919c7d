// Material.swift: what every look through the rules goes by: the policy, its declarations, their expressions
// and the words they are written in.

import Semantics
import Syntax

final class Material: Sendable {
  let policy: Policy
  /// Every declaration of every file, in the order written.
  let declarations: [Declared]
  /// Every expression of a rule, with its place; tests left out.
  let sites: [Site]
  /// By declaration: where its sites begin in `sites`.
  private let starts: [Int]
  /// The parts of those expressions.
  let parts: WrittenParts
  /// Whether anything is decided about people.
  let decides: Bool
  let spelling: Spelling
  let resolved: Resolved

  init(_ policy: Policy, _ files: [ParsedFile]) {
    self.policy = policy
    declarations = Declared.all(files)
    decides = declarations.contains { declared in
      switch declared.kind {
      case .promotion, .training, .placement, .flag: true
      default: false
      }
    }
    var sites: [Site] = []
    var starts: [Int] = []
    for (owner, declared) in declarations.enumerated() {
      starts.append(sites.count)
      sites += Site.all(of: declared, owner)
    }
    self.sites = sites
    self.starts = starts
    parts = WrittenParts(sites)
    spelling = Spelling(files)
    resolved = Resolved(policy)
  }

  func sites(of owner: Int) -> ArraySlice<Site> {
    sites[starts[owner]..<(owner + 1 < starts.count ? starts[owner + 1] : sites.count)]
  }
}
