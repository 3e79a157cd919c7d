// UnifiedDiff.swift: matched lines as hunks: `@@ -3,7 +3,6 @@`, unchanged lines around each change.

/// Writes a unified diff.
struct UnifiedDiff {
  /// One line of the result.
  private enum Step {
    case kept(DiffLine)
    case removed(DiffLine)
    case added(DiffLine)

    var isChange: Bool {
      if case .kept = self { false } else { true }
    }
  }

  /// Unchanged lines shown before and behind a change.
  private static let around = 3

  private var steps: [Step] = []

  init(_ a: [DiffLine], _ b: [DiffLine], _ partner: [Int?]) {
    var next = 0
    for (i, line) in a.enumerated() {
      guard let j = partner[i] else {
        steps.append(.removed(line))
        continue
      }
      while next < j {
        steps.append(.added(b[next]))
        next += 1
      }
      steps.append(.kept(line))
      next = j + 1
    }
    steps += b[next...].map { .added($0) }
  }

  func text(_ name: String) -> String {
    var text = "--- \(name)\n+++ \(name)\n"
    var at = 0
    // How many lines of each text stand before the step at hand.
    var (old, new) = (0, 0)
    while let first = steps[at...].firstIndex(where: \.isChange) {
      let start = max(at, first - UnifiedDiff.around)
      advance(at..<start, &old, &new)
      let end = hunkEnd(first)
      text += hunk(start..<end, old, new)
      advance(start..<end, &old, &new)
      at = end
    }
    return text
  }

  /// A hunk ends when more unchanged lines follow than two changes share.
  private func hunkEnd(_ first: Int) -> Int {
    var lastChange = first
    var at = first
    while at < steps.count, at - lastChange <= 2 * UnifiedDiff.around {
      if steps[at].isChange { lastChange = at }
      at += 1
    }
    return min(steps.count, lastChange + UnifiedDiff.around + 1)
  }

  private func hunk(_ range: Range<Int>, _ old: Int, _ new: Int) -> String {
    var (lengthA, lengthB) = (0, 0)
    advance(range, &lengthA, &lengthB)
    var text = "@@ -\(place(old, lengthA)) +\(place(new, lengthB)) @@\n"
    for step in steps[range] {
      switch step {
      case .kept(let line): text += shown(" ", line)
      case .removed(let line): text += shown("-", line)
      case .added(let line): text += shown("+", line)
      }
    }
    return text
  }

  private func shown(_ mark: String, _ line: DiffLine) -> String {
    let text = String(decoding: line.text, as: UTF8.self)
    return "\(mark)\(text)\n" + (line.isEnded ? "" : "\\ No newline at end of file\n")
  }

  /// `3,7`: the first line and how many; `3` for a single one.
  private func place(_ before: Int, _ count: Int) -> String {
    switch count {
    case 0: "\(before),0"
    case 1: "\(before + 1)"
    default: "\(before + 1),\(count)"
    }
  }

  private func advance(_ range: Range<Int>, _ old: inout Int, _ new: inout Int) {
    for step in steps[range] {
      switch step {
      case .kept: (old, new) = (old + 1, new + 1)
      case .removed: old += 1
      case .added: new += 1
      }
    }
  }
}
