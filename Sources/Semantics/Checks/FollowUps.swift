// FollowUps.swift: messages that only follow from a mistake in the form of a rule: the reader who mends
// the one mistake should not have had to read two.

import Syntax
import Text

struct FollowUps {
  /// Lines on which the parser found an error, and what stands behind a bare filter on its line.
  private let lines: PlaceSet
  /// Declarations in which it found one.
  private let declarations: PlaceSet

  /// Said of a filter without parentheses; the rest of its line was read as standing outside.
  static let bareFilter = "A0424"

  init(_ files: [ParsedFile], _ checked: [Diagnostic]) {
    var lines: [SourceRange] = []
    var declarations: [SourceRange] = []
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
      let starts = errors.map(\.start).sorted()
      declarations += ranges.filter { range in
        let next = starts.firstPlace { $0 >= range.start }
        return next < starts.count && starts[next] <= range.end
      }
    }
    self.lines = PlaceSet(lines)
    self.declarations = PlaceSet(declarations)
  }

  /// Said of a clause that is not there: it may be there, but not readable.
  private static let absences: Set<String> = [
    "A0324", "A0422", "A0504", "A0505", "A0513", "A0516", "A0522", "A0544",
  ]

  func covers(_ diagnostic: Diagnostic) -> Bool {
    if lines.holds(diagnostic.primary) { return true }
    return FollowUps.absences.contains(diagnostic.code) && declarations.holds(diagnostic.primary)
  }
}

/// Ranges of many files, so that each question costs little however many there are.
private struct PlaceSet {
  /// By start; with each, the furthest end of those up to it.
  private var byFile: [FileID: (starts: [Int32], ends: [Int32])] = [:]

  init(_ ranges: [SourceRange]) {
    for range in ranges.sorted(by: { $0.start < $1.start }) {
      let furthest = byFile[range.file]?.ends.last ?? range.end
      byFile[range.file, default: ([], [])].starts.append(range.start)
      byFile[range.file, default: ([], [])].ends.append(max(furthest, range.end))
    }
  }

  /// Whether one of the ranges holds the place's start.
  func holds(_ place: SourceRange) -> Bool {
    guard let ranges = byFile[place.file] else { return false }
    let next = ranges.starts.firstPlace { $0 > place.start }
    return next > 0 && ranges.ends[next - 1] >= place.start
  }
}

extension [Int32] {
  /// The first of a sorted list for which this holds, as it does for all behind it; else the end.
  fileprivate func firstPlace(_ isBehind: (Int32) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
