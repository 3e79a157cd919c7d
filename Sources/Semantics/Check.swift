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
/// - Parameter takesOver: what a dinas inherits unchanged is not read again; the result is the same.
package func check(_ files: [ParsedFile], takesOver: Bool = true) -> CheckedPolicy {
  var checked = check(files.map(\.syntax), takesOver: takesOver)
  let syntax = files.flatMap(\.diagnostics)
  let silence = FollowUps(files, checked.diagnostics)
  checked.diagnostics =
    (syntax + checked.diagnostics.filter { !silence.covers($0) }).inSourceOrder()
  return checked
}

/// Checks what rule files say, as far as it could be read.
package func check(_ files: [RuleFileSyntax], takesOver: Bool = true) -> CheckedPolicy {
  let vocabulary = VocabularyBuilder(files, indicators: indicatorNames(files))
  var messages = vocabulary.messages
  let lexicon = vocabulary.lexicon
  let sources = SetSources(files, lexicon)
  messages.append(sources.messages)

  var merger = RuleMerger(sources.sets)
  var builders: [RuleSetBuilder] = []
  let parents = Set(sources.sets.compactMap(\.parent))
  var built: [Int: [BuiltSet]] = [:]
  for (index, source) in sources.sets.enumerated() {
    for stretch in sources.stretches(of: index) {
      let merged = merger.merged(index, on: stretch.from)
      let set = RuleSet(
        name: source.name.text, label: source.label, agency: source.agency, validity: stretch,
        monthEnd: sources.monthEnd(of: index))
      // What it follows, else its own rules of the days before.
      let base = source.parent.flatMap { built[$0] }?.last {
        $0.builder.set.validity.contains(stretch.from)
      }
      let isBase = source.parent == nil || parents.contains(index)
      let before = base ?? built[index]?.last.flatMap { $0.isCluttered ? nil : $0 }
      let builder =
        (takesOver ? before : nil).flatMap {
          RuleSetBuilder.departing(from: $0, merged, set, keepsSpans: isBase)
        } ?? RuleSetBuilder(lexicon, sources, set: set, merged)
      if isBase {
        let fresh = builder.set.departure == nil ? nil : before?.freshCount
        built[index, default: []].append(
          BuiltSet(builders.count, builder, merged, freshCount: fresh))
      }
      builders.append(builder)
    }
  }
  messages.append(merger.messages)
  messages.append(replacedBases(files, sources))

  if lexicon.schema == nil, let place = sources.firstRule {
    messages.report(VocabularyFault.noRecord, at: place)
  }
  var tests = TestReader(lexicon, sources, builders)
  tests.read()
  messages.append(tests.messages)
  for builder in tests.builders { messages.append(builder.messages) }

  let policy = Policy(
    vocabulary: lexicon.vocabulary, schema: lexicon.schema, sets: tests.builders.map(\.set),
    tests: tests.tests)
  return CheckedPolicy(policy: policy, diagnostics: messages.diagnostics.inSourceOrder())
}

/// The names of all indicators of all sets, in alphabetical order.
private func indicatorNames(_ files: [RuleFileSyntax]) -> [String] {
  var names: [String: String] = [:]
  for declaration in files.flatMap(\.declarations) {
    if case .indicator(let indicator) = declaration.body, !indicator.name.text.isEmpty,
      names[indicator.name.key].map({ indicator.name.text < $0 }) ?? true
    {
      names[indicator.name.key] = indicator.name.text
    }
  }
  return names.values.sorted()
}

extension SetSources {
  /// What a set, or the nearest it follows, says of days that do not exist.
  func monthEnd(of index: Int) -> MonthEndPolicy? {
    var at: Int? = index
    while let set = at {
      if let policy = sets[set].monthEnd { return policy }
      at = sets[set].parent
    }
    return nil
  }

  /// Where the first rule stands that needs a record to work on.
  var firstRule: SourceRange? {
    sets.flatMap(\.rules).map(\.keyword).min()
  }
}
