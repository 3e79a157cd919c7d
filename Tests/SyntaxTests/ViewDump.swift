// ViewDump.swift: what the parser understood, as text: every view with its parts, without places.
// One dump serves golden files (broken over lines) and comparisons (on one line).

import Syntax
import Text

struct ViewDump {
  private indirect enum Node {
    case leaf(String)
    case parts(String, [(label: String?, node: Node)])
  }

  /// Parentheses make no difference to what an expression means.
  static func meaning(_ expression: ExpressionSyntax) -> String {
    line(node(expression, seesParentheses: false) ?? .leaf("nothing"))
  }

  /// A value over as many lines as it needs.
  static func text(_ value: Any) -> String {
    var lines: [String] = []
    write(node(value, seesParentheses: true) ?? .leaf("nothing"), label: nil, 0, &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: - Layout

  private static func line(_ node: Node) -> String {
    switch node {
    case .leaf(let text): text
    case .parts(let name, let parts):
      name + "("
        + parts.map { ($0.label.map { "\($0): " } ?? "") + line($0.node) }.joined(separator: ", ")
        + ")"
    }
  }

  private static func write(_ node: Node, label: String?, _ depth: Int, _ lines: inout [String]) {
    let indent = String(repeating: "  ", count: depth) + (label.map { "\($0): " } ?? "")
    let whole = line(node)
    guard case .parts(let name, let parts) = node, indent.count + whole.count > 90 else {
      lines.append(indent + whole)
      return
    }
    lines.append(indent + (name.isEmpty ? "list" : name))
    for part in parts { write(part.node, label: part.label, depth + 1, &lines) }
  }

  // MARK: - Views

  /// Nil for what says nothing: places, absent parts, empty lists.
  private static func node(_ value: Any, seesParentheses: Bool) -> Node? {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional {
      // A cast would see through the optional; that a clause is there at all is worth a word.
      guard let inner = mirror.children.first?.value else { return nil }
      return inner is SourceRange ? .leaf("yes") : node(inner, seesParentheses: seesParentheses)
    }
    switch value {
    case is SourceRange, is FileID: return nil
    case let name as NameSyntax: return .leaf(name.text.isEmpty ? "''" : name.text)
    case let text as TextSyntax: return .leaf("\"\(text.text)\"")
    case let path as PathSyntax: return .leaf(path.text)
    case let date as DateSyntax: return .leaf("\(date.year)-\(date.month)-\(date.day)")
    case let number as NumberSyntax: return .leaf(digits(number))
    case let quantity as QuantitySyntax:
      return .leaf(digits(quantity.number) + unit(quantity.unit))
    case let unit as UnitSyntax:
      if case .none = unit { return nil }
      return .leaf(String(self.unit(unit).dropFirst()))
    case let kind as DeclarationKind: return .leaf(kind.rawValue)
    case let text as String: return .leaf("\"\(text)\"")
    case is Int, is Bool: return .leaf("\(value)")
    case .parenthesised(let inner, _) as ExpressionSyntax where !seesParentheses:
      return node(inner, seesParentheses: seesParentheses)
    default: return reflected(value, mirror, seesParentheses)
    }
  }

  private static func reflected(
    _ value: Any, _ mirror: Mirror, _ seesParentheses: Bool
  ) -> Node? {
    switch mirror.displayStyle {
    case .collection:
      let parts = mirror.children.compactMap { node($0.value, seesParentheses: seesParentheses) }
      return parts.isEmpty ? nil : .parts("", parts.map { (nil, $0) })
    case .enum:
      guard let payload = mirror.children.first else { return .leaf("\(value)") }
      let parts = payloadParts(payload.value, seesParentheses)
      let name = payload.label ?? ""
      return parts.isEmpty ? .leaf(name) : .parts(name, parts)
    case .tuple: return .parts("", payloadParts(value, seesParentheses))
    default:
      // A declaration also holds the kind and name of its body.
      let isHeld = value is DeclarationSyntax ? ["kind", "name"] : []
      let parts: [(String?, Node)] = mirror.children.compactMap { child in
        if isHeld.contains(child.label ?? "") { return nil }
        if child.value as? Bool == false { return nil }
        return node(child.value, seesParentheses: seesParentheses).map { (child.label, $0) }
      }
      return .parts("\(type(of: value))".replacing("Syntax", with: ""), parts)
    }
  }

  private static func payloadParts(_ payload: Any, _ seesParentheses: Bool) -> [(String?, Node)] {
    let mirror = Mirror(reflecting: payload)
    guard mirror.displayStyle == .tuple else {
      return node(payload, seesParentheses: seesParentheses).map { [(nil, $0)] } ?? []
    }
    return mirror.children.compactMap { child in
      let label = child.label.flatMap { $0.hasPrefix(".") ? nil : $0 }
      return node(child.value, seesParentheses: seesParentheses).map { (label, $0) }
    }
  }

  private static func digits(_ number: NumberSyntax) -> String {
    number.digits + (number.fraction.isEmpty ? "" : "," + number.fraction)
  }

  private static func unit(_ unit: UnitSyntax) -> String {
    switch unit {
    case .none: ""
    case .percent: " %"
    case .rupiah: " rupiah"
    case .workingDays: " hari kerja"
    case .named(let name): " " + name.text
    }
  }
}
