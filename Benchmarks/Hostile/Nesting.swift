// Nesting.swift: what nests, a million times, in rules and in records: how long until its message.

import Records
import Semantics
import Syntax
import Text

/// Something a million times; in rules, as often as the largest rule file holds it.
struct Nesting {
  static let count = 1_000_000
  private static let largestRuleFile = 1 << 20
  var name: String
  var run: () -> Void

  /// In rules: read, checked, and its messages shown.
  private static func rules(_ piece: String) -> Nesting {
    let text = """
      aturan Kota "Kota"
          berlaku sejak 1 Januari 2026
      data Pegawai
          nip     teks kunci
          aktif   ya/tidak
      rumus r "R" =
      """
    let many = min(count, largestRuleFile / piece.utf8.count)
    let bytes = Array((text + " " + String(repeating: piece, count: many) + "aktif\n").utf8)
    let file = SourceFile(id: FileID(0), name: "a.aturan", bytes: bytes)
    return Nesting(name: "rules, \(piece)") {
      keep(shown(check([parse(file)]).diagnostics, [file]))
    }
  }

  /// In records, by both roads.
  private static func records(_ piece: String) -> [Nesting] {
    let bytes = Array(("nip: " + String(repeating: piece, count: count)).utf8)
    return [("libyaml", RecordReader.Road.libyaml), ("automatic", .automatic)].map { name, road in
      Nesting(name: "records, \(piece), \(name)") { keep(read(bytes, road).messages) }
    }
  }

  static var all: [Nesting] {
    ["(", "[", "{", "tidak ", "bukan ", "-", "tertinggi(", "ada a yang (", "jika ", "a."].map(rules)
      + ["[", "{", "- ", "{a: ", "? "].flatMap(records)
  }
}
