// JSONSchemaCheck.swift: a JSON text held against a JSON Schema: the words of draft 7 that our schemas
// use. A word it does not know is a mistake of the schema, never passed over.

import Foundation

package struct JSONSchemaCheck {
  private let root: [String: Any]
  private static let known: Set<String> = [
    "$schema", "$id", "$ref", "title", "description", "definitions", "type", "enum", "const",
    "properties", "required", "additionalProperties", "items", "minItems", "uniqueItems",
    "minimum", "maximum", "pattern", "format", "anyOf", "oneOf", "allOf", "minLength",
  ]

  package init?(_ schema: String) {
    let value = try? JSONSerialization.jsonObject(with: Data(schema.utf8))
    guard let root = value as? [String: Any] else { return nil }
    self.root = root
  }

  /// Every place where the text is not what the schema says; empty when it is.
  package func faults(of text: String) -> [String] {
    guard
      let value = try? JSONSerialization.jsonObject(
        with: Data(text.utf8), options: [.fragmentsAllowed])
    else { return ["not JSON"] }
    return faults(value, root, "$")
  }

  private func faults(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      let definitions = root["definitions"] as? [String: [String: Any]]
      guard let target = definitions?[name] else { return ["\(path): no definition \(name)"] }
      return faults(value, target, path)
    }
    var found = schema.keys.filter { !Self.known.contains($0) }.sorted().map {
      "\(path): the schema says \($0)"
    }
    if let type = schema["type"] as? String, !Self.isOf(type, value) {
      return found + ["\(path): not \(type)"]
    }
    if let choices = schema["enum"] as? [String] {
      if !choices.contains(value as? String ?? "") { found.append("\(path): not in \(choices)") }
    }
    found += joined(value, schema, path)
    if let text = value as? String { found += faults(of: text, schema, path) }
    if let object = value as? [String: Any] { found += faults(of: object, schema, path) }
    if let list = value as? [Any] { found += faults(of: list, schema, path) }
    if let number = value as? NSNumber, !(value is String) {
      if let least = schema["minimum"] as? Int, number.intValue < least {
        found.append("\(path): below \(least)")
      }
      if let most = schema["maximum"] as? Int, number.intValue > most {
        found.append("\(path): above \(most)")
      }
    }
    return found
  }

  private func joined(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    func counts(_ word: String) -> [Bool]? {
      (schema[word] as? [[String: Any]])?.map { faults(value, $0, path).isEmpty }
    }
    var found: [String] = []
    if let any = counts("anyOf"), !any.contains(true) { found.append("\(path): anyOf") }
    if let one = counts("oneOf"), one.count(where: { $0 }) != 1 { found.append("\(path): oneOf") }
    if let all = counts("allOf"), all.contains(false) { found.append("\(path): allOf") }
    return found
  }

  private func faults(of text: String, _ schema: [String: Any], _ path: String) -> [String] {
    var found: [String] = []
    if let pattern = schema["pattern"] as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(path): \(text) does not match \(pattern)")
    }
    if let least = schema["minLength"] as? Int, text.count < least {
      found.append("\(path): too short")
    }
    switch schema["format"] as? String {
    case "uri"?:
      if URL(string: text)?.scheme == nil { found.append("\(path): \(text) is no address") }
    case "uri-reference"?:
      if URL(string: text) == nil || text.contains(" ") {
        found.append("\(path): \(text) is no reference")
      }
    case nil: break
    case let format?: found.append("\(path): the schema says format \(format)")
    }
    return found
  }

  private func faults(of object: [String: Any], _ schema: [String: Any], _ path: String)
    -> [String]
  {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    var found = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
      "\(path): lacks \($0)"
    }
    for (key, value) in object.sorted(by: { $0.key < $1.key }) {
      let below = "\(path).\(key)"
      if let own = properties[key] {
        found += faults(value, own, below)
      } else if let other = schema["additionalProperties"] as? [String: Any] {
        found += faults(value, other, below)
      } else if schema["additionalProperties"] as? Bool == false {
        found.append("\(below): not allowed")
      }
    }
    return found
  }

  private func faults(of list: [Any], _ schema: [String: Any], _ path: String) -> [String] {
    var found: [String] = []
    if let least = schema["minItems"] as? Int, list.count < least {
      found.append("\(path): fewer than \(least)")
    }
    if schema["uniqueItems"] as? Bool == true,
      Set(list.map { ($0 as? NSObject) ?? NSObject() }).count != list.count
    {
      found.append("\(path): the same twice")
    }
    if let items = schema["items"] as? [String: Any] {
      for (number, item) in list.enumerated() { found += faults(item, items, "\(path)[\(number)]") }
    }
    return found
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": return value is [String: Any]
    case "array": return value is [Any]
    case "string": return value is String
    case "boolean": return value is Bool
    case "null": return value is NSNull
    case "integer":
      guard let number = value as? NSNumber, !(value is String) else { return false }
      return number.doubleValue == number.doubleValue.rounded()
    case "number": return value is NSNumber && !(value is String)
    default: return false
    }
  }
}
