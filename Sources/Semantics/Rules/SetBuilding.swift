// SetBuilding.swift: the rule sets of a policy, one after another or side by side: each after the one it is built
// from.

import Syntax
import Text
import Values

struct SetBuilding {
  private let lexicon: Lexicon
  private let sources: SetSources
  private let takesOver: Bool
  private let parents: Set<Int>
  private var merger: RuleMerger
  /// In the order of the sets and their stretches of time.
  private(set) var builders: [RuleSetBuilder] = []
  /// By set: those that others may be built from.
  private var built: [Int: [BuiltSet]] = [:]
  /// Sets that nothing stands in the way of any more.
  private var ready: [Ready] = []
  private var areReady: Set<Int> = []

  /// A set that is still to be built.
  private struct Ready {
    var index: Int
    var merged: MergedRules
    var shell: RuleSet
    /// Built before; most of it is the same.
    var before: BuiltSet?
    var isBase: Bool
  }

  init(_ lexicon: Lexicon, _ sources: SetSources, takesOver: Bool) {
    self.lexicon = lexicon
    self.sources = sources
    self.takesOver = takesOver
    parents = Set(sources.sets.compactMap(\.parent))
    merger = RuleMerger(sources.sets)
  }

  /// Those of merging; what is said of a set's rules stands with its builder.
  var messages: MessageList { merger.messages }

  mutating func build(sharing: some WorkSharing) {
    for (index, source) in sources.sets.enumerated() {
      for stretch in sources.stretches(of: index) {
        let merged = merger.merged(index, on: stretch.from)
        let shell = RuleSet(
          name: source.name.text, label: source.label, agency: source.agency, validity: stretch,
          monthEnd: sources.monthEnd(of: index))
        if let parent = source.parent, areReady.contains(parent) { buildReady(sharing) }
        // What it follows, else its own rules of the days before.
        var before = source.parent.flatMap { built[$0] }?.last {
          $0.builder.set.validity.contains(stretch.from)
        }
        if before == nil {
          if areReady.contains(index) { buildReady(sharing) }
          before = built[index]?.last.flatMap { $0.isCluttered ? nil : $0 }
        }
        areReady.insert(index)
        ready.append(
          Ready(
            index: index, merged: merged, shell: shell, before: before,
            isBase: source.parent == nil || parents.contains(index)))
      }
    }
    buildReady(sharing)
  }

  private mutating func buildReady(_ sharing: some WorkSharing) {
    let (lexicon, sources) = (lexicon, sources)
    let works = ready.map { set in
      let (merged, shell, keepsSpans) = (set.merged, set.shell, set.isBase)
      let base = takesOver ? set.before?.base : nil
      return { @Sendable in
        base.flatMap {
          RuleSetBuilder.departing(from: $0, merged, shell, keepsSpans: keepsSpans)
        } ?? RuleSetBuilder(lexicon, sources, set: shell, merged)
      }
    }
    for (set, builder) in zip(ready, sharing.map(works)) {
      if set.isBase {
        let fresh = builder.set.departure == nil ? nil : set.before?.freshCount
        built[set.index, default: []].append(
          BuiltSet(builders.count, builder, set.merged, freshCount: fresh))
      }
      builders.append(builder)
    }
    ready = []
    areReady = []
  }
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
}
