// Workspace.swift: the one facade every door uses: rules and records by path in, results and messages
// out. The only room that reads and writes the disk; each job has its own file or folder below.

package import Text
package import Values

/// Where results go.
package enum Output: Hashable, Sendable {
  case standardOutput
  /// Written beside it first and put in its place whole; never through a symbolic link.
  case file(String)
}

/// What a door may set for every job.
package struct Workspace: Sendable {
  /// Of results and reports. Messages are rendered by the caller, in any language.
  package var language: Language
  /// How many threads evaluate; results do not depend on it.
  package var threads: Int
  /// How many messages a report keeps; the others are only counted.
  package var messageLimit: Int
  /// Reads every record with libyaml, also where the plain reader would do; the results are the same.
  package var usesOnlyLibyaml: Bool

  /// - Parameter threads: nil: as many as the machine has cores, at most 8.
  package init(
    language: Language = .indonesian, threads: Int? = nil, messageLimit: Int = 100,
    usesOnlyLibyaml: Bool = false
  ) {
    self.language = language
    self.usesOnlyLibyaml = usesOnlyLibyaml
    self.threads = max(1, min(threads ?? Threads.cores, Threads.limit))
    self.messageLimit = messageLimit
  }

  /// Has a second thread begun where one is wanted, while this one goes on.
  package func prepareThreads() {
    if threads > 1 { Crew.shared.prepare() }
  }

  /// The evaluation date as people write it: `2026-12-31` or `31 Desember 2026`.
  package static func date(_ text: String) -> CalendarDate? { readDate(text) }

  /// Reads and checks rules: folders (every `*.aturan` below them) or single files.
  ///
  /// - Parameters:
  ///   - proves: also tells what can be proved to be wrong with rules that are in order: tables with
  ///     holes, conditions that decide nothing.
  ///   - lints: also asks what a reviewer of such rules would ask.
  ///   - skipsTests: leaves out the tests (`uji`), which decide nothing about anybody.
  package func load(
    _ paths: [String], proves: Bool = false, lints: Bool = false, skipsTests: Bool = false
  ) -> LoadedRules {
    loadRules(RuleSources(paths), proves: proves, lints: lints, skipsTests: skipsTests)
  }

  /// How far each indicator alone can move each result of a scale, under the rules of a day.
  package func influence(_ rules: LoadedRules, on date: CalendarDate) -> InfluenceReport {
    influenceReport(rules, on: date)
  }

  /// Evaluates records (files, folders of YAML files, `-`) and writes the results as they come.
  ///
  /// With errors in the rules nothing is evaluated and nothing written.
  /// - Parameter progress: hears now and then how many records have been evaluated; from any thread.
  package func evaluate(
    _ rules: LoadedRules, records: [String], on date: CalendarDate, as format: ResultFormat,
    to output: Output = .standardOutput, options: ResultOptions = ResultOptions(),
    progress: (@Sendable (Int) -> Void)? = nil
  ) -> EvaluationReport {
    evaluateRecords(
      rules, records: records, on: date, as: format, to: output, options: options,
      progress: progress)
  }

  /// Runs the tests (`uji`) of the rules; only those whose label or file holds `filter`, if given.
  package func test(_ rules: LoadedRules, matching filter: String? = nil) -> TestReport {
    runTests(rules, matching: filter)
  }

  /// What the tests of the rules see and what they miss, with the tests that are missing.
  ///
  /// - Parameter progress: hears now and then how many records have been tried.
  package func testCoverage(
    _ rules: LoadedRules, matching filter: String? = nil, progress: (Int) -> Void = { _ in }
  ) -> CoverageReport {
    coverage(rules, matching: filter, progress: progress)
  }

  /// Moves everything in the rules one step, and tells what no test notices.
  ///
  /// - Parameter progress: hears how many changes have been tried.
  package func testMutation(
    _ rules: LoadedRules, matching filter: String? = nil, progress: (Int) -> Void = { _ in }
  ) -> MutationReport {
    mutation(rules, matching: filter, progress: progress)
  }

  /// Explains one person's results.
  ///
  /// - Parameter inspection: shows flags `untuk pemeriksaan` too.
  package func explain(
    _ rules: LoadedRules, records: [String], key: String, on date: CalendarDate,
    inspection: Bool = false
  ) -> ExplanationReport {
    explainPerson(rules, records: records, key: key, on: date, inspection: inspection)
  }

  /// Evaluates the same records under two rule folders and tells who changes how.
  package func compare(
    _ before: LoadedRules, _ after: LoadedRules, records: [String], on date: CalendarDate
  ) -> ComparisonReport {
    compareRules(before, after, records: records, on: date)
  }

  /// Writes a small rule folder to begin with; files that exist are left alone and reported.
  package func writeStarter(in folder: String) -> StarterReport { starter(in: folder) }

  /// The JSON Schema (draft 7) of a staff record, for editors; nil when the rules declare none.
  package func recordSchema(_ rules: LoadedRules) -> String? { schemaText(rules) }

  /// Lays rule files out in the one canonical way; without `writes`, only tells what would change.
  package func format(_ paths: [String], writes: Bool) -> FormatReport {
    formatRules(paths, writes: writes)
  }

  /// The canonical text of one rule file that stands on standard input.
  package func formatStandardInput() -> FormatReport { formatInput() }

  /// Makes the mends that messages are certain of; without `writes`, only tells what would change.
  ///
  /// - Parameter codes: only of these messages; empty: of all.
  package func repair(_ paths: [String], only codes: Set<String> = [], writes: Bool) -> RepairReport
  {
    repairRules(paths, only: codes, writes: writes)
  }

  /// Whether there is a message about rules with this code.
  package static func isRuleCode(_ code: String) -> Bool { SilenceableCodes.isKnown(code) }

  /// Writes a text that a report gave; the messages are empty when all went well.
  package func write(_ text: String, to output: Output) -> Messages { writeText(text, to: output) }
}

// How reports turn into text; `language` is the workspace's unless said otherwise:
//
//     messages.text(in:usesColor:width:showsPage:)   messages.json(in:)
//     testReport.text(in:usesColor:listsPassed:)     testReport.json(in:)
//     explanationReport.text(as:in:)
//     comparisonReport.text(as:in:)
