// PersonRecord.swift: one staff record as a plain tree: values by column, lists by table.

package import Semantics

/// The person, or an item of a list.
package struct RecordItem: Hashable, Sendable {
  /// By column of the table; `.missing` where nothing is given.
  package var values: [Value]
  /// By `TableID.index`: the items of lists below; a list that is not here is not given.
  package var lists: [Int: [RecordItem]]

  package init(values: [Value], lists: [Int: [RecordItem]] = [:]) {
    self.values = values
    self.lists = lists
  }

  /// Of a year or member for which nothing is given.
  static func absent(key: Value, columns: Int) -> RecordItem {
    RecordItem(values: [key] + Array(repeating: .missing, count: max(0, columns - 1)))
  }
}
