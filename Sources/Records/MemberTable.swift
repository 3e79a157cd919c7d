// MemberTable.swift: finds the value of a scale or choice that a text names, however it is spelled.

import Semantics
import Text
import YAML

/// The spellings of the values of a scale or choice: name, label, other names; case, spaces, `_` and
/// `-` do not count.
struct MemberTable {
  let name: String
  let members: [String]
  /// As they are written, for the one table that Layout keeps; looked at first.
  let exact: [(text: [UInt8], id: Int)]
  /// Number in `Layout.tables`.
  var table = -1
  /// By the folded text: the number of the spelling in `exact`.
  private let loose: ByteTables
  private let spellings: [String]

  init(_ enumeration: Enumeration) {
    self.init(
      name: enumeration.name,
      members: enumeration.members.map { ($0.name, [$0.label] + $0.aliases) })
  }

  init(name: String, members: [(name: String, others: [String])]) {
    self.name = name
    self.members = members.map(\.name)
    var spellings: [(text: [UInt8], id: Int)] = []
    // Every name before any label, so that a label never hides another's name.
    for (code, member) in members.enumerated() { spellings.append((Array(member.name.utf8), code)) }
    for (code, member) in members.enumerated() {
      for other in member.others where !other.isEmpty {
        spellings.append((Array(other.utf8), code))
      }
    }
    exact = spellings
    let folds = spellings.enumerated().map { (text: folded($1.text[...]), id: $0) }
    var loose = ByteTables()
    _ = loose.add(folds.filter { !$0.text.isEmpty })
    self.loose = loose
    // Spellings that count as the same are one suggestion, the name before the label.
    self.spellings = folds.filter { loose.find(0, $0.text) == $0.id }
      .map { String(decoding: spellings[$0.id].text, as: UTF8.self) }
  }

  /// The member's code, or -1.
  func find(_ text: ArraySlice<UInt8>) -> Int {
    if text.count > YAMLLimits.keyBytes * 4 { return -1 }
    let spelling = loose.find(0, folded(text))
    return spelling < 0 ? -1 : exact[spelling].id
  }

  /// The names, unless there are too many for a message.
  var choices: [String] { members.count > RecordLimits.shownChoices ? [] : members }

  /// The name or label that looks most like a text.
  func suggestion(for text: String) -> String? {
    Suggestion.nearest(to: text, in: spellings) ?? Suggestion.held(by: text, in: spellings)
  }
}
