// ReachedProofsTests.swift: after a change, proving what it reaches says the same as proving everything.

import Proofs
import Semantics
import Syntax
import Testing
import Text
import Values

@Suite struct ReachedProofsTests {
  /// Every number one more, every sign turned round, every ya a tidak, every version and weight another.
  private func changes(of set: RuleSet) -> [(change: ReachedProofs.Change, set: RuleSet)] {
    var all: [(change: ReachedProofs.Change, set: RuleSet)] = []
    for index in set.expressions.indices {
      var changed = set
      switch set.expressions[index].kind {
      case .literal(.number(let value)):
        guard let more = value.adding(.one) else { continue }
        changed.expressions[index].kind = .literal(.number(more))
      case .literal(.boolean(let truth)):
        changed.expressions[index].kind = .literal(.boolean(!truth))
      case .literal(.member(let code)) where code > 0:
        changed.expressions[index].kind = .literal(.member(code - 1))
      case .comparison(.greaterOrEqual, let a, let b, let precision):
        changed.expressions[index].kind = .comparison(.less, a, b, precision: precision)
      case .comparison(.less, let a, let b, let precision):
        changed.expressions[index].kind = .comparison(.greaterOrEqual, a, b, precision: precision)
      default: continue
      }
      all.append((.expression(ExpressionID(index)), changed))
    }
    for index in set.parameters.indices {
      var changed = set
      guard let value = set.parameters[index].versions.last?.value,
        case .number(let number) = value,
        let more = number.adding(.one)
      else { continue }
      changed.parameters[index].versions[set.parameters[index].versions.count - 1].value =
        .number(more)
      all.append((.rule(.parameter(index)), changed))
    }
    for index in set.indicators.indices {
      var changed = set
      changed.indicators[index].weight = .zero
      all.append((.rule(.indicator(index)), changed))
    }
    for index in set.tables.indices where set.tables[index].rows.count > 1 {
      var changed = set
      changed.tables[index].rows.removeLast()
      all.append((.rule(.table(index)), changed))
    }
    return all
  }

  /// - Parameter most: how many changes of a set are tried at most, spread over all.
  private func check(_ policy: Policy, most: Int) -> (tried: Int, new: Int) {
    var counts = (tried: 0, new: 0)
    for set in policy.sets {
      var alone = policy
      alone.sets = [set]
      let before = Set(prove(alone))
      let proofs = ReachedProofs(alone)
      let all = changes(of: set)
      let step = all.count / most + 1
      for (number, one) in all.enumerated() where number % step == 0 {
        alone.sets = [one.set]
        let isNew = prove(alone).contains { !before.contains($0) }
        #expect(
          proofs.isAnythingNew(alone, after: [one.change]) == isNew, "\(set.name): \(one.change)")
        counts.tried += 1
        if isNew { counts.new += 1 }
      }
    }
    return counts
  }

  @Test(arguments: [
    "hari-cuti", "angka-kredit", "tabel-keputusan", "hari-kerja", "skala-poin", "pinjaman",
    "pita-berlubang", "tangga-hadir", "logika-dan-angka",
  ])
  func sameAsProvingEverything(_ name: String) {
    let policy = RuleText(folder: "Examples/konformansi/\(name)").policy
    #expect(check(policy, most: 12).tried > 0)
  }

  @Test func sameInTheRulesOfTheCity() {
    var policy = RuleText(folder: "Rules").policy
    policy.sets = [policy.sets[0], policy.sets[policy.sets.count / 2]]
    let counts = check(policy, most: 20)
    #expect(counts.tried > 20)
    #expect(counts.new > 0)
  }

  /// Each change here is noticed only where what is changed is read, twice removed.
  @Test func sameWhereOnlyReadersNotice() {
    let text = """
      parameter batas "Batas" bulat
          sejak 1 Januari 2026: 6
      rumus ambang "Ambang" = batas
      rumus jarak "Jarak" = nilai - 6
      tanda tinggi "Tinggi"
          muncul jika nilai >= ambang
          pesan "tinggi"
      tanda jauh "Jauh"
          muncul jika jarak >= 0
          pesan "jauh"

      """
    let rules = RuleText(SmallWorld.rules + text)
    #expect(rules.errors == "")
    #expect(rules.text == "tidak ada temuan\n")
    #expect(check(rules.policy, most: 100).new == 3)
  }
}
