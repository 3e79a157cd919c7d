// MessageReport.swift: the messages of a run, whole, in the form somebody asked for.

/// The forms messages have. All but `text` are promises: programs read them.
package enum MessageFormat: String, Sendable, CaseIterable {
  case text
  case json
  case sarif
  case junit
  case github
  case gitlab
}

/// Renders the messages of one run.
package struct MessageReport: Sendable {
  package var files: [SourceFile]
  package var language: Language
  package var usesColor: Bool
  package var version: String

  /// - Parameter files: the files of the run; a `FileID` is a position in it.
  package init(
    files: [SourceFile], language: Language = .indonesian, usesColor: Bool = false,
    version: String
  ) {
    self.files = files
    self.language = language
    self.usesColor = usesColor
    self.version = version
  }

  /// The whole report; empty for a form that says nothing when there is nothing.
  ///
  /// - Parameter silenced: what is not shown; forms that know of it tell it with its reason.
  package func text(
    _ diagnostics: [Diagnostic], silenced: [SilencedMessage] = [], as format: MessageFormat
  ) -> String {
    switch format {
    case .text:
      TerminalRenderer(files: files, language: language, usesColor: usesColor).text(diagnostics)
    case .json: json(diagnostics, silenced)
    case .sarif:
      SARIFRenderer(files: files, language: language, version: version).text(
        diagnostics, silenced: silenced)
    case .junit: JUnitReport(diagnostics, files: files, language: language).text
    case .github: GitHubRenderer(files: files, language: language).text(diagnostics)
    case .gitlab: GitLabRenderer(files: files, language: language).text(diagnostics)
    }
  }

  private func json(_ diagnostics: [Diagnostic], _ silenced: [SilencedMessage]) -> String {
    let summary = MessageSummary(diagnostics)
    var json = JSONText(indent: 2)
    json.object { json in
      json.field("skema", "timbang/pesan/1")
      json.key("summary")
      json.object { json in
        json.field("errors", summary.errors)
        json.field("warnings", summary.warnings)
        json.field("notes", summary.notes)
        if !silenced.isEmpty { json.field("silenced", silenced.count) }
      }
      json.key("messages")
      json.array { json in
        JSONRenderer(files: files, language: language).write(diagnostics, to: &json)
      }
    }
    return json.text + "\n"
  }
}
