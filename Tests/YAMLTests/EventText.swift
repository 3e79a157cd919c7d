// EventText.swift: reads text through the event reader and shows its events in one line.

import Text
import YAML

/// The events of a text in short: `doc { key value }`; what is wrong as `R0117@line:column`, where it
/// comes out.
func events(_ text: String, chunk: Int = 65_536) -> String {
  events(Array(text.utf8), chunk: chunk)
}

func events(_ bytes: [UInt8], chunk: Int = 65_536) -> String {
  var words: [String] = []
  walk(bytes, chunk: chunk) { event, batch in
    if !event.slips.isEmpty { words.append("!\(event.slips.rawValue)") }
    switch event.kind {
    case .documentStart: words.append("doc")
    case .documentEnd: break
    case .mappingStart: words.append("{")
    case .mappingEnd: words.append("}")
    case .sequenceStart: words.append("[")
    case .sequenceEnd: words.append("]")
    case .alias: words.append("*")
    case .scalar:
      let text = text(of: event, batch)
      words.append(event.isPlain ? text : "\"\(text)\"")
    case .failure: words.append(place(batch.failures[Int(event.textStart)]))
    }
  } slip: {
    words.append(place($0))
  }
  return words.joined(separator: " ")
}

/// Only what is wrong: `R0106@3:1`; slips first, for they may come out ahead of the events.
func faults(_ bytes: [UInt8], chunk: Int = 65_536) -> String {
  var slips: [String] = []
  var failures: [String] = []
  walk(bytes, chunk: chunk) { event, batch in
    if event.kind == .failure { failures.append(place(batch.failures[Int(event.textStart)])) }
    if event.slips.contains(.tooLong) { failures.append("tooLong@\(event.line):\(event.column)") }
  } slip: {
    slips.append(place($0))
  }
  return (slips + failures).joined(separator: " ")
}

func text(of event: Event, _ batch: EventBatch) -> String {
  let start = Int(event.textStart)
  return String(decoding: batch.bytes[start..<start + Int(event.length)], as: UTF8.self)
}

private func place(_ problem: Problem) -> String {
  "\(problem.fault.code)@\(problem.line):\(problem.column)"
}

/// Every event of a text, handed to the reader in pieces of some size.
func walk(
  _ bytes: [UInt8], chunk: Int = 65_536, usesPlain: Bool = true,
  _ visit: (Event, EventBatch) -> Void, slip: (Problem) -> Void = { _ in }
) {
  var at = 0
  var reader = EventReader(usesPlain: usesPlain) {
    guard at < bytes.count else { return nil }
    let end = min(bytes.count, at + chunk)
    defer { at = end }
    return Array(bytes[at..<end])
  }
  var batch = EventBatch()
  repeat {
    reader.fill(&batch)
    batch.slips.forEach(slip)
    for event in batch.events[..<batch.count] { visit(event, batch) }
  } while !batch.isLast
}
