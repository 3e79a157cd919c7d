// Picture.swift: an expression on one line and, beneath each part, what it came to. Conditions joined by
// `dan` and `atau` stand one to a line with a sign before each: ✓ met, ✗ not met, ? open, ! failed.

package import Evaluation
package import Semantics
package import Text

/// What a picture is drawn from.
package struct PictureSource {
  package let set: RuleSet
  package let vocabulary: Vocabulary
  let schema: RecordSchema?
  package let trace: Trace
  package let files: [SourceFile]
  /// `Rules/kota.aturan:12`
  package let place: (SourceRange) -> String
  /// What the test fixed instead of computing it.
  package let supposed: Set<PolicyTest.Supposition>
  /// The record is somebody's, not only the test's.
  private let isOfPerson: Bool

  package init(
    _ test: PolicyTest, _ trace: Trace, _ policy: Policy, files: [SourceFile],
    place: @escaping (SourceRange) -> String
  ) {
    set = policy.sets[test.set]
    vocabulary = policy.vocabulary
    schema = policy.schema
    self.trace = trace
    self.files = files
    self.place = place
    supposed = Set(test.suppositions.map(\.target))
    isOfPerson = test.recordFile != nil
  }

  /// Stands for personal data in somebody's record.
  package static let hidden = Words("(data pribadi)", en: "(personal data)")

  /// Whether this is personal data just as it stands in somebody's record.
  package func isHidden(_ id: ExpressionID) -> Bool {
    switch set[id].kind {
    case .field(let column): isHidden(column)
    case .mapValue(let table, let column, _), .yearValue(let table, let column, _):
      isHidden(ColumnID(table, column))
    default: false
    }
  }

  func isHidden(_ column: ColumnID) -> Bool {
    guard isOfPerson, let schema, schema.tables.indices.contains(column.table.index) else {
      return false
    }
    let table = schema.tables[column.table.index]
    return table.marks.contains(.personal)
      || (table.columns.indices.contains(column.index)
        && table.columns[column.index].marks.contains(.personal))
  }

  func file(_ range: SourceRange) -> SourceFile? {
    let index = Int(range.file.index)
    return files.indices.contains(index) ? files[index] : nil
  }

  func words(of range: SourceRange) -> String {
    file(range).map { OneLine(range, of: $0).text } ?? ""
  }

  static func sign(_ truth: Truth) -> String {
    switch truth {
    case .yes: "✓"
    case .no: "✗"
    case .unknown: "?"
    case .failed, .conflict: "!"
    }
  }
}

/// The value beneath a part, and where the part stands.
struct PicturePart {
  var anchor: Int32
  var value: Words
}

extension PictureSource {
  /// The picture of an expression: its parts' values beneath it.
  ///
  /// - Parameter lead: stands before the expression; the lines beneath are indented as far.
  func picture(of id: ExpressionID, lead: String = "") -> [Words] {
    switch set[id].kind {
    case .and(let list) where list.count > 1: return joined(list, isAll: true, lead)
    case .or(let list) where list.count > 1: return joined(list, isAll: false, lead)
    default: return drawn(set[id].range, parts(of: id, isTop: true), lead)
    }
  }

  /// Conditions joined, one to a line; those of another kind inside stand together below a word.
  private func joined(_ list: [ExpressionID], isAll: Bool, _ lead: String) -> [Words] {
    var lines: [Words] = []
    let indent = String(repeating: " ", count: DisplayText.width(lead))
    for (number, id) in list.enumerated() {
      let before = number == 0 ? lead : indent
      let sign = trace.truth(of: id).map { PictureSource.sign($0) + " " } ?? ""
      let inner: ([ExpressionID], Bool)? =
        switch set[id].kind {
        case .and(let list) where list.count > 1: (list, true)
        case .or(let list) where list.count > 1: (list, false)
        default: nil
        }
      if let (list, isAll) = inner {
        let head = isAll ? Words("semua:", en: "all of:") : Words("salah satu:", en: "one of:")
        lines.append(
          Words(before + sign + head.indonesian, en: before + sign + head.english))
        lines += joined(list, isAll: isAll, indent + "  ")
      } else {
        lines += picture(of: id, lead: before + sign)
      }
    }
    return lines
  }

  /// A piece of a rule with values beneath it.
  func drawn(_ range: SourceRange, _ parts: [PicturePart], _ lead: String) -> [Words] {
    guard let file = file(range) else { return [] }
    let line = OneLine(range, of: file)
    var marks: [(column: Int, value: Words)] = []
    for part in parts.sorted(by: { $0.anchor < $1.anchor }) {
      guard let column = line.column(of: part.anchor) else { continue }
      if let last = marks.last, last.column == column { continue }
      marks.append((column, part.value))
    }
    var lines = [Words(verbatim: lead + line.text)]
    let indent = String(repeating: " ", count: DisplayText.width(lead))
    while let last = marks.popLast() {
      var stem = indent
      var width = 0
      for mark in marks {
        stem += String(repeating: " ", count: mark.column - width) + "│"
        width = mark.column + 1
      }
      stem += String(repeating: " ", count: max(0, last.column - width)) + "└─ "
      lines.append(Words(stem + last.value.indonesian, en: stem + last.value.english))
    }
    return lines
  }
}
