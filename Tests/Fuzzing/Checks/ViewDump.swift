// ViewDump.swift: what a rule file says, as text without places: two files with one dump mean the same.

package import Syntax
import Text

/// The typed views of a file without any range.
package func viewDump(_ parsed: ParsedFile) -> String {
  var lines: [String] = []
  dump(parsed.syntax, "", &lines)
  return lines.joined(separator: "\n")
}

private func dump(_ value: Any, _ label: String, _ lines: inout [String]) {
  // Advice quotes the text for people, blanks and all.
  if value is SourceRange || value is FileID || value is SpreadsheetAdvice { return }
  let mirror = Mirror(reflecting: value)
  switch mirror.displayStyle {
  case .optional:
    if let inner = mirror.children.first {
      dump(inner.value, label, &lines)
    } else {
      lines.append("\(label) nil")
    }
  case .enum:
    guard let inner = mirror.children.first else {
      lines.append("\(label) \(value)")
      return
    }
    lines.append("\(label) .\(inner.label ?? "")")
    dump(inner.value, "", &lines)
  case .struct, .class, .tuple, .collection:
    lines.append("\(label) (")
    for child in mirror.children { dump(child.value, child.label ?? "", &lines) }
    lines.append(")")
  default: lines.append("\(label) \(value)")
  }
}

/// The comments of a file, in order, without blanks at their ends.
package func comments(_ parsed: ParsedFile) -> [String] {
  var comments: [String] = []
  for token in parsed.tree.tokens {
    let space = parsed.tree.file.bytes[Int(token.leading)..<Int(token.start)]
    for line in space.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let start = line.firstIndex(of: UInt8(ascii: "#")) else { continue }
      let text = String(decoding: line[start...], as: UTF8.self)
      comments.append(String(text.trimmingSuffix(while: { $0 == " " || $0 == "\t" })))
    }
  }
  return comments
}

/// The spelling of every token.
package func spellings(_ parsed: ParsedFile) -> [String] {
  parsed.tree.tokens.indices.map { parsed.tree.text(of: $0) }
}

extension String {
  fileprivate func trimmingSuffix(while isBlank: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return rest
  }
}
