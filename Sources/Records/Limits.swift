// Limits.swift: how much a record may hold before the reader says so; the one table of them.
// YAMLLimits (in YAML) has those that hold for any text: depth, length of a key and a value.

package enum RecordLimits {
  /// Bytes of one person's record, and of the records of one batch together.
  package static let recordBytes = 16 << 20
  /// Keys of one mapping: fields of a record, years, members, sources.
  package static let keysPerMapping = 256
  /// Items of one list.
  package static let itemsPerList = 10_000
  /// Messages about one record; then only how many more.
  package static let messagesPerRecord = 20
  /// Characters of a value or key that a message shows.
  package static let shownCharacters = 40
  /// Values of a scale or choice that a message names.
  package static let shownChoices = 12
  /// Digits of a number, before and behind the point together.
  package static let numberDigits = 18
  /// Digits behind the point.
  package static let decimals = 12
  /// Bytes of a reference or holiday file.
  package static let sideFileBytes = 16 << 20
}
