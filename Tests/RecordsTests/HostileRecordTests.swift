// HostileRecordTests.swift: text made to break readers, as a whole file and inside a record: it ends
// with a message, and the records around it are read.

import Program
import Records
import TestSupport
import Testing
import Text

@Suite struct HostileRecordTests {
  private let good = "\n---\nnip: 2\ndinas: Kesehatan\n"

  @Test(arguments: Hostile.patterns)
  func asAFile(_ pattern: Hostile) {
    let bytes = pattern.bytes(8000)
    let reading = read(
      bytes + Array((good + "---\nnip: 3\ndinas: Kesehatan\n").utf8), chunk: 1000)
    // A directive speaks of the record behind it, which is left out with it.
    let isDirective = bytes.first == UInt8(ascii: "%")
    #expect(reading.count == (isDirective ? 1 : 2))
    #expect(reading.tables.flatMap(\.texts).suffix(2) == ["2", "3"])
    // Of what is neither record nor fault in form, nothing need be said.
    #expect(!reading.messages.isEmpty || pattern.isHarmless)
    for message in reading.messages {
      #expect(message.places.allSatisfy { $0.line > 0 && $0.column > 0 && $0.length > 0 })
    }
  }

  @Test(arguments: Hostile.patterns)
  func asAValue(_ pattern: Hostile) {
    let before = "nip: 1\ndinas: Kesehatan\n---\nnip: 3\ndinas: Kesehatan\nnama: "
    let bytes = Array(before.utf8) + pattern.bytes(8000) + Array(good.utf8)
    let whole = read(bytes)
    let texts = whole.tables.flatMap(\.texts)
    #expect(texts.contains("1") && texts.contains("2"))
    for chunk in [333, 4096] {
      let pieces = read(bytes, chunk: chunk)
      #expect(dump(whole.messages) == dump(pieces.messages))
      #expect(whole.count == pieces.count && whole.leftOut == pieces.leftOut)
    }
  }

  /// Records of chance: never a crash, always the same in any pieces, and the last one is read.
  @Test func chance() {
    let pieces = [
      "nip: ", "1", "\n", "\n", "\n- ", "\n---\n", "dinas: Kesehatan", "diklat: ", "nama: ", "[",
      "]",
      "{", "}", ", ", "  ", "    ", "'", "\"", "&a ", "*a", "!t ", "<<: ", "? ", ": ", "- ", "|",
      ">",
      "# x", "indikator: ", "waktu_tunggu: ", "nilai: ", "survei: ", "kompetensi: ", "integritas: ",
      "riwayat_predikat: ", "2024: ", "baik", "bahasa: ", "hukuman_disiplin: ", "sidang: ",
      "tanggal: ",
      "2024-01-01", "\u{202E}", "\t", "%", "\u{0}", "\r\n", "kosong", "...\n",
    ]
    for seed in 0..<400 {
      var random = SeededGenerator(seed: UInt64(seed))
      let text = (0..<random.int(5...80)).compactMap { _ in random.pick(pieces) }.joined()
      let source = Array((text + "\n---\nnip: terakhir\ndinas: Kesehatan\n").utf8)
      let whole = read(source)
      #expect(whole.tables.flatMap(\.texts).contains("terakhir"), "seed \(seed)")
      for (chunk, limit) in [(1, 1024), (7, 1), (65_536, 2)] {
        let pieces = read(source, chunk: chunk, limit: limit)
        #expect(dump(whole.messages) == dump(pieces.messages), "seed \(seed)")
        #expect(whole.count == pieces.count && whole.leftOut == pieces.leftOut, "seed \(seed)")
      }
    }
  }
}
