// RecordSchemaText.swift: the JSON Schema of a staff record, for editors.

import Records
import Semantics
import Text

extension Workspace {
  func schemaText(_ rules: LoadedRules) -> String? {
    guard let schema = rules.policy.schema else { return nil }
    return jsonSchema(schema, rules.policy.vocabulary)
  }
}
