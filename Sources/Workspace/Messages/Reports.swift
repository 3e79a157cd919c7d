// Reports.swift: what each job hands back to the door that asked for it.
// A report never repeats the messages of the rules: those are in `LoadedRules.messages`.

package import Analysis
package import Text
package import Values

/// How an evaluation went; the results themselves went to the output.
package struct EvaluationReport: Sendable {
  package var messages: Messages
  /// Persons evaluated.
  package var evaluated = 0
  /// Records (or pieces of text that should be some) refused.
  package var leftOut = 0
  /// Persons whose dinas has no rules in force, by dinas, in the order of `pilihan Dinas`.
  package var withoutRules: [(agency: String, people: Int)] = []
  /// What people were evaluated by, for who ends right after and need not have it taken apart.
  package var means: (any Sendable)?

  package init(_ messages: Messages) { self.messages = messages }

  package var trouble: Trouble { messages.trouble }

  /// "60 orang dinilai, 2 catatan ditolak, 1 orang tanpa aturan yang berlaku".
  package var summary: Words { EvaluationReport.summary(evaluated, leftOut, withoutRules) }
}

/// How the tests of the rules came out.
package struct TestReport: Sendable {
  package struct Entry: Sendable {
    package var label: String
    /// `Rules/kota.aturan:24`
    package var place: String
    package var passed: Bool
    /// Under a test that fails: what was expected, once, and the value of every part beneath it.
    package var details: [Words]
  }
  package var messages: Messages
  /// In the order of files and lines.
  package var entries: [Entry] = []
  /// How many were left out by the filter.
  package var skipped = 0

  package init(_ messages: Messages) { self.messages = messages }

  package var failed: Int { entries.count { !$0.passed } }
  package var trouble: Trouble { failed > 0 ? max(.findings, messages.trouble) : messages.trouble }
}

/// One person's explanation, not yet in words.
package struct ExplanationReport: Sendable {
  package var messages: Messages
  var content: ExplainedPerson?

  package init(_ messages: Messages) { self.messages = messages }

  package var isFound: Bool { content != nil }
  package var trouble: Trouble { messages.trouble }
}

/// Two rule folders over the same records.
package struct ComparisonReport: Sendable {
  package var messages: Messages
  /// Nil when one of the rule folders has errors.
  package var difference: Difference?
  /// The date of evaluation.
  package var date: CalendarDate
  /// How the two folders were called.
  package var beforeName: String
  package var afterName: String
  /// Records refused under the rules after.
  package var leftOut = 0
  /// Both folders hold the same bytes.
  package var hasSameRules = false

  package init(_ messages: Messages, date: CalendarDate, before: String, after: String) {
    self.messages = messages
    self.date = date
    beforeName = before
    afterName = after
  }

  package var trouble: Trouble { messages.trouble }
  /// For `--kode-rinci`.
  package var hasDifferences: Bool {
    guard let difference else { return false }
    return !difference.changed.isEmpty || !difference.onlyBefore.isEmpty
      || !difference.onlyAfter.isEmpty
  }
}

/// What formatting changes.
package struct FormatReport: Sendable {
  package struct Entry: Sendable {
    package var path: String
    /// What changes, line by line.
    package var difference: String
  }
  package var messages: Messages
  /// The files that change, in the order of their paths.
  package var changed: [Entry] = []
  /// Whether the changes were written.
  package var isWritten = false
  package var unchanged = 0
  /// What standard input becomes; nil when files were formatted.
  package var text: String?

  package init(_ messages: Messages) { self.messages = messages }

  package var trouble: Trouble { messages.trouble }
}

/// What making the certain mends of messages changes.
package struct RepairReport: Sendable {
  /// What is left to be said, of the mended rules.
  package var messages: Messages
  /// The files that change, in the order of their paths, with what changes line by line.
  package var changed: [FormatReport.Entry] = []
  /// How many mends were made.
  package var mended = 0
  /// How many rule files there are.
  package var ruleFileCount = 0
  /// Whether the changes were written.
  package var isWritten = false

  package init(_ messages: Messages) { self.messages = messages }

  package var trouble: Trouble { messages.trouble }
}

/// What `baru` wrote.
package struct StarterReport: Sendable {
  package var messages: Messages
  /// Paths, in the order written.
  package var written: [String] = []

  package init(_ messages: Messages) { self.messages = messages }

  package var trouble: Trouble { messages.trouble }
}
