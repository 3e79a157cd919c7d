// Check.swift: the front door: parsed rule files in, the checked policy and its messages out.

package import Syntax
package import Text
import Values

/// What checking yields. With an error among the messages the policy is for tools that show it, not
/// for evaluating.
package struct CheckedPolicy: Sendable {
  package var policy: Policy
  /// In source order.
  package var diagnostics: [Diagnostic]
}

/// Checks the rule files of one folder together; their order has no meaning. The parser's messages are
/// among the result's; what only follows from one of them is not said again.
///
/// - Parameters:
///   - takesOver: what a dinas inherits unchanged is not read again; the result is the same.
///   - sharing: who does the works that know nothing of each other.
package func check(
  _ files: [ParsedFile], takesOver: Bool = true, sharing: some WorkSharing = OneThread()
) -> CheckedPolicy {
  var checked = check(files.map(\.syntax), takesOver: takesOver, sharing: sharing)
  let syntax = files.flatMap(\.diagnostics)
  let silence = FollowUps(files, checked.diagnostics)
  checked.diagnostics =
    (syntax + checked.diagnostics.filter { !silence.covers($0) }).inSourceOrder()
  return checked
}

/// Checks what rule files say, as far as it could be read.
package func check(
  _ files: [RuleFileSyntax], takesOver: Bool = true, sharing: some WorkSharing = OneThread()
) -> CheckedPolicy {
  let vocabulary = VocabularyBuilder(files, indicators: indicatorNames(files))
  var messages = vocabulary.messages
  let lexicon = vocabulary.lexicon
  let sources = SetSources(files, lexicon)
  messages.append(sources.messages)

  var building = SetBuilding(lexicon, sources, takesOver: takesOver)
  building.build(sharing: sharing)
  messages.append(building.messages.diagnostics)
  messages.append(replacedBases(files, sources))

  if lexicon.schema == nil, let place = sources.firstRule {
    messages.report(VocabularyFault.noRecord, at: place)
  }
  let tests = TestScenes(lexicon, sources, building.builders).read(sharing: sharing)
  messages.append(tests.messages.diagnostics)
  for builder in tests.builders { messages.append(builder.messages) }

  let policy = Policy(
    vocabulary: lexicon.vocabulary, schema: lexicon.schema, sets: tests.builders.map(\.set),
    tests: tests.tests)
  return CheckedPolicy(policy: policy, diagnostics: messages.diagnostics.inSourceOrder())
}

/// The names of all indicators of all sets, in alphabetical order.
private func indicatorNames(_ files: [RuleFileSyntax]) -> [String] {
  var names: [String: String] = [:]
  for declaration in files.lazy.flatMap(\.declarations) where declaration.kind == .indicator {
    if case .indicator(let indicator) = declaration.body, !indicator.name.text.isEmpty,
      names[indicator.name.key].map({ indicator.name.text < $0 }) ?? true
    {
      names[indicator.name.key] = indicator.name.text
    }
  }
  return names.values.sorted()
}

extension SetSources {
  /// Where the first rule stands that needs a record to work on.
  var firstRule: SourceRange? {
    sets.flatMap(\.rules).map(\.keyword).min()
  }
}
