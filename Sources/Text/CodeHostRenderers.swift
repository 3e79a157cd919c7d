// CodeHostRenderers.swift: messages as GitHub's workflow annotations and as GitLab's Code Quality.

/// Turns messages into the lines that GitHub shows beside a change.
package struct GitHubRenderer: Sendable {
  package var files: [SourceFile]
  package var language: Language

  package init(files: [SourceFile], language: Language = .indonesian) {
    self.files = files
    self.language = language
  }

  /// One line for each message.
  package func text(_ diagnostics: [Diagnostic]) -> String {
    var places = MessagePlaces(files)
    return diagnostics.map { line($0, &places) }.joined()
  }

  private func line(_ diagnostic: Diagnostic, _ places: inout MessagePlaces) -> String {
    var properties: [String] = []
    if let place = places.place(of: diagnostic.primary) {
      properties.append(
        "file=\(GitHubRenderer.escaped(DisplayText.visible(place.file), isProperty: true))")
      if let start = place.start, let end = place.end {
        properties.append("line=\(start.line)")
        properties.append("endLine=\(end.line)")
        // Columns are only shown for ranges of one line.
        if start.line == end.line {
          properties.append("col=\(start.column)")
          properties.append("endColumn=\(end.column)")
        }
      }
    }
    properties.append("title=\(diagnostic.code)")
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    let sentence = GitHubRenderer.escaped(diagnostic.sentence(in: language), isProperty: false)
    return "::\(command) \(properties.joined(separator: ","))::\(sentence)\n"
  }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where isProperty: escaped += "%3A"
      case "," where isProperty: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

/// Turns messages into a Code Quality report for GitLab.
package struct GitLabRenderer: Sendable {
  package var files: [SourceFile]
  package var language: Language

  package init(files: [SourceFile], language: Language = .indonesian) {
    self.files = files
    self.language = language
  }

  /// The whole report, ended by a line feed. GitLab shows only what has a file: a message about no
  /// file stands at the first line of nothing, under the program's name.
  package func text(_ diagnostics: [Diagnostic]) -> String {
    var places = MessagePlaces(files)
    var fingerprints = Fingerprints()
    var json = JSONText(indent: 2)
    json.array { json in
      for diagnostic in diagnostics {
        let place = places.place(of: diagnostic.primary)
        json.object { json in
          json.field("description", diagnostic.sentence(in: language))
          json.field("check_name", diagnostic.code)
          json.field(
            "fingerprint",
            fingerprints.name(code: diagnostic.code, line: place?.lineText ?? ""))
          json.field("severity", GitLabRenderer.severity(diagnostic.severity))
          json.key("location")
          json.object { json in
            json.field("path", place?.file ?? "timbang")
            json.key("lines")
            json.object { json in
              json.field("begin", place?.start?.line ?? 1)
              json.field("end", place?.end?.line ?? 1)
            }
          }
        }
      }
    }
    return json.text + "\n"
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
