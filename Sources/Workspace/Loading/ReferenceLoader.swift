// ReferenceLoader.swift: lists (`rujukan`) and holidays the rules name, read from beside them.
// ReferenceColumns.swift types the cells, HolidayFile.swift reads the days.

import Program
import Records
import Semantics
import Text
import Values

/// Reads what a vocabulary names; every file once.
struct ReferenceLoader {
  private let vocabulary: Vocabulary
  /// By rule file: the folder its lists must lie in.
  private let roots: [String]
  var messages: Messages
  private var opened: [String: FileID] = [:]

  init(_ vocabulary: Vocabulary, roots: [String], messages: Messages) {
    self.vocabulary = vocabulary
    self.roots = roots
    self.messages = messages
  }

  mutating func load() -> LoadedReferences {
    LoadedReferences(
      references: vocabulary.references.map { ReferenceRows(rows: rows(of: $0)) },
      holidays: vocabulary.calendars.map { info in
        info.holidayFiles.flatMap { holidays(in: $0.path, named: $0.range) }
      })
  }

  private mutating func rows(of info: ReferenceInfo) -> [[Value]] {
    guard let file = file(info.path, namedAt: info.range) else { return [] }
    var reader = ReferenceColumns(info, vocabulary, file)
    let rows = reader.rows()
    messages.add(reader.diagnostics)
    return rows
  }

  private mutating func holidays(in path: String, named range: SourceRange) -> [CalendarDate] {
    guard let file = file(path, namedAt: range) else { return [] }
    let read = HolidayFile.read(file)
    messages.add(read.diagnostics)
    return read.days
  }

  /// The file a rule names; nil when that was reported.
  private mutating func file(_ path: String, namedAt range: SourceRange) -> SourceFile? {
    let number = Int(range.file.index)
    guard messages.files.indices.contains(number), roots.indices.contains(number) else {
      return nil
    }
    // Where no file is named, the rule file has its message.
    if path.isEmpty { return nil }
    let folder = Folder.parent(of: messages.files[number].name) ?? ""
    guard SafePath.isInside(path, of: folder, root: roots[number]) else {
      messages.add(Diagnostic(ReferenceFault.outside(path: path), at: range))
      return nil
    }
    let whole = Folder.joined(folder, path)
    if let known = opened[whole] { return messages.files[Int(known.index)] }
    do throws(SystemError) {
      let bytes = try InputFile.bytes(of: whole, atMost: RecordLimits.sideFileBytes)
      let id = messages.open(whole, bytes: bytes)
      opened[whole] = id
      return messages.files[Int(id.index)]
    } catch {
      messages.add(Diagnostic(ReferenceFault.cannotRead(path: path, error), at: range))
      return nil
    }
  }
}

/// Paths that stay where they belong.
enum SafePath {
  /// Whether `path`, seen from `folder`, lies below `root`; links are not looked at.
  static func isInside(_ path: String, of folder: String, root: String) -> Bool {
    if path.isEmpty || path.hasPrefix("/") || path.utf8.contains(0) { return false }
    func parts(_ path: String) -> [Substring] {
      path.split(separator: "/").filter { $0 != "." }
    }
    let base = parts(root)
    let start = parts(folder)
    // The folder of a rule file lies in its root by construction.
    var depth = max(0, start.count - base.count)
    for part in parts(path) {
      depth += part == ".." ? -1 : 1
      if depth < 0 { return false }
    }
    return true
  }
}
