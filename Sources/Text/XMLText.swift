// XMLText.swift: writes XML, deterministically: elements with attributes in the order given.
// What XML cannot hold at all, such as control characters, is written visibly, as on a terminal.

/// XML under construction.
struct XMLText {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var open: [String] = []

  /// An element around what `body` writes.
  mutating func element(
    _ name: String, _ attributes: [(String, String)], _ body: (inout XMLText) -> Void
  ) {
    text += "\(indent)<\(name)\(XMLText.written(attributes))>\n"
    open.append(name)
    body(&self)
    open.removeLast()
    text += "\(indent)</\(name)>\n"
  }

  /// An element with nothing or with text in it.
  mutating func element(
    _ name: String, _ attributes: [(String, String)], text content: String = ""
  ) {
    let start = "\(indent)<\(name)\(XMLText.written(attributes))"
    text += content.isEmpty ? "\(start)/>\n" : "\(start)>\(XMLText.escaped(content))</\(name)>\n"
  }

  private var indent: String { String(repeating: "  ", count: open.count) }

  private static func written(_ attributes: [(String, String)]) -> String {
    attributes.map { name, value in
      // A line break in an attribute would be read as a space.
      " \(name)=\"\(escaped(value).replacing("\n", with: "&#10;"))\""
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !escaped.isEmpty || line.startIndex != text.startIndex { escaped += "\n" }
      for scalar in DisplayText.visible(String(line)).unicodeScalars {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        default: escaped.unicodeScalars.append(scalar)
        }
      }
    }
    return escaped
  }
}
