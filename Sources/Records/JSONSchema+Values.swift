// JSONSchema+Values.swift: single values as JSON Schema, in the spellings that the reader takes.
// JSONSchema.swift has the form of the whole record.

import Semantics
import Text
import Values

extension SchemaWriter {
  mutating func value(_ type: ScalarType, isRequired: Bool) {
    if case .text = type {
      // Whatever it looks like, its text is what is read.
      json.key("type")
      json.array { json in
        for name in ["string", "number", "boolean"] { json.string(name) }
        if !isRequired { json.string("null") }
      }
      if isRequired { json.field("minLength", 1) }
      return
    }
    if case .number(let number) = type {
      let unit = vocabulary.units.indices.contains(number.unit.index) ? number.unit : .none
      if unit != .none { json.field("x-satuan", vocabulary.units[unit.index].name) }
    }
    unlessMissing(isRequired) { writer in
      switch type {
      case .text: break
      case .boolean: writer.boolean()
      case .date:
        writer.json.field("type", "string")
        writer.json.field(
          "pattern", "^(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$")
      case .number(let number): writer.number(number)
      case .member(let id): writer.reference(writer.vocabulary.enumerations[id.index].name)
      case .calendar: writer.reference("_kalender")
      }
    }
  }

  mutating func boolean() {
    anyOf([
      { writer in
        writer.json.key("enum")
        writer.json.array {
          $0.string("ya")
          $0.string("tidak")
          $0.boolean(true)
          $0.boolean(false)
        }
      },
      { writer in
        writer.json.field("type", "string")
        let words = ["ya", "tidak", "true", "false"]
        writer.json.field(
          "pattern", "^(?:\(words.map(SpellingPattern.anyCase).joined(separator: "|")))$")
      },
    ])
  }

  /// A number, also in quotation marks; bounds hold for what is not.
  mutating func number(_ type: NumberType) {
    json.key("type")
    json.array {
      $0.string(type.isInteger ? "integer" : "number")
      $0.string("string")
    }
    json.field(
      "pattern", "^-?(?:0|[1-9][0-9]*)(?:\\.\(type.isInteger ? "0" : "[0-9]")+)?$")
    for (name, bound) in [("minimum", type.lower), ("maximum", type.upper)] {
      guard let bound else { continue }
      json.key(name)
      json.verbatim(Numerals.plain(bound))
    }
  }

  mutating func member(_ enumeration: Enumeration) {
    spellings(
      enumeration.name, label: enumeration.label, isScale: enumeration.isScale,
      enumeration.members.map { ($0.name, [$0.label] + $0.aliases) })
  }

  /// The names, for an editor to offer; and every other spelling.
  mutating func spellings(
    _ name: String, label: String, isScale: Bool, _ members: [(name: String, others: [String])]
  ) {
    object(name) { writer in
      writer.json.field("title", label)
      let all = members.flatMap { [$0.name] + $0.others }
      writer.anyOf([
        { writer in
          writer.json.key("enum")
          writer.json.array { json in
            for text in SpellingPattern.distinct(all) { json.string(text) }
          }
        },
        { writer in
          writer.json.field("type", "string")
          writer.json.field("pattern", SpellingPattern.any(of: all))
        },
      ])
    }
  }

  // MARK: JSON

  mutating func object(_ key: String, _ body: (inout SchemaWriter) -> Void) {
    json.key(key)
    json.beginObject()
    body(&self)
    json.endObject()
  }

  mutating func reference(_ name: String) {
    json.field("$ref", "#/definitions/\(name)")
  }

  mutating func anyOf(_ choices: [(inout SchemaWriter) -> Void]) {
    json.key("anyOf")
    json.beginArray()
    for choice in choices {
      json.beginObject()
      choice(&self)
      json.endObject()
    }
    json.endArray()
  }

  /// A value that may be missing, unless it is required.
  mutating func unlessMissing(
    _ isRequired: Bool, _ body: @escaping (inout SchemaWriter) -> Void
  ) {
    // Behind `$ref`, draft-07 sees nothing beside it: hence the list even for one.
    var choices = [body]
    if !isRequired { choices.append { $0.reference(Definition.missing) } }
    anyOf(choices)
  }
}
