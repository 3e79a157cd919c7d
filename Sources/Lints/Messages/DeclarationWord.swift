// DeclarationWord.swift: a kind of rule as sentences of both languages call it.

import Syntax
import Text

struct DeclarationWord: Hashable {
  var indonesian: String
  var english: String

  init(_ indonesian: String, en english: String) {
    self.indonesian = indonesian
    self.english = english
  }

  init(_ kind: DeclarationKind) {
    self.init(kind.rawValue, en: kind.english)
  }
}
