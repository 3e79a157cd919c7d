// NamedParts.swift: conditions or exceptions in their order, each found by its name: a set may change thousands
// of them, one line after the other.

import Syntax

protocol NamedPart {
  var name: NameSyntax { get }
}

extension ConditionSyntax: NamedPart {}
extension ExceptionSyntax: NamedPart {}

struct NamedParts<Part: NamedPart> {
  /// What was taken out leaves its place free, so that the places of the others stay.
  private var parts: [Part?]
  /// Of several of one name the first.
  private var places: [String: Int] = [:]

  init(_ parts: [Part]) {
    self.parts = parts
    for (place, part) in parts.enumerated() where places[part.name.key] == nil {
      places[part.name.key] = place
    }
  }

  var names: [String] { parts.compactMap { $0?.name.text } }

  /// All that are left, with their places.
  var all: [(place: Int, part: Part)] {
    parts.enumerated().compactMap { place, part in part.map { (place, $0) } }
  }

  func place(of name: NameSyntax) -> Int? { places[name.key] }

  /// The part of a name; nil: there is none. A new one is put behind the others.
  subscript(name: NameSyntax) -> Part? {
    get { places[name.key].flatMap { parts[$0] } }
    set {
      if let place = places[name.key] {
        parts[place] = newValue
        if newValue == nil { places[name.key] = nil }
      } else if let newValue {
        places[name.key] = parts.count
        parts.append(newValue)
      }
    }
  }
}
