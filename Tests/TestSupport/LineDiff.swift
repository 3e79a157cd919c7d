// LineDiff.swift: what differs between two texts, line by line, with two lines around it.

/// A small line diff for messages of tests.
package enum LineDiff {
  /// Lines only in `a` get `-`, lines only in `b` get `+`; at most 60 lines are shown.
  package static func text(_ a: String, _ b: String) -> String {
    let old = a.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let new = b.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let change = new.difference(from: old)
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for step in change {
      switch step {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [(mark: String, text: String)] = []
    var i = 0
    var j = 0
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        lines.append(("-", old[i]))
        i += 1
      } else if j < new.count, inserted.contains(j) {
        lines.append(("+", new[j]))
        j += 1
      } else {
        lines.append((" ", i < old.count ? old[i] : new[j]))
        i += 1
        j += 1
      }
    }
    var shown: [String] = []
    var skipped = false
    for (at, line) in lines.enumerated() {
      let near = lines[max(0, at - 2)...min(lines.count - 1, at + 2)]
      if near.contains(where: { $0.mark != " " }) {
        if skipped, !shown.isEmpty { shown.append("  ⋮") }
        skipped = false
        shown.append("\(line.mark) \(line.text)")
      } else {
        skipped = true
      }
      if shown.count > 60 {
        shown.append("  … (\(lines.count) lines in all)")
        break
      }
    }
    return shown.joined(separator: "\n")
  }
}
