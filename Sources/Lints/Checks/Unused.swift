// Unused.swift: parameters, inputs, formulas with inputs and lists that nothing reads.

import Semantics
import Syntax
import Text

extension Review {
  mutating func findUnused() {
    findUnusedValues()
    for (owner, declared) in declarations.enumerated()
    where declared.kind == .formula || declared.kind == .table {
      switch declared.declaration.body {
      case .formula(let formula):
        if case .leftToAgency = formula.body { continue }
        findUnused(formula.inputs, of: formula.name, in: owner)
      case .table(let table):
        if case .leftToAgency = table.body { continue }
        findUnused(table.inputs, of: table.name, in: owner)
      default: break
      }
    }
  }

  /// What is declared once may be read in any set, so all sets are asked before anything is said.
  private mutating func findUnusedValues() {
    // Where nothing is decided yet, what is written is still being gathered.
    guard decides else { return }
    var seen = resolved.readLists
    func isIdle(_ origin: Origin) -> Bool {
      !resolved.readNames.contains(origin.name.folded) && seen.insert(origin.range).inserted
    }
    for set in policy.sets {
      for parameter in set.parameters where isIdle(parameter.origin) {
        report(UnusedFault.parameter(parameter.origin.name), at: parameter.origin.range)
      }
      for formula in set.formulas where !formula.inputs.isEmpty && isIdle(formula.origin) {
        report(
          UnusedFault.neverCalled(DeclarationWord(.formula), formula.origin.name),
          at: formula.origin.range)
      }
      for table in set.tables where !table.inputs.isEmpty && isIdle(table.origin) {
        report(
          UnusedFault.neverCalled(DeclarationWord(.table), table.origin.name),
          at: table.origin.range)
      }
    }
    // A list remembers where its file is named; the message points to its own name.
    let lists = declarations.filter { $0.kind == .reference }.compactMap(\.name)
    let places = Dictionary(
      lists.map { ($0.key, $0.range) }, uniquingKeysWith: { first, _ in first })
    for list in policy.vocabulary.references where seen.insert(list.range).inserted {
      report(UnusedFault.list(list.name), at: places[list.name.folded] ?? list.range)
    }
  }

  private mutating func findUnused(
    _ inputs: [InputSyntax], of name: NameSyntax, in owner: Int
  ) {
    if inputs.isEmpty { return }
    var used = Set<String>()
    for site in sites(of: owner) {
      site.expression.forEach { expression in
        switch expression {
        case .path(let path), .call(let path, _, _), .score(let path, _):
          if let first = path.parts.first { used.insert(first.key) }
        default: break
        }
        if let first = expression.list?.path.parts.first { used.insert(first.key) }
      }
    }
    // A crosstab may name an input as one whole axis, which is an expression of its own.
    for input in inputs where !used.contains(input.name.key) {
      report(UnusedFault.input(input.name.text, of: name.text), at: input.name.range)
    }
  }
}
