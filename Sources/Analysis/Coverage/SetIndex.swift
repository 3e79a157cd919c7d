// SetIndex.swift: what there is to see in one rule set and which tests rest on it, found by what is read: neither
// all items nor all tests are gone through for each test.

import Semantics
import Values

struct SetIndex {
  /// By what must be read: places in `Coverage.items`.
  private var items: [ReadKey: [Int]] = [:]
  /// By what they rest on: places in `Coverage.tests`.
  private var tests: [ReadKey: [Int]] = [:]
  /// How many tests ask about a day.
  private var days: [CalendarDate: Int] = [:]
  private(set) var testCount = 0
  /// By parameter: the expressions that read it.
  private var readers: [Int: [ExpressionID]] = [:]
  /// Those behind came later, with what is asked for.
  private let expressionCount: Int

  init(_ set: RuleSet) {
    expressionCount = set.expressions.count
    for id in set.expressions.indices.map({ ExpressionID($0) }) {
      if let parameter = set.kind(of: id).parameter { readers[parameter, default: []].append(id) }
    }
  }

  mutating func add(item place: Int, _ probe: Probe) {
    items[ReadKey(probe), default: []].append(place)
  }

  mutating func add(test place: Int, on day: CalendarDate, _ reads: TestReads) {
    testCount += 1
    days[day, default: 0] += 1
    reads.forEachKey { key in
      if items[key] != nil || key.isDecision { tests[key, default: []].append(place) }
    }
  }

  /// The items that may be seen by what was read, in their order.
  func items(seenBy reads: TestReads) -> [Int] {
    var found: [Int] = []
    reads.forEachKey { key in if let places = items[key] { found += places } }
    return found.sorted()
  }

  /// The tests that rest on an item, or for a decision ask for it, in their order.
  func tests(asking probe: Probe) -> [Int] {
    let key: ReadKey =
      if case .decision(let decision) = probe.subject { .decision(decision) } else {
        ReadKey(probe)
      }
    return tests[key] ?? []
  }

  /// The day most tests ask about, the first of several; nil without tests.
  var commonDay: CalendarDate? { days.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }

  /// The expressions that read a parameter.
  func readers(of parameter: Int, in set: RuleSet) -> [ExpressionID] {
    let later = expressionCount..<max(expressionCount, set.expressions.count)
    return (readers[parameter] ?? [])
      + later.map { ExpressionID($0) }.filter { set.kind(of: $0).parameter == parameter }
  }
}

extension ExpressionKind {
  /// The parameter it reads, of the day or of another.
  fileprivate var parameter: Int? {
    switch self {
    case .parameter(let id), .parameterAt(let id, _): id.index
    default: nil
    }
  }
}

extension ReadKey {
  fileprivate var isDecision: Bool { if case .decision = self { true } else { false } }
}
