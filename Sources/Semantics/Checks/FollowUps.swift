// FollowUps.swift: messages that only follow from a mistake in the form of a rule: the reader who mends
// the one mistake should not have had to read two.

import Syntax
import Text

struct FollowUps {
  /// Lines on which the parser found an error, and what stands behind a bare filter on its line.
  private var lines: [SourceRange] = []
  /// Declarations in which it found one.
  private var declarations: [SourceRange] = []

  /// Said of a filter without parentheses; the rest of its line was read as standing outside.
  static let bareFilter = "A0424"

  init(_ files: [ParsedFile], _ checked: [Diagnostic]) {
    let filters = checked.filter { $0.code == FollowUps.bareFilter }.map(\.primary)
    for file in files {
      let errors = file.diagnostics.filter { $0.severity == .error }.map(\.primary)
      let bare = filters.filter { $0.file == file.tree.file.id }
      if errors.isEmpty, bare.isEmpty { continue }
      let index = LineIndex(file.tree.file)
      func line(of range: SourceRange) -> Range<Int> {
        index.range(ofLine: index.line(at: Int(range.start)))
      }
      lines += errors.map { error in
        let line = line(of: error)
        return SourceRange(file: error.file, start: line.lowerBound, end: line.upperBound)
      }
      lines += bare.map { filter in
        SourceRange(file: filter.file, start: Int(filter.end), end: line(of: filter).upperBound)
      }
      let ranges =
        file.syntax.declarations.map(\.range) + [file.syntax.header?.range].compactMap { $0 }
      declarations += ranges.filter { range in
        errors.contains { range.start <= $0.start && $0.start <= range.end }
      }
    }
  }

  /// Said of a clause that is not there: it may be there, but not readable.
  private static let absences: Set<String> = [
    "A0324", "A0422", "A0504", "A0505", "A0513", "A0516", "A0522", "A0544",
  ]

  func covers(_ diagnostic: Diagnostic) -> Bool {
    let place = diagnostic.primary
    func holds(_ range: SourceRange) -> Bool {
      range.file == place.file && range.start <= place.start && place.start <= range.end
    }
    if lines.contains(where: holds) { return true }
    return FollowUps.absences.contains(diagnostic.code) && declarations.contains(where: holds)
  }
}
