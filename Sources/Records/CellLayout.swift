// CellLayout.swift: the layout as a plan of keys for the reader that makes no events of them, and what
// to do with each cell that it reads. ColumnStore+Cells.swift does it.

import Program
import Semantics
import YAML

/// What a cell of one operation does; plain numbers only.
struct CellAction {
  enum Step: UInt8 {
    /// A value of the row opened last.
    case value
    /// The same, but there must be something.
    case required
    /// The value that tells whose record this is.
    case key
    /// The value of a row of its own.
    case item
    /// Nothing may stand there: a list or group was expected.
    case nothing
    /// The list is given.
    case give
    case open
    /// A row of its own for a member or year.
    case member, year
    /// The indicator of the measurements that follow.
    case indicator
    /// A row for a measurement written out.
    case measurement
    /// A row with its indicator and value, and the one with its source too.
    case bare, source
  }
  var step: Step
  var kind = ColumnType.Kind.text
  /// Numbers: how many digits behind the point are usual, and the bounds.
  var decimals: UInt8 = 0
  var lower: Int128 = .min
  var upper: Int128 = .max
  /// Members: index into `Layout.members`.
  var members: Int32 = 0
  var table: Int32 = 0
  /// The table its rows belong to.
  var parent: Int32 = 0
  /// In `Layout.columns`.
  var column: Int32 = 0
  /// Measurements: the columns, in `Layout.columns`, of their indicator and source.
  var indicator: Int32 = 0
  var source: Int32 = 0
}

/// Made once from the layout.
struct CellLayout {
  private(set) var plan = CellPlan()
  private(set) var actions: [CellAction] = []
  /// The first days of the months of usual years.
  let months = QuickValue.firstDays
  let scales = QuickValue.scales
  private let layout: Layout

  var keysPerMapping: Int { plan.keysPerMapping }

  /// The code of the member of a scale or choice that a cell names, or -1.
  @inline(__always)
  func member(_ index: Int, _ cell: Cell, _ bytes: [UInt8]) -> Int {
    let code = layout.tables.find(
      layout.members[index].table, cell.head, cell.tail, Int(cell.length), bytes, Int(cell.start))
    return code >= 0 ? code : layout.members[index].find(cell.text(in: bytes)[...])
  }

  init(_ layout: Layout) {
    self.layout = layout
    plan.keysPerMapping = RecordLimits.keysPerMapping
    plan.itemsPerList = RecordLimits.itemsPerList
    plan.slots = layout.slots
    // The person is node and mapping number 0.
    var person = CellPlan.Node()
    person.mapping = 0
    plan.nodes.append(person)
    addFields(of: 0)
  }

  /// - Parameter column: in `Layout.columns`; nil for what has no value.
  private mutating func add(
    _ step: CellAction.Step, table: Int = 0, column: Int? = nil
  ) -> Int32 {
    var action = CellAction(step: step, table: Int32(clamping: table))
    action.parent = Int32(clamping: layout.parents[table])
    if let column {
      let type = layout.columns[column]
      action.column = Int32(clamping: column)
      action.kind = type.kind
      action.members = Int32(clamping: type.members)
      action.decimals = type.isInteger ? 0 : 2
      (action.lower, action.upper) = (type.lower, type.upper)
    }
    switch step {
    case .measurement, .bare, .source:
      let first = layout.firstColumn[table]
      action.indicator = Int32(clamping: first + MeasurementColumn.indicator)
      action.source = Int32(clamping: first + MeasurementColumn.source)
    default: break
    }
    actions.append(action)
    return Int32(clamping: actions.count - 1)
  }

  private mutating func add(_ node: CellPlan.Node) -> Int {
    plan.nodes.append(node)
    return plan.nodes.count - 1
  }

  /// A mapping with named fields; its number.
  @discardableResult
  private mutating func addFields(of mapping: Int, open: Int32 = -1) -> Int {
    let number = plan.addMapping()
    plan.mappings[number].open = open
    let fields =
      layout.mappings[mapping].first..<layout.mappings[mapping].first
      + layout.mappings[mapping].count
    let nodes = Array(plan.nodes.count..<plan.nodes.count + fields.count)
    plan.nodes += fields.map { _ in CellPlan.Node() }
    // The keys of a mapping stand together, so those of the mappings below come later.
    for (at, field) in fields.enumerated() {
      plan.addKey(Array(layout.keys[field].utf8), node: nodes[at], code: at, slot: field)
    }
    plan.mappings[number].firstRequired = Int32(clamping: plan.required.count)
    plan.required += layout.mappings[mapping].required.map { Int32(clamping: $0) }
    plan.mappings[number].endRequired = Int32(clamping: plan.required.count)
    for (at, field) in fields.enumerated() { plan.nodes[nodes[at]] = node(field) }
    return number
  }

