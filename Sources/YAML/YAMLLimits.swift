// YAMLLimits.swift: how much of one kind the YAML reader takes before it says so.
// Records/Limits.swift has the limits of what a record may hold.

package enum YAMLLimits {
  /// Lists and mappings inside each other. libyaml takes quadratic time far beyond it.
  package static let depth = 32
  /// Bytes of a key.
  package static let keyBytes = 128
  /// Bytes of one value or key that are kept.
  package static let scalarBytes = 65_536
  /// Bytes read without one new value, key or bracket; bounds what libyaml holds in memory.
  package static let silentBytes = 4 << 20
  /// Bytes of a document or list item that is read without libyaml, as a whole.
  static let plainBytes = 1 << 18
}
