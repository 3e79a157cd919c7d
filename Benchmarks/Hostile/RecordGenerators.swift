// RecordGenerators.swift: record texts of any size, each long in one way.

/// A record text that grows in one way.
struct RecordGenerator: Sendable {
  var name: String
  var text: @Sendable (Int) -> String

  init(_ name: String, _ text: @escaping @Sendable (Int) -> String) {
    self.name = name
    self.text = text
  }

  /// A part for each number, behind what comes first.
  init(each name: String, before: String = "", _ part: @escaping @Sendable (Int) -> String) {
    self.name = name
    text = { before + (0..<$0).map(part).joined() }
  }
}

private let person = "nip: \"1\"\ndinas: Sosial\n"

let recordGenerators: [RecordGenerator] = [
  RecordGenerator(each: "people") { "---\nnip: \"\($0)\"\ndinas: Sosial\ngaji: \($0)\n" },
  RecordGenerator(each: "people of one list") {
    "- {nip: \"\($0)\", dinas: Sosial, gaji: \($0)}\n"
  },
  RecordGenerator(each: "people of one number") { _ in "---\nnip: \"1\"\ndinas: Sosial\n" },
  RecordGenerator(each: "people without a number") { _ in "---\ndinas: Sosial\n" },
  RecordGenerator(each: "people of nobody's dinas") { "---\nnip: \"\($0)\"\ndinas: Sosal\n" },
  RecordGenerator(each: "items of a list", before: person + "diklat:\n") {
    "  - {nama: Etika \($0), tanggal: 2026-01-31, jam: \($0)}\n"
  },
  RecordGenerator(each: "faulty items of a list", before: person + "diklat:\n") {
    "  - {nama: Etika \($0), tanggal: 2026-13-31, jam: satu}\n"
  },
  RecordGenerator(each: "years", before: person + "riwayat:\n") { "  \(1000 + $0): baik\n" },
  RecordGenerator(each: "one year again and again", before: person + "riwayat:\n") { _ in
    "  2026: baik\n"
  },
  RecordGenerator(each: "members", before: person + "peta:\n") { "  k\($0): 1\n" },
  RecordGenerator(each: "unknown members", before: person + "peta:\n") {
    "  tidak_dikenal_\($0): 1\n"
  },
  RecordGenerator(each: "unknown keys", before: person) { "kunci_\($0): 1\n" },
  RecordGenerator(each: "one key again and again", before: person) { _ in "gaji: 1\n" },
  RecordGenerator("long text") { person + "nama: " + String(repeating: "x", count: $0 * 8) + "\n" },
  RecordGenerator("long key") { person + String(repeating: "x", count: $0 * 8) + ": 1\n" },
  RecordGenerator("long list on one line") { count in
    person + "diklat: [" + (0..<count).map { "{jam: \($0)}" }.joined(separator: ", ") + "]\n"
  },
  RecordGenerator("brackets") { person + "diklat: " + String(repeating: "[", count: $0 * 8) },
  RecordGenerator(each: "lines of a quoted text", before: person + "nama: \"") { _ in "a\n  " },
  RecordGenerator(each: "anchors", before: person) { "a\($0): &b\($0) 1\n" },
  RecordGenerator(each: "control characters", before: person + "nama: ") { _ in "a\u{7}" },
  RecordGenerator(each: "people with a fault each") { "---\nnip: \"\($0)\"\ndinas: [\n" },
]
