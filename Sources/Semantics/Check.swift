// Check.swift: the front door: parsed rule files in, the checked policy and its messages out.

package import Syntax
package import Text

/// What checking yields. With an error among the messages the policy is for tools that show it, not
/// for evaluating.
package struct CheckedPolicy: Sendable {
  package var policy: Policy
  /// In source order.
  package var diagnostics: [Diagnostic]
}

/// Checks the rule files of one folder together; their order has no meaning.
package func check(_ files: [RuleFileSyntax]) -> CheckedPolicy {
  CheckedPolicy(
    policy: Policy(vocabulary: Vocabulary(), schema: nil, sets: [], tests: []), diagnostics: [])
}
