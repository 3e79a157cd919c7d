// RepairRules.swift: makes the mends that messages carry, until none is left; never so that a file has
// more errors than before.

import Formatting
import Text

extension Workspace {
  func repairRules(_ paths: [String], only codes: Set<String>, writes: Bool) -> RepairReport {
    let original = RuleSources(paths)
    var repair = Repair(original, self, codes)
    repair.run()
    var report = RepairReport(repair.rules.messages)
    report.mended = repair.mended
    report.ruleFileCount = original.files.count
    report.isWritten = writes
    var faults: [WorkspaceFault] = []
    for (old, new) in zip(original.files, repair.sources.files) where old.bytes != new.bytes {
      let difference = diff(
        String(decoding: old.bytes, as: UTF8.self), String(decoding: new.bytes, as: UTF8.self),
        name: old.path)
      report.changed.append(FormatReport.Entry(path: old.path, difference: difference))
      if writes { replace(new.path, with: new.bytes, &faults) }
    }
    for fault in faults { report.messages.add(fault) }
    return report
  }
}

/// Rule files on their way to fewer messages.
private struct Repair {
  private let workspace: Workspace
  private let codes: Set<String>
  private(set) var sources: RuleSources
  private(set) var rules: LoadedRules
  private(set) var mended = 0
  /// Files in which a mend made things worse; they are left alone from there on.
  private var frozen = Set<FileID>()

  /// A mend may bring another message to light; no rule needs more rounds than this.
  private static let rounds = 12

  init(_ sources: RuleSources, _ workspace: Workspace, _ codes: Set<String>) {
    self.workspace = workspace
    self.codes = codes
    self.sources = sources
    rules = workspace.loadRules(sources, proves: true, lints: true)
  }

  mutating func run() {
    for _ in 0..<Repair.rounds {
      let (edits, counts) = gather()
      if edits.changed.isEmpty { return }
      if accept(edits.changed, edits, counts) { continue }
      // Together they make things worse: each file by itself.
      var isBetter = false
      for file in edits.changed {
        if accept([file], edits, counts) {
          isBetter = true
          break
        }
        frozen.insert(file)
      }
      if !isBetter { return }
    }
  }

  /// The mends that can be made together, and how many each file gets.
  private func gather() -> (EditSet, [FileID: Int]) {
    var edits = EditSet(Array(rules.files.prefix(rules.ruleFileCount)))
    var counts: [FileID: Int] = [:]
    for diagnostic in rules.messages.diagnostics {
      guard codes.isEmpty || codes.contains(diagnostic.code),
        !diagnostic.fix.contains(where: { frozen.contains($0.range.file) })
      else { continue }
      if edits.add(diagnostic.fix) { counts[diagnostic.fix[0].range.file, default: 0] += 1 }
    }
    return (edits, counts)
  }

  /// Takes the mended files over, unless there are then more errors than before in any of them or in all.
  private mutating func accept(
    _ files: [FileID], _ edits: EditSet, _ counts: [FileID: Int]
  ) -> Bool {
    var next = sources
    for file in files {
      if let bytes = edits.bytes(of: file) { next.files[Int(file.index)].bytes = bytes }
    }
    let after = workspace.loadRules(next, proves: true, lints: true)
    let old = Repair.errors(rules)
    let new = Repair.errors(after)
    let isWorse = files.contains { new[$0, default: 0] > old[$0, default: 0] }
    if isWorse || new.values.reduce(0, +) > old.values.reduce(0, +) { return false }
    sources = next
    rules = after
    mended += files.reduce(0) { $0 + counts[$1, default: 0] }
    return true
  }

  private static func errors(_ rules: LoadedRules) -> [FileID: Int] {
    rules.messages.diagnostics.filter { $0.severity == .error }
      .reduce(into: [:]) { $0[$1.primary.file, default: 0] += 1 }
  }
}