  private mutating func node(_ field: Int) -> CellPlan.Node {
    let shape = layout.fields[field]
    var node = CellPlan.Node()
    if shape.kind == .scalar {
      let step: CellAction.Step = shape.isKey ? .key : shape.isRequired ? .required : .value
      node = valued(node, step, shape.table, shape.column)
      node.isKey = shape.isKey
      return node
    }
    // Nothing may stand where a list or group should, unless it is required.
    if !shape.isRequired { node.scalar = add(.nothing) }
    switch shape.kind {
    case .scalar: break
    case .record: node.mapping = Int32(clamping: addFields(of: shape.mapping))
    case .list:
      node.list = add(.give, table: shape.table)
      var item = CellPlan.Node()
      item.mapping = Int32(
        clamping: addFields(
          of: shape.mapping, open: add(.open, table: shape.table)))
      node.items = Int32(clamping: add(item))
    case .plainList:
      node.list = add(.give, table: shape.table)
      var item = CellPlan.Node()
      item = valued(item, .item, shape.table, shape.column)
      node.items = Int32(clamping: add(item))
    case .yearly, .map: node.mapping = Int32(clamping: addEntries(shape))
    case .measurements: node.mapping = Int32(clamping: addMeasurements(shape.table))
    }
    return node
  }

  /// A node that has a value of a column as well.
  private mutating func valued(
    _ node: CellPlan.Node, _ step: CellAction.Step, _ table: Int, _ column: Int
  ) -> CellPlan.Node {
    var node = node
    node.scalar = add(step, table: table, column: column)
    node.isNumber = layout.columns[column].kind == .number
    return node
  }

  /// A mapping from members or years; its number.
  private mutating func addEntries(_ shape: FieldNode) -> Int {
    let number = plan.addMapping()
    let value = add(CellPlan.Node())
    let first = layout.firstColumn[shape.table]
    plan.mappings[number].open = add(.give, table: shape.table)
    plan.mappings[number].key = add(
      shape.kind == .map ? .member : .year, table: shape.table, column: first)
    if shape.kind == .map {
      addKeys(layout.members[shape.members].exact, node: value, firstSlot: shape.slot)
    } else {
      plan.mappings[number].anyKey = Int32(clamping: value)
    }
    if shape.mapping >= 0 {
      plan.nodes[value].scalar = add(.nothing)
      plan.nodes[value].mapping = Int32(clamping: addFields(of: shape.mapping))
    } else {
      plan.nodes[value] = valued(plan.nodes[value], .value, shape.table, shape.column)
    }
    return number
  }

  /// To the mapping added last. The first of equal texts counts.
  private mutating func addKeys(
    _ names: [(text: [UInt8], id: Int)], node: Int, firstSlot: Int
  ) {
    var seen = Set<[UInt8]>()
    for (text, id) in names where seen.insert(text).inserted {
      plan.addKey(text, node: node, code: id, slot: firstSlot + id)
    }
  }

  /// The mapping from indicators to what was measured, in any of its four forms; its number.
  private mutating func addMeasurements(_ table: Int) -> Int {
    let number = plan.addMapping()
    plan.mappings[number].open = add(.give, table: table)
    plan.mappings[number].key = add(.indicator)
    let node = add(CellPlan.Node())
    addKeys(
      layout.indicatorNames.enumerated().map { (Array($0.element.utf8), $0.offset) }, node: node,
      firstSlot: layout.indicatorSlot)
    let first = layout.firstColumn[table]
    let column = first + MeasurementColumn.value
    var one = CellPlan.Node()
    let names = MeasurementKey.allCases.map { Array($0.name.utf8) }
    let sources = layout.sources >= 0 ? layout.members[layout.sources].exact : []
    // Where a source is called like a part, events decide.
    if !sources.contains(where: { names.contains($0.text) }) {
      one.mapping = Int32(clamping: addParts(table, names))
      if !sources.isEmpty {
        one.otherMapping = Int32(clamping: plan.addMapping())
        let value = add(CellPlan.Node())
        plan.nodes[value] = valued(plan.nodes[value], .source, table, column)
        addKeys(sources, node: value, firstSlot: layout.sourceSlot)
      }
    }
    plan.nodes[node] = one
    plan.nodes[node] = valued(plan.nodes[node], .bare, table, column)
    plan.nodes[node].items = Int32(clamping: add(one))
    return number
  }

  /// A measurement written out; the mapping's number.
  private mutating func addParts(_ table: Int, _ names: [[UInt8]]) -> Int {
    let number = plan.addMapping()
    plan.mappings[number].open = add(.measurement, table: table)
    for (key, name) in zip(MeasurementKey.allCases, names) {
      var part = CellPlan.Node()
      part = valued(part, .value, table, layout.firstColumn[table] + key.column)
      plan.addKey(
        name, node: add(part), code: key.rawValue, slot: layout.measurementSlot + key.rawValue)
    }
    plan.mappings[number].firstRequired = Int32(clamping: plan.required.count)
    plan.required.append(
      Int32(clamping: layout.measurementSlot + MeasurementKey.value.rawValue))
    plan.mappings[number].endRequired = Int32(clamping: plan.required.count)
    return number
  }
}
