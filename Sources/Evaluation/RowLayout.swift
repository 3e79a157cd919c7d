// RowLayout.swift: which rows of one column stand in which rows of another, whatever they hold.

protocol RowLayout {
  func move<Element: BitwiseCopyable>(_ from: [Element], _ to: inout [Element])
}

/// Those in the rows named, one after the other.
struct Gathered: RowLayout {
  var rows: [Int32]
  var count: Int

  func move<Element: BitwiseCopyable>(_ from: [Element], _ to: inout [Element]) {
    Kernels.gather(from, rows, &to, count)
  }
}

/// Each as often as `starts` says: from its own entry to the next one.
struct Spread: RowLayout {
  var starts: [Int32]
  var parents: Int

  func move<Element: BitwiseCopyable>(_ from: [Element], _ to: inout [Element]) {
    Kernels.spread(from, starts, &to, parents)
  }
}
