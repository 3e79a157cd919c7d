// ResultFormat.swift: the forms results come in, described in Documentation/hasil.md, and what a
// reader of them may choose.

/// A form of results.
package enum ResultFormat: String, Sendable, CaseIterable {
  /// A table per dinas, for people at a terminal. May change; the others are promises.
  case table = "tabel"
  /// One object with a schema version.
  case json
  /// One object a line.
  case jsonl
  /// RFC 4180: commas, decimal points.
  case csv
  /// For Excel set to Indonesian: `;`, decimal comma, byte order mark.
  case excel = "csv-excel"
}

/// What results show.
package struct ResultOptions: Hashable, Sendable {
  /// Measured values and scores of every indicator too.
  package var showsIndicators: Bool
  /// Flags `untuk pemeriksaan` too.
  package var showsInspection: Bool
  /// Columns of the terminal, for tables.
  package var width: Int

  package init(showsIndicators: Bool = false, showsInspection: Bool = false, width: Int = 100) {
    self.showsIndicators = showsIndicators
    self.showsInspection = showsInspection
    self.width = width
  }
}

/// The form of an explanation.
package enum ExplanationFormat: String, Sendable, CaseIterable {
  case text = "teks"
  case markdown = "md"
  case json
}

/// The form of a comparison.
package enum ComparisonFormat: String, Sendable, CaseIterable {
  case text = "teks"
  case json
  case csv
  case excel = "csv-excel"
}
