// CellScanner+Flow.swift: `{...}` and `[...]` on one line, by the plan.

extension PlainScanner {
  /// `{...}`: a mapping of the node; goes behind it.
  mutating func flowMapping(_ node: CellPlan.Node, depth: Int) -> Bool {
    guard node.mapping >= 0, depth <= Self.depth else { return false }
    at += 1
    while peek(at) == 0x20 { at += 1 }
    if peek(at) == 0x7D { return emptyMapping(node) }
    let number = choose(node, inFlow: true)
    guard number >= 0 else { return false }
    let mapping = unsafe sink.road.mappings[number]
    var last = sink.road.keyCount + number
    sink.road.stamp += 1
    let stamp = sink.road.stamp
    if mapping.open >= 0 { emit(mapping.open) }
    var count = 0
    while true {
      if usualEntries(mapping, stamp, &last, &count) { return hasRequired(mapping, stamp) }
      let key = cellKey(mapping, stamp, &last, inFlow: true)
      count += 1
      guard key >= 0, count <= sink.road.keysPerMapping else { return false }
      at += 1
      while peek(at) == 0x20 { at += 1 }
      guard flowValue(key, depth) else { return false }
      while peek(at) == 0x20 { at += 1 }
      let byte = peek(at)
      at += 1
      if byte == 0x7D { return hasRequired(mapping, stamp) }
      guard byte == 0x2C else { return false }
      while peek(at) == 0x20 { at += 1 }
    }
  }

  /// `{}`; `at` is at the bracket that closes.
  private mutating func emptyMapping(_ node: CellPlan.Node) -> Bool {
    at += 1
    if node.otherMapping >= 0 { return true }
    let mapping = unsafe sink.road.mappings[Int(node.mapping)]
    if mapping.open >= 0 { emit(mapping.open) }
    return mapping.firstRequired == mapping.endRequired
  }

  /// `[...]`: a list of the node; goes behind it.
  mutating func flowList(_ node: CellPlan.Node, depth: Int) -> Bool {
    guard node.items >= 0, depth <= Self.depth else { return false }
    if node.list >= 0 { emit(node.list) }
    at += 1
    while peek(at) == 0x20 { at += 1 }
    if peek(at) == 0x5D {
      at += 1
      return true
    }
    var count = 0
    while true {
      count += 1
      guard count <= sink.road.itemsPerList, flowValue(Int(node.items), depth) else { return false }
      while peek(at) == 0x20 { at += 1 }
      let byte = peek(at)
      at += 1
      if byte == 0x5D { return true }
      guard byte == 0x2C else { return false }
      while peek(at) == 0x20 { at += 1 }
    }
  }

  /// A value or item inside brackets.
  @inline(__always)
  private mutating func flowValue(_ number: Int, _ depth: Int) -> Bool {
    let byte = peek(at)
    if byte == 0x7B { return flowMapping(unsafe sink.road.nodes[number], depth: depth + 1) }
    if byte == 0x5B { return flowList(unsafe sink.road.nodes[number], depth: depth + 1) }
    return cellScalar(number, inFlow: true)
  }
}
