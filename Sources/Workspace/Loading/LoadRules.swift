// LoadRules.swift: rule files found, read, parsed and checked; then what they name is read.

import Lints
import Program
import Proofs
import Semantics
import Syntax
import Text
import Values

extension Workspace {
  func loadRules(
    _ sources: RuleSources, proves: Bool, lints: Bool, skipsTests: Bool = false
  ) -> LoadedRules {
    var messages = Messages()
    let files = sources.files.map {
      SourceFile(id: messages.open($0.path, bytes: $0.bytes), name: $0.path, bytes: $0.bytes)
    }
    let sharing = Threads(threads)
    let parsed = sharing.map(files.map { file in { parse(file, skipsTests: skipsTests) } })
    let checked = check(parsed, sharing: sharing)
    var found = checked.diagnostics
    var isProved = false
    // What is not right cannot be proved anything about.
    if !found.hasErrors {
      (found, isProved) = review(checked.policy, parsed, found, proves: proves, lints: lints)
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

extension Workspace {
  /// Adds what lints and proofs say of rules that are in order, and whether all was proved.
  private func review(
    _ policy: Policy, _ files: [ParsedFile], _ found: [Diagnostic], proves: Bool, lints: Bool
  ) -> (found: [Diagnostic], isProved: Bool) {
    let plan = proves ? ProofPlan(policy) : nil
    // The longest works first, so that no thread waits long for the last.
    var works: [@Sendable () -> Review] = []
    if lints {
      let plan = LintPlan(policy, files)
      works += plan.parts.map { part in { .told(plan.findings(of: part)) } }
    }
    if proves { works.append { .limits(limits(policy)) } }
    if let plan { works += plan.pieces.map { piece in { .piece(plan.prove(piece)) } } }
    var found = found
    var pieces: [ProofPlan.Piece] = []
    var isTooMuch = false
    for review in Threads(threads).map(works) {
      switch review {
      case .told(let messages): found += messages
      case .limits(let messages):
        found += messages
        isTooMuch = messages.hasErrors
      case .piece(let piece): pieces.append(piece)
      }
    }
    guard let plan, !isTooMuch else { return (found, false) }
    return (found + plan.conclusion(pieces), true)
  }
}

/// What one of the works that look at rules found.
private enum Review: Sendable {
  case told([Diagnostic])
  case limits([Diagnostic])
  case piece(ProofPlan.Piece)
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
  /// What rules need to be read and checked: so many bytes at least, and so many for each of theirs.
  private static let (leastRoom, roomPerByte) = (2 << 20, 26)

  /// In the order of their paths.
  var files: [File] = []
  var faults: [WorkspaceFault] = []

  init(_ paths: [String]) {
    name = paths.joined(separator: " ")
    var read = 0
    for (path, root) in RuleFiles.find(paths, &faults) {
      do throws(SystemError) {
        let bytes = try InputFile.bytes(of: path, atMost: WorkspaceFault.ruleFileBytes)
        read += bytes.count
        guard MemoryRoom.has(RuleSources.leastRoom + read * RuleSources.roomPerByte) else {
          // Half of the rules would be told to lack the other half.
          files = []
          faults = [.cannotRead(path: path, .noMemory)]
          return
        }
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
    guard files.indices.contains(Int(range.file.index)) else { return "" }
    return "\(files[Int(range.file.index)].name):\(line(range))"
  }

  /// From 1; 0 for a file that is none of the rules'.
  func line(_ range: SourceRange) -> Int { lines.line(range, in: files) ?? 0 }

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
