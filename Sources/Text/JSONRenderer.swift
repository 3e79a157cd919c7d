// JSONRenderer.swift: a message as one JSON object, for editors and CI: a promise, unlike the picture.
// Lines and columns count from 1, columns in Unicode scalars; offsets are bytes.

/// Turns messages into JSON.
package struct JSONRenderer: Sendable {
  package var files: [SourceFile]
  package var language: Language

  /// - Parameter files: the files of the run; a `FileID` is a position in it.
  package init(files: [SourceFile], language: Language = .indonesian) {
    self.files = files
    self.language = language
  }

  /// One message on one line, without a line feed.
  package func text(_ diagnostic: Diagnostic) -> String {
    var json = JSONText()
    write([diagnostic], to: &json)
    return json.text
  }

  /// The messages as further values of `json`: objects of an array the caller has begun.
  package func write(_ diagnostics: [Diagnostic], to json: inout JSONText) {
    var places = MessagePlaces(files)
    for diagnostic in diagnostics { write(diagnostic, &json, &places) }
  }

  /// One of many; the lines of each file are found once.
  package func write(
    _ diagnostic: Diagnostic, _ json: inout JSONText, _ places: inout MessagePlaces
  ) {
    json.beginObject()
    json.field("code", diagnostic.code)
    json.field("severity", diagnostic.severity.rawValue)
    json.field("message", diagnostic.words.text(in: language))
    if let primary = diagnostic.labels.first { place(primary.range, &json, &places) }
    json.key("labels")
    json.beginArray()
    for label in diagnostic.labels {
      json.beginObject()
      place(label.range, &json, &places)
      json.field("primary", label.isPrimary)
      json.field(ifPresent: "message", label.words?.text(in: language))
      json.endObject()
    }
    json.endArray()
    json.field(ifPresent: "help", diagnostic.help?.text(in: language))
    json.field("page", documentationPath(of: diagnostic.code))
    if !diagnostic.fix.isEmpty {
      json.key("fix")
      json.beginArray()
      for edit in diagnostic.fix {
        json.beginObject()
        place(edit.range, &json, &places)
        json.field("start", Int(edit.range.start))
        json.field("end", Int(edit.range.end))
        json.field("replacement", edit.replacement)
        json.endObject()
      }
      json.endArray()
    }
    json.endObject()
  }

  private func place(
    _ range: SourceRange, _ json: inout JSONText, _ places: inout MessagePlaces
  ) {
    guard let place = places.place(of: range) else { return }
    json.field("file", place.file)
    guard let start = place.start, let end = place.end else { return }
    json.field("line", start.line)
    json.field("column", start.column)
    json.field("endLine", end.line)
    json.field("endColumn", end.column)
  }
}
