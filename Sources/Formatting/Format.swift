// Format.swift: the front door of Formatting: one parsed rule file in, its canonical text out.
// Only blank space, line breaks and tolerated slips change; what a declaration says never does.

package import Syntax
import Text

/// The canonical text of a rule file; nil for a file that cannot be read as text.
///
/// A declaration with an error stands as it was written; the others are laid out around it. Slips that
/// the parser reads as meant are written right. Formatting the result again gives the same text.
/// Takes time in proportion to the file.
package func format(_ parsed: ParsedFile) -> String? {
  guard !parsed.diagnostics.contains(where: { unreadable.contains($0.code) }) else { return nil }
  let mended = mended(parsed)
  var printer = Printer(mended)
  let text = printer.text()
  // The layout is checked rather than trusted: the text must read as the same tree.
  let file = SourceFile(id: parsed.tree.file.id, name: parsed.tree.file.name, text: text)
  guard parse(file).tree.hasSameForm(as: mended.tree) else { return nil }
  return text
}

/// Whether formatting would change nothing; a file that cannot be formatted counts as formatted.
package func isFormatted(_ parsed: ParsedFile) -> Bool {
  guard let text = format(parsed) else { return true }
  return text.utf8.elementsEqual(parsed.tree.file.bytes)
}

/// Not UTF-8, or too large to be read at all.
private let unreadable: Set<String> = ["A0101", "A0102"]

/// The widths every rule file is held to.
enum Measure {
  /// One step of indentation.
  static let step = 4
  /// Lines are broken beyond this width; tables, texts and comments may be wider.
  static let line = 120
}
