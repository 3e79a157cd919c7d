// Finding.swift: something proved about the rules of one set, before it is known whether it matters.

import Semantics
import Text

struct Finding {
  var diagnostic: Diagnostic
  /// The rules and places it is about, the culprit first.
  var places: [SourceRange]
  /// A rule that other dinas share may be idle in one: it is a mistake only when it is so wherever
  /// these places stand together.
  var needsEverySet: Bool

  init(_ diagnostic: Diagnostic, places: [SourceRange], needsEverySet: Bool) {
    self.diagnostic = diagnostic
    self.places = places
    self.needsEverySet = needsEverySet
  }

  /// There are more of something than are held against each other.
  static func tooMany(_ what: Words, at range: SourceRange) -> Finding {
    Finding(
      Diagnostic(ConditionProofFault.tooManyPairs(what), at: range), places: [range],
      needsEverySet: false)
  }

  struct Key: Hashable {
    var code: String
    var places: [SourceRange]
  }
  var key: Key { Key(code: diagnostic.code, places: places) }
}
