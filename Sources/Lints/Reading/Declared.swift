// Declared.swift: every declaration with the rule set it belongs to.

import Syntax
import Text

/// A class, for every look through the rules goes through all of them.
final class Declared: Sendable {
  let declaration: DeclarationSyntax
  /// The key of the rule set its file is part of; empty for files without a header.
  let set: String
  /// The number of that set: by it two declarations are of one set.
  let setNumber: Int
  /// The year in which that set, or the declaration itself, comes into force.
  let year: Int?
  /// Of the declaration, held here because they are asked for again and again.
  let kind: DeclarationKind?
  let name: NameSyntax?
  /// `dasar` of the declaration, of its conditions and of their exceptions: each group by itself, those
  /// without any left out.
  let bases: [[TextSyntax]]

  private init(_ declaration: DeclarationSyntax, set: String, number: Int, year: Int?) {
    self.declaration = declaration
    self.set = set
    setNumber = number
    self.year = year
    kind = declaration.kind
    name = declaration.name
    bases = declaration.bases
  }

  /// In the order written.
  static func all(_ files: [ParsedFile]) -> [Declared] {
    var years: [String: Int] = [:]
    for file in files {
      if let header = file.syntax.header, header.kind == .rules, let validity = header.validity {
        years[header.name.key] = validity.from.year
      }
    }
    var numbers: [String: Int] = [:]
    return files.flatMap { file -> [Declared] in
      let set = file.syntax.header?.name.key ?? ""
      let number = numbers[set] ?? numbers.count
      numbers[set] = number
      return file.syntax.declarations.map {
        Declared($0, set: set, number: number, year: $0.validity?.from.year ?? years[set])
      }
    }
  }

  var label: TextSyntax? { declaration.body.label }
}

extension DeclarationSyntax {
  fileprivate var bases: [[TextSyntax]] {
    var groups: [[TextSyntax]] = []
    func add(_ group: [TextSyntax]) { if !group.isEmpty { groups.append(group) } }
    func add(_ condition: ConditionSyntax) {
      add(condition.basis)
      for exception in condition.exceptions { add(exception.basis) }
    }
    add(basis)
    for exception in body.exceptions { add(exception.basis) }
    switch body {
    case .promotion(let promotion):
      for condition in promotion.conditions { add(condition) }
    case .amendment(let amendment):
      for (change, _) in amendment.changes {
        switch change {
        case .addCondition(let condition), .replaceCondition(let condition): add(condition)
        case .addException(let exception, _), .replaceException(let exception, _):
          add(exception.basis)
        case .removeCondition, .removeException: break
        }
      }
    default: break
    }
    return groups
  }
}

extension DeclarationBody {
  var label: TextSyntax? {
    switch self {
    case .scale(let body): body.label
    case .choice(let body): body.label
    case .unit(let body): body.label
    case .record(let body): body.label
    case .reference(let body): body.label
    case .calendar(let body): body.label
    case .parameter(let body): body.label
    case .formula(let body): body.label
    case .table(let body): body.label
    case .group(let body): body.label
    case .indicator(let body): body.label
    case .promotion(let body): body.label
    case .training(let body): body.label
    case .placement(let body): body.label
    case .flag(let body): body.label
    case .test(let body): body.label
    case .removal, .amendment: nil
    }
  }

  /// Exceptions of the declaration itself, those of conditions left out.
  var exceptions: [ExceptionSyntax] {
    switch self {
    case .formula(let formula):
      if case .general(_, let exceptions) = formula.body { exceptions } else { [] }
    case .training(let training): training.exceptions
    case .placement(let placement): placement.exceptions
    case .flag(let flag): flag.exceptions
    default: []
    }
  }

}

extension DeclarationKind {
  /// Whether people read its label in their results.
  var isShown: Bool {
    switch self {
    case .indicator, .promotion, .training, .placement, .flag: true
    default: false
    }
  }

  /// As an English sentence calls it.
  var english: String {
    switch self {
    case .scale: "scale"
    case .choice: "choice"
    case .unit: "unit"
    case .record: "record"
    case .reference: "list"
    case .calendar: "calendar"
    case .parameter: "parameter"
    case .formula: "formula"
    case .table: "table"
    case .group: "group"
    case .indicator: "indicator"
    case .promotion: "promotion"
    case .training: "training"
    case .placement: "placement"
    case .flag: "flag"
    case .test: "test"
    }
  }
}
