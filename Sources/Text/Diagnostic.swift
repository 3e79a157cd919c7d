// Diagnostic.swift: what a message says, as data. Renderers turn it into text, JSON or Markdown.
// Errors are data first (a Fault), words second (Fault.words), pictures third (the renderers).

/// How much a message weighs.
package enum Severity: String, Sendable, Comparable {
  case error
  case warning
  /// A remark that never changes an exit code.
  case note

  private var rank: Int {
    switch self {
    case .error: 2
    case .warning: 1
    case .note: 0
    }
  }

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// A room's own list of what can be wrong: an enum whose cases carry data.
///
/// `code`, `severity`, `words` and `help` are each one exhaustive `switch`, so that a new case does
/// not compile until it has a code and speaks both languages.
package protocol Fault: Sendable {
  /// Stable for ever, such as `A0312`; it has a page under `Documentation/pesan/`.
  var code: String { get }
  var severity: Severity { get }
  /// What is wrong, in one sentence.
  var words: Words { get }
  /// The next step: how to write it right. Nil when the sentence says it all.
  var help: Words? { get }
}

/// A place that takes part in a message, with a word or two about it.
package struct Label: Hashable, Sendable {
  package var range: SourceRange
  package var words: Words?
  /// The culprit is underlined `^^^`, everything else `---`.
  package var isPrimary: Bool

  package init(_ range: SourceRange, _ words: Words? = nil, isPrimary: Bool = false) {
    self.range = range
    self.words = words
    self.isPrimary = isPrimary
  }
}

/// One replacement of bytes; an empty range inserts.
package struct Edit: Hashable, Sendable {
  package var range: SourceRange
  package var replacement: String

  package init(_ range: SourceRange, _ replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

/// One message: pure data. Its words are made when somebody asks for them: text full of faults makes very many
/// messages, of which most are only sorted and counted. A class for the same reason: it is handed on very often.
package final class Diagnostic: Sendable {
  package let fault: any Fault
  /// The culprit.
  package let primary: SourceRange
  private let label: Words?
  private let others: [Label]
  /// Edits that together mend the text, when the mend is certain.
  package let fix: [Edit]

  /// - Parameters:
  ///   - range: the culprit.
  ///   - label: a word or two at the culprit.
  ///   - others: further places that take part.
  package init(
    _ fault: any Fault, at range: SourceRange, label: Words? = nil, others: [Label] = [],
    fix: [Edit] = []
  ) {
    self.fault = fault
    primary = range
    self.label = label
    self.others = others
    self.fix = fix
  }

  /// The same message with other edits.
  package func mended(by fix: [Edit]) -> Diagnostic {
    Diagnostic(fault, at: primary, label: label, others: others, fix: fix)
  }

  package var code: String { fault.code }
  package var severity: Severity { fault.severity }
  package var words: Words { fault.words }
  package var help: Words? { fault.help }
  /// The primary label first.
  package var labels: [Label] { [Label(primary, label, isPrimary: true)] + others }
}

/// Two messages are the same that say the same.
extension Diagnostic: Hashable {
  package static func == (a: Diagnostic, b: Diagnostic) -> Bool {
    a.primary == b.primary && a.code == b.code && a.severity == b.severity && a.label == b.label
      && a.others == b.others && a.fix == b.fix && a.words == b.words && a.help == b.help
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(primary)
    hasher.combine(code)
    hasher.combine(words)
  }
}

extension [Diagnostic] {
  /// In the order of files and places; the same message at the same place only once.
  package func inSourceOrder() -> [Diagnostic] {
    let order = indices.sorted { a, b in
      if self[a].primary != self[b].primary { return self[a].primary < self[b].primary }
      if self[a].code != self[b].code { return self[a].code < self[b].code }
      return a < b
    }
    var kept: [Diagnostic] = []
    kept.reserveCapacity(count)
    // Only those of one place and code can be the same: nearly always one, sometimes very many.
    var first = 0
    var seen = Set<Diagnostic>()
    for index in order {
      let next = self[index]
      if first < kept.count, kept[first].primary != next.primary || kept[first].code != next.code {
        first = kept.count
        seen.removeAll(keepingCapacity: true)
      }
      if first < kept.count {
        if seen.isEmpty { seen.insert(kept[first]) }
        guard seen.insert(next).inserted else { continue }
      }
      kept.append(next)
    }
    return kept
  }

  package var hasErrors: Bool { contains { $0.severity == .error } }
}
