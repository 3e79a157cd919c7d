// DocumentLayout.swift: the blocks of a document as plain text or as Markdown.

/// Prints a document.
package enum DocumentLayout {
  /// Plain text: headings underlined, two spaces a level.
  package static func text(_ blocks: [DocumentBlock]) -> String {
    var out = ""
    for block in blocks {
      switch block {
      case .heading(let level, let title):
        out += title + "\n"
        out += String(repeating: level == 1 ? "=" : "-", count: title.unicodeScalars.count) + "\n"
      case .line(let depth, let mark, let text):
        out += String(repeating: "  ", count: depth)
        out += mark.isEmpty ? "" : mark + " "
        out += text + "\n"
      case .blank: out += "\n"
      }
    }
    return out
  }

  /// Markdown: headings and nested lists.
  package static func markdown(_ blocks: [DocumentBlock]) -> String {
    var out = ""
    var wasHeading = false
    for block in blocks {
      switch block {
      case .heading(let level, let title):
        out += String(repeating: "#", count: level) + " " + escaped(title) + "\n\n"
        wasHeading = true
        continue
      case .line(let depth, let mark, let text):
        let bullet =
          depth == 0 ? (wasHeading ? "" : "\n") : String(repeating: "  ", count: depth - 1) + "- "
        out += bullet + (mark.isEmpty ? "" : mark + " ") + escaped(text) + "\n"
        if depth == 0 { out += "\n" }
      case .blank: out += "\n"
      }
      wasHeading = false
    }
    return out
  }

  /// Nothing of a rule or record may turn into Markdown of its own.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "*", "_", "[", "]", "<", ">", "|", "#": out += "\\"
      default: break
      }
      out.unicodeScalars.append(scalar)
    }
    return out
  }
}
