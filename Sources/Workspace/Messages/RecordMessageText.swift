// RecordMessageText.swift: messages about records, whose file is not kept: the places are named, the
// lines themselves are not shown. They may hold what is nobody's business.

import Records
import Text

extension Messages {
  /// The picture of any other message, with the places in place of the excerpt.
  static func text(_ message: RecordMessage, _ renderer: TerminalRenderer) -> String {
    let diagnostic = message.diagnostic
    let labels = diagnostic.labels
    let whole = renderer.text(diagnostic, showsPlaces: false)
    let end = whole.utf8.firstIndex(of: 0x0A).map { whole.utf8.index(after: $0) } ?? whole.endIndex
    var text = String(whole[..<end])
    for (number, place) in message.places.enumerated() {
      let sign = number == 0 ? "┌─" : "├─"
      let painted = renderer.usesColor ? "\u{1B}[34m\(sign)\u{1B}[0m" : sign
      let name = DisplayText.visible(place.file)
      text += "   \(painted) \(name):\(place.line):\(place.column)"
      if labels.indices.contains(number), let words = labels[number].words {
        text += " (\(DisplayText.visible(words.text(in: renderer.language))))"
      }
      text += "\n"
    }
    return text + whole[end...]
  }

  /// With the members of JSONRenderer.
  static func write(_ message: RecordMessage, _ json: inout JSONText, _ language: Language) {
    let diagnostic = message.diagnostic
    json.beginObject()
    json.field("code", diagnostic.code)
    json.field("severity", diagnostic.severity.rawValue)
    json.field("message", diagnostic.words.text(in: language))
    if let first = message.places.first { write(first, &json) }
    json.key("labels")
    json.beginArray()
    for (label, place) in zip(diagnostic.labels, message.places) {
      json.beginObject()
      write(place, &json)
      json.field("primary", label.isPrimary)
      json.field(ifPresent: "message", label.words?.text(in: language))
      json.endObject()
    }
    json.endArray()
    json.field(ifPresent: "help", diagnostic.help?.text(in: language))
    json.field("page", documentationPath(of: diagnostic.code))
    json.endObject()
  }

  private static func write(_ place: RecordPlace, _ json: inout JSONText) {
    json.field("file", place.file)
    json.field("line", place.line)
    json.field("column", place.column)
    json.field("endLine", place.line)
    json.field("endColumn", place.column + place.length)
  }
}
