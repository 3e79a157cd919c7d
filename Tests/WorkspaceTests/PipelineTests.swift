// PipelineTests.swift: files cut into parts and read by several threads say what reading them as a whole
// says, wherever they are cut, also where that was wrong.

import Program
import Records
import TestSupport
import Testing
import Text

@testable import Workspace

@Suite struct PipelineTests {
  private final class Said: PieceReceiver {
    var persons: [String] = []
    var messages: [String] = []
    var leftOut = 0

    func receive(_ piece: (persons: [String], messages: [String], leftOut: Int)) -> Bool {
      persons += piece.persons
      messages += piece.messages
      leftOut += piece.leftOut
      return true
    }
  }

  private func said(_ paths: [String], threads: Int, partSize: Int) -> String {
    let files = paths.enumerated().map { index, path in
      (file: RecordFile(path: path, shortName: "\(index)"), id: FileID(index))
    }
    let parts = RecordParts(
      SampleRules.schema, SampleRules.vocabulary, files: files, isWhole: threads == 1,
      partSize: partSize)
    let pipeline = Pipeline(parts, into: Said()) { stream in
      let table = stream.batch.table
      let column = table.tables[0].columns[0]
      return (
        persons: (0..<table.count).map {
          "\(stream.file.shortName):\(table.origins[$0].line) \(table.texts[Int(column.codes[$0])])"
        },
        messages: stream.batch.messages.map { message in
          "\(message.diagnostic.code) "
            + message.places.map { "\($0.line):\($0.column)" }.joined(separator: " ")
            + " \(message.diagnostic.words.indonesian)"
        }, leftOut: stream.batch.leftOut
      )
    }
    #expect(pipeline.run(threads: threads) == nil)
    return pipeline.finish { said in
      "\(said.leftOut)\n" + said.persons.joined(separator: "\n") + "\n---\n"
        + said.messages.joined(separator: "\n")
    }
  }

  /// Records as a stream, as a list at the margin, and as a mapping behind a list, where `- ` at the
  /// margin begins no record.
  private func text(_ dice: inout Dice, _ number: inout Int) -> String {
    var text = ""
    for _ in 0..<1 + dice.roll(5) {
      let isList = dice.roll(2) == 0
      if isList { text += "---\n" }
      for _ in 0..<1 + dice.roll(30) {
        // Some persons stand twice.
        number += dice.roll(9) == 0 ? 0 : 1
        let nip = "\"\(198_501_012_010_010_000 + number)\""
        let name = dice.pick([
          "Ani", "\"Budi\\u0041\"", "Cici: x", "'D", "|\n    E\n    ---\n", "É",
        ])
        text += isList ? "- nip: \(nip)\n  nama: \(name)\n" : "---\nnip: \(nip)\nnama: \(name)\n"
        text += "\(isList ? "  " : "")dinas: Kesehatan\n"
        if !isList, dice.roll(6) == 0 { text += "potensi:\n- 1\n- 2\n" }
        if dice.roll(9) == 0 { text += "# keterangan\r\n" }
      }
    }
    return text
  }

  @Test func sameInPartsAsAsAWhole() {
    let scratch = Scratch()
    for seed in 0..<60 as Range<UInt64> {
      var dice = Dice(seed)
      var number = 0
      var paths: [String] = []
      for file in 0..<1 + dice.roll(3) {
        var bytes = Array(text(&dice, &number).utf8)
        if seed % 3 == 0 { bytes = spoiled(bytes, with: &dice) }
        paths.append(scratch.write("\(file).yaml", bytes))
      }
      let whole = said(paths, threads: 1, partSize: 1)
      for (threads, size) in [(2, 1), (3, 300), (4, 2000), (2, 100_000)] {
        let parts = said(paths, threads: threads, partSize: size)
        #expect(parts == whole, "seed \(seed), \(threads) threads, parts of \(size)")
        if parts != whole { return }
      }
    }
  }

  /// One record too large to be cut is read as a whole, and what follows it too.
  @Test func whatCannotBeCutIsReadAsAWhole() {
    let scratch = Scratch()
    let long = String(repeating: "# sangat panjang\n", count: RecordParts.longest / 16)
    let path = scratch.write(
      "a.yaml", SampleRules.records(20) + long + SampleRules.records(2000, from: 100))
    #expect(
      said([path], threads: 2, partSize: 1000) == said([path], threads: 1, partSize: 1000))
  }

  /// The same behind a part that was cut where no record begins, and is read again.
  @Test func whatCannotBeCutIsReadAgainWithThePartsBefore() {
    let scratch = Scratch()
    let list = "- nip: \"198501012010011001\"\n  nama: Ani\n  dinas: Kesehatan\n---\n"
    let misleading =
      "nip: \"198501012010011002\"\nnama: Budi\ndinas: Kesehatan\npotensi:\n- 1\n- 2\n"
    let long = String(repeating: "# sangat panjang\n", count: RecordParts.longest / 16)
    let path = scratch.write(
      "a.yaml", list + misleading + long + SampleRules.records(2000, from: 100))
    #expect(said([path], threads: 2, partSize: 1) == said([path], threads: 1, partSize: 1))
  }

  @Test func aFileThatEndsEarlyIsNotTakenForWhole() {
    let scratch = Scratch()
    let path = scratch.write("a.yaml", SampleRules.records(3))
    let files = [
      (file: RecordFile(path: path, shortName: "a"), id: FileID(0)),
      (file: RecordFile(path: "\(scratch.path)/tidak-ada", shortName: "b"), id: FileID(1)),
    ]
    for threads in [1, 3] {
      let parts = RecordParts(
        SampleRules.schema, SampleRules.vocabulary, files: files, isWhole: threads == 1)
      let pipeline = Pipeline(parts, into: Said()) { _ in (persons: [], messages: [], leftOut: 0) }
      let fault = pipeline.run(threads: threads)
      #expect(fault?.path == "\(scratch.path)/tidak-ada")
    }
  }
}
