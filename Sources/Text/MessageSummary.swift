// MessageSummary.swift: how many messages there were, in one line.

/// Counts messages by weight.
package struct MessageSummary: Hashable, Sendable {
  package var errors = 0
  package var warnings = 0
  package var notes = 0
  /// How many the rules themselves silence; they count for nothing else.
  package var silenced = 0

  package init(errors: Int = 0, warnings: Int = 0, notes: Int = 0) {
    self.errors = errors
    self.warnings = warnings
    self.notes = notes
  }

  package init(_ diagnostics: some Sequence<Diagnostic>) {
    for diagnostic in diagnostics {
      switch diagnostic.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .note: notes += 1
      }
    }
  }

  package var isEmpty: Bool { errors == 0 && warnings == 0 && notes == 0 }

  /// "3 galat, 1 peringatan"; "tidak ada masalah" when there is nothing; "…, 2 diabaikan dengan alasan".
  package var words: Words {
    if silenced == 0 { return shownWords }
    return Words(
      "\(shownWords.indonesian), \(silenced) diabaikan dengan alasan",
      en: "\(shownWords.english), \(silenced) silenced with a reason")
  }

  private var shownWords: Words {
    if isEmpty { return Words("tidak ada masalah", en: "no problems") }
    var indonesian: [String] = []
    var english: [String] = []
    let counts = [
      (errors, Severity.error), (warnings, Severity.warning), (notes, Severity.note),
    ]
    for (count, severity) in counts where count > 0 {
      let words = severity.words
      indonesian.append("\(count) \(words.indonesian)")
      english.append("\(count) \(words.english)\(count == 1 ? "" : "s")")
    }
    return Words(indonesian.joined(separator: ", "), en: english.joined(separator: ", "))
  }
}
