// CellRoad.swift: what the event reader keeps to read records by a plan (CellScanner.swift): the plan
// in memory that is read without checks, and what was learnt from the records read so far.

/// The plan's arrays and what changes while reading. All sizes were fixed when it was made.
@safe
struct CellRoad {
  let isUsed: Bool
  let nodes: UnsafeMutablePointer<CellPlan.Node>
  let mappings: UnsafeMutablePointer<CellPlan.Mapping>
  let keys: UnsafeMutablePointer<CellPlan.Key>
  let keyCount: Int
  let texts: UnsafeMutablePointer<UInt8>
  let required: UnsafeMutablePointer<Int32>
  /// By key, then by mapping for its beginning: the key that came next the last time.
  let followers: UnsafeMutablePointer<Int32>
  /// By slot: the stamp of the mapping that had the key last.
  let stamps: UnsafeMutablePointer<Int>
  let keysPerMapping: Int
  let itemsPerList: Int
  var stamp = 0
  /// Units that are read as events before the plan is tried again. Where it fails time after time,
  /// they double.
  private(set) var wait = 0
  private var lastWait = 0
  private static let longestWait = 16

  init(_ plan: CellPlan?) {
    isUsed = plan != nil
    let plan = plan ?? CellPlan()
    unsafe nodes = copied(plan.nodes)
    unsafe mappings = copied(plan.mappings)
    unsafe keys = copied(plan.keys)
    keyCount = plan.keys.count
    // Eight bytes are read at a time.
    unsafe texts = copied(plan.texts + Array(repeating: 0, count: 8))
    unsafe required = copied(plan.required)
    unsafe followers = copied(plan.followers)
    unsafe stamps = copied(Array(repeating: 0, count: plan.slots))
    keysPerMapping = plan.keysPerMapping
    itemsPerList = plan.itemsPerList
  }

  func deallocate() {
    // What lies in them owns nothing.
    unsafe nodes.deallocate()
    unsafe mappings.deallocate()
    unsafe keys.deallocate()
    unsafe texts.deallocate()
    unsafe required.deallocate()
    unsafe followers.deallocate()
    unsafe stamps.deallocate()
  }

  /// The next unit was not one for the plan.
  mutating func giveUp(hasRead: Bool) {
    lastWait = hasRead ? 1 : min(Self.longestWait, max(1, lastWait * 2))
    wait = lastWait
  }

  /// So many units were read as events.
  mutating func pass(_ units: Int) { wait = max(0, wait - units) }
}

private func copied<Element: BitwiseCopyable>(_ array: [Element]) -> UnsafeMutablePointer<Element> {
  let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, array.count))
  for (index, element) in array.enumerated() {
    unsafe (memory + index).initialize(to: element)
  }
  return unsafe memory
}
