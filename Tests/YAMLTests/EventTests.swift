// EventTests.swift: events of good and broken text, without any record schema.

import Testing
import Text
import YAML

@Suite struct EventTests {
  @Test func plain() {
    #expect(events("a: 1\n") == "doc { a 1 }")
  }
}

/// The events of a text in short: `doc { key value }`, failures as codes.
func events(_ text: String, chunk: Int = 65_536) -> String {
  let bytes = Array(text.utf8)
  var at = 0
  var reader = EventReader {
    guard at < bytes.count else { return nil }
    let end = min(bytes.count, at + chunk)
    defer { at = end }
    return Array(bytes[at..<end])
  }
  var batch = EventBatch()
  var words: [String] = []
  repeat {
    reader.fill(&batch)
    for slip in batch.slips { words.append("\(slip.fault.code)@\(slip.line):\(slip.column)") }
    for event in batch.events[..<batch.count] {
      switch event.kind {
      case .documentStart: words.append("doc")
      case .documentEnd: break
      case .mappingStart: words.append("{")
      case .mappingEnd: words.append("}")
      case .sequenceStart: words.append("[")
      case .sequenceEnd: words.append("]")
      case .alias: words.append("*")
      case .scalar:
        let start = Int(event.textStart)
        let text = String(
          decoding: batch.bytes[start..<start + Int(event.length)], as: UTF8.self)
        words.append(event.isPlain ? text : "\"\(text)\"")
      case .failure:
        let failure = batch.failures[Int(event.textStart)]
        words.append("\(failure.fault.code)@\(failure.line):\(failure.column)")
      }
    }
  } while !batch.isLast
  return words.joined(separator: " ")
}
