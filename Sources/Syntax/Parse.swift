// Parse.swift: the front door of Syntax: one file's bytes in, its tree and its messages out.
// Parsing never fails: what is wrong is a message, and the tree still holds every byte.

package import Text

/// What parsing one file yields.
package struct ParsedFile: Sendable {
  /// Every byte of the file, for tools that print.
  package var tree: SyntaxTree
  /// What the file declares, for Semantics.
  package var syntax: RuleFileSyntax
  /// In source order.
  package var diagnostics: [Diagnostic]
}

/// Reads one rule file. Always ends, in time linear in the file.
///
/// - Parameter skipsTests: leaves out what stands in `uji`, for those who only want the rules.
package func parse(_ file: SourceFile, skipsTests: Bool = false) -> ParsedFile {
  let lexed = lex(file, skipsTests: skipsTests)
  var parser = Parser(file, lexed)
  parser.skipsTests = skipsTests
  let syntax = parser.ruleFile()
  return ParsedFile(
    tree: parser.tree.finish(file, lexed.tokens), syntax: syntax,
    diagnostics: parser.diagnostics.inSourceOrder())
}
