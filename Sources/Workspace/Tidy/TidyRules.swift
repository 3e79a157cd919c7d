// TidyRules.swift: rule files beside their canonical layout, for `timbang rapikan`.

import Formatting
import Syntax
import Text

/// A rule file that is not laid out as it should be.
package struct TidyFile: Sendable {
  /// Its path, as messages name it.
  package var name: String
  package var before: String
  package var after: String

  /// What would change, as a unified diff.
  package var difference: String { diff(before, after, name: name) }
}

extension Workspace {
  /// The files that formatting would change, in the order of their names.
  package func untidy(_ rules: LoadedRules) -> [TidyFile] {
    rules.parsed.compactMap { parsed in
      let file = parsed.tree.file
      guard let after = Formatting.format(parsed), !after.utf8.elementsEqual(file.bytes) else {
        return nil
      }
      return TidyFile(
        name: file.name, before: String(decoding: file.bytes, as: UTF8.self), after: after)
    }
  }
}
