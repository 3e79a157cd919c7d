// Messages.swift: the messages of one job with the files they speak of, ready to be shown.
// MessageText.swift and MessageJSON.swift show them.

import Records
package import Text

/// The messages of a job. Those beyond `limit` are counted, not kept.
package struct Messages: Sendable {
  enum Item: Hashable, Sendable {
    /// About rules, or about a file as a whole.
    case file(Diagnostic)
    /// About a record, whose bytes are gone.
    case record(RecordMessage)

    var diagnostic: Diagnostic {
      switch self {
      case .file(let diagnostic): diagnostic
      case .record(let message): message.diagnostic
      }
    }

    var record: RecordMessage? { if case .record(let message) = self { message } else { nil } }
  }

  /// `FileID` is a position here. Record files stand here without their bytes.
  package private(set) var files: [SourceFile]
  private(set) var items: [Item] = []
  package private(set) var limit: Int
  /// How many were not kept.
  package private(set) var hidden = 0
  /// Of all, kept or not.
  package private(set) var summary = MessageSummary()
  package private(set) var trouble = Trouble.none
  /// What the rules themselves silence, in source order.
  package private(set) var silenced: [SilencedMessage] = []

  package init(files: [SourceFile] = [], limit: Int = .max) {
    self.files = files
    self.limit = limit
  }

  package var isEmpty: Bool { summary.isEmpty }
  package var hasErrors: Bool { summary.errors > 0 }
  /// The messages kept, in the order they are shown.
  package var diagnostics: [Diagnostic] { items.map(\.diagnostic) }

  /// Gives a file a number.
  mutating func open(_ name: String, bytes: [UInt8] = []) -> FileID {
    let id = FileID(files.count)
    files.append(SourceFile(id: id, name: name, bytes: bytes))
    return id
  }

  mutating func add(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { worsen(.findings) }
    keep(.file(diagnostic), diagnostic.severity)
  }

  mutating func add(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { add(diagnostic) }
  }

  mutating func add(silenced messages: [SilencedMessage]) {
    silenced += messages
    summary.silenced = silenced.count
  }

  mutating func add(_ message: RecordMessage) {
    if message.severity == .error { worsen(.badData) }
    keep(.record(message), message.severity)
  }

  /// What is wrong with a file or folder as a whole.
  mutating func add(_ fault: WorkspaceFault) {
    worsen(fault.trouble)
    guard !fault.isSilent else { return }
    let id = open(fault.path)
    // A place behind the end of the empty file: the file itself is meant, no line of it.
    keep(.file(Diagnostic(fault, at: SourceRange(file: id, start: 1, end: 1))), fault.severity)
  }

  mutating func worsen(_ other: Trouble) { trouble = max(trouble, other) }

  private mutating func keep(_ item: Item, _ severity: Severity) {
    switch severity {
    case .error: summary.errors += 1
    case .warning: summary.warnings += 1
    case .note: summary.notes += 1
    }
    if items.count < limit { items.append(item) } else { hidden += 1 }
  }

  /// The messages about rules in the order of files and places, each once.
  mutating func sort() {
    let diagnostics = items.filter { $0.record == nil }.map(\.diagnostic)
    let others = items.filter { $0.record != nil }
    let sorted = diagnostics.inSourceOrder()
    let dropped = diagnostics.count - sorted.count
    items = sorted.map { .file($0) } + others
    if dropped > 0 { recount() }
  }

  private mutating func recount() {
    guard hidden == 0 else { return }
    summary = MessageSummary(items.map(\.diagnostic))
    summary.silenced = silenced.count
  }
}
