// Silencing.swift: takes the messages that rule files silence out of those that are shown, once, for
// the messages of every room; and says what is wrong with the comments that do it.

import Syntax
import Text

struct Silencing {
  private let comments: [SilenceComment]
  private let byFile: [FileID: [Int]]

  init(_ files: [ParsedFile]) {
    comments = files.flatMap(SilenceComment.all)
    byFile = Dictionary(grouping: comments.indices) { [comments] in comments[$0].range.file }
  }

  /// What is left to be shown, and what is not.
  ///
  /// - Parameter isDone: whether every room looked that could have said a code.
  func applied(
    to diagnostics: [Diagnostic], isDone: (String) -> Bool
  ) -> (shown: [Diagnostic], silenced: [SilencedMessage]) {
    if comments.isEmpty { return (diagnostics, []) }
    var shown: [Diagnostic] = []
    var silenced: [SilencedMessage] = []
    var used: [Int: Set<String>] = [:]
    for diagnostic in diagnostics {
      guard diagnostic.severity != .error, let index = comment(for: diagnostic) else {
        shown.append(diagnostic)
        continue
      }
      used[index, default: []].insert(diagnostic.code)
      if let reason = comments[index].reason {
        silenced.append(SilencedMessage(diagnostic, reason: reason))
      } else {
        shown.append(diagnostic)
      }
    }
    for (index, comment) in comments.enumerated() {
      shown += faults(comment, used[index] ?? [], isDone)
    }
    return (shown, silenced)
  }

  /// The first comment that names this message and is about its place.
  private func comment(for diagnostic: Diagnostic) -> Int? {
    byFile[diagnostic.primary.file]?.first { index in
      let comment = comments[index]
      return comment.covered.contains(Int(diagnostic.primary.start))
        && comment.codes.contains { $0.code == diagnostic.code }
    }
  }

  private func faults(
    _ comment: SilenceComment, _ used: Set<String>, _ isDone: (String) -> Bool
  ) -> [Diagnostic] {
    if comment.reason == nil {
      let codes = comment.codes.map(\.code).joined(separator: ", ")
      return [Diagnostic(SilenceFault.reasonMissing(codes: codes), at: comment.range)]
    }
    return comment.codes.compactMap { code, range in
      if used.contains(code) { return nil }
      if SilenceableCodes.isError(code) {
        return Diagnostic(SilenceFault.errorCode(code), at: range)
      }
      guard SilenceableCodes.all.contains(code) else {
        let near = Suggestion.nearest(to: code, in: SilenceableCodes.all.sorted())
        return Diagnostic(
          SilenceFault.unknownCode(code, suggestion: near), at: range,
          fix: near.map { [Edit(range, $0)] } ?? [])
      }
      if !isDone(code) { return nil }
      return Diagnostic(
        SilenceFault.silencesNothing(code: code), at: range,
        fix: comment.codes.count == 1 ? [Edit(comment.range, "")] : [])
    }
  }
}
