// LoadRules.swift: rule files found, read, parsed and checked; then what they name is read.

import Lints
import Program
import Proofs
import Semantics
import Syntax
import Text
import Values

extension Workspace {
  func loadRules(_ sources: RuleSources, proves: Bool, lints: Bool) -> LoadedRules {
    var messages = Messages()
    var parsed: [ParsedFile] = []
    for file in sources.files {
      let id = messages.open(file.path, bytes: file.bytes)
      parsed.append(parse(SourceFile(id: id, name: file.path, bytes: file.bytes)))
    }
    let checked = check(parsed)
    var found = checked.diagnostics
    var isProved = false
    // What is not right cannot be proved anything about.
    if !found.hasErrors {
      let (policy, files) = (checked.policy, parsed)
      let (asked, (told, isDone)) = Threads.both(
        threads, { () -> [Diagnostic] in lints ? lint(policy, files) : [] },
        { () -> (found: [Diagnostic], isProved: Bool) in
          guard proves else { return ([], false) }
          let beyond = limits(policy)
          return beyond.hasErrors ? (beyond, false) : (beyond + prove(policy), true)
        })
      found += asked + told
      isProved = isDone
    }
    let isInOrder = !found.hasErrors
    let (shown, silenced) = Silencing(parsed).applied(to: found.inSourceOrder()) { code in
      isInOrder && (isProved || !SilenceableCodes.isProved(code))
        && (lints || !SilenceableCodes.isAsked(code))
    }
    messages.add(shown)
    messages.add(silenced: silenced)
    var loader = ReferenceLoader(
      checked.policy.vocabulary, roots: sources.files.map(\.root), messages: messages)
    let references = loader.load()
    messages = loader.messages
    messages.sort()
    // After the messages with places: those about whole files.
    for fault in sources.faults { messages.add(fault) }
    return LoadedRules(
      name: sources.name, messages: messages, parsed: parsed, policy: checked.policy,
      references: references)
  }
}

/// The bytes of rule files, read once.
struct RuleSources: Sendable {
  struct File: Sendable {
    var path: String
    /// The folder that bounds what the file may name.
    var root: String
    var bytes: [UInt8]
  }
  /// As asked for.
  var name: String
  /// In the order of their paths.
  var files: [File] = []
  var faults: [WorkspaceFault] = []

  init(_ paths: [String]) {
    name = paths.joined(separator: " ")
    for (path, root) in RuleFiles.find(paths, &faults) {
      do throws(SystemError) {
        let bytes = try InputFile.bytes(of: path, atMost: WorkspaceFault.ruleFileBytes)
        files.append(File(path: path, root: root, bytes: bytes))
      } catch {
        faults.append(
          error == .tooLarge
            ? .ruleFileTooLarge(path: path) : .cannotRead(path: path, error))
      }
    }
  }
}

/// Which files the rules are in.
enum RuleFiles {
  static let ending = ".aturan"

  /// Each file once, in the order of their paths, with the folder that bounds what it may name.
  static func find(
    _ paths: [String], _ faults: inout [WorkspaceFault]
  ) -> [(path: String, root: String)] {
    var found: [String: String] = [:]
    for path in paths {
      do throws(SystemError) {
        if try Folder.kind(path) == .folder {
          let files = try Folder.files(below: path, endings: [ending])
          if files.isEmpty { faults.append(.noRules(path: path)) }
          for file in files { found[file] = path }
        } else if found[path] == nil {
          found[path] = Folder.parent(of: path) ?? "."
        }
      } catch {
        faults.append(.cannotRead(path: path, error))
      }
    }
    return found.sorted { Folder.precedes($0.key, $1.key) }.map { ($0.key, $0.value) }
  }
}

extension LoadedRules {
  /// `Rules/kota.aturan:12`
  func place(_ range: SourceRange) -> String {
    let index = Int(range.file.index)
    guard files.indices.contains(index) else { return "" }
    let line = LineIndex(files[index]).line(at: Int(range.start))
    return "\(files[index].name):\(line)"
  }

  /// The rule's own words, on one line.
  func source(_ range: SourceRange) -> String {
    let index = Int(range.file.index)
    guard files.indices.contains(index) else { return "" }
    let words = files[index].text(range).split(whereSeparator: \.isWhitespace)
    return DisplayText.visible(words.joined(separator: " "))
  }
}

/// `2026-12-31`, `31 Desember 2026` or `31 December 2026`.
func readDate(_ text: String) -> CalendarDate? {
  if let date = CalendarDate(iso: text) { return date }
  let words = text.split(separator: " ")
  guard words.count == 3, let day = Int(words[0]), let year = Int(words[2]) else { return nil }
  let name = words[1].lowercased()
  let english = DateNames.englishMonths.firstIndex { $0.lowercased() == name }.map { $0 + 1 }
  guard let month = DateNames.month(named: name) ?? english else { return nil }
  return CalendarDate(year: year, month: month, day: day)
}
