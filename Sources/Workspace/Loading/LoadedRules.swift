// LoadedRules.swift: rules read, parsed and checked, with what they name in other files.

package import Program
package import Semantics
package import Syntax
package import Text

/// A rule folder (or single files), ready to work with.
package struct LoadedRules: Sendable {
  /// What was asked for, as asked: `Rules`.
  package var name: String
  /// In source order; their files are the rule files first, in the order of their names, then the
  /// lists and holidays they name.
  package var messages: Messages
  /// By rule file, in the order of `messages.files`.
  package var parsed: [ParsedFile]
  package var policy: Policy
  package var references: LoadedReferences
  let lines = FileLines()

  package var files: [SourceFile] { messages.files }
  package var hasErrors: Bool { messages.hasErrors }
  package var trouble: Trouble { messages.trouble }
  /// How many files are rule files.
  package var ruleFileCount: Int { parsed.count }
}
