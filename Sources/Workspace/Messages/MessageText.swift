// MessageText.swift: the messages of a job as people and as programs read them.

package import Text

extension Messages {
  /// All messages kept, then how many there are in all; empty when there are none.
  package func text(
    in language: Language, usesColor: Bool = false, width: Int = 100, showsPage: Bool = true
  ) -> String {
    if isEmpty { return "" }
    let renderer = TerminalRenderer(
      files: files, language: language, usesColor: usesColor, width: width, showsPage: showsPage)
    var indexes: [FileID: LineIndex] = [:]
    var blocks = items.map { item in
      item.record.map { Messages.text($0, renderer) } ?? renderer.text(item.diagnostic, &indexes)
    }
    if hidden > 0 {
      let words = Words(
        "… dan \(hidden) pesan lain tidak ditampilkan",
        en: "… and \(hidden) more messages not shown")
      blocks.append(words.text(in: language) + "\n")
    }
    return blocks.joined(separator: "\n")
  }

  /// "3 galat, 1 peringatan".
  package func summaryText(in language: Language) -> String { summary.words.text(in: language) }

  /// All messages kept, as values of an array the caller has begun.
  package func writeJSON(to json: inout JSONText, in language: Language) {
    let renderer = JSONRenderer(files: files, language: language)
    var places = MessagePlaces(files)
    for item in items {
      if let message = item.record {
        Messages.write(message, &json, language)
      } else {
        renderer.write(item.diagnostic, &json, &places)
      }
    }
  }

  /// An array of messages, on lines of their own.
  package func json(in language: Language) -> String {
    var json = JSONText(indent: 2)
    json.array { writeJSON(to: &$0, in: language) }
    json.endLine()
    return json.text
  }
}
