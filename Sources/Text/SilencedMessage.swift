// SilencedMessage.swift: a message that the rules themselves silence, with the reason they give.

/// A message with the reason why it is not shown.
package struct SilencedMessage: Hashable, Sendable {
  package var diagnostic: Diagnostic
  /// As the comment gives it.
  package var reason: String

  package init(_ diagnostic: Diagnostic, reason: String) {
    self.diagnostic = diagnostic
    self.reason = reason
  }
}
