// EventReader+Remarks.swift: what libyaml takes though YAML does not, and text would be lost in silence:
// behind a `#` that touches what stands before it, of a `?` that touches what follows, and where a `-` is a
// value that means nothing.
// What plain readers do not take comes here as well, so that both roads refuse it at the same place.

import CYAML

/// How many brackets are open, and where the last thing said inside them ended.
struct OpenBrackets {
  var count = 0
  var end = TextPlace(offset: 0, line: 0, column: 0)
}

/// A place in the file: its byte, and its line and column for a person.
struct TextPlace {
  var offset: Int
  var line: Int
  var column: Int
}

extension EventReader {
  /// A list or mapping in brackets begins.
  mutating func opens(_ event: UnsafePointer<Event>, _ end: yaml_mark_t) -> Failure? {
    let failure = unsafe looked(at: event, end, YAML_ANY_SCALAR_STYLE)
    note(unsafe event.pointee.end, end)
    brackets.count += 1
    return failure
  }

  /// A list or mapping ends, perhaps in brackets.
  @inline(__always)
  mutating func closes(_ event: UnsafePointer<Event>, _ end: yaml_mark_t) -> Failure? {
    guard brackets.count > 0 else { return nil }
    let failure = unsafe looked(at: event, end, YAML_ANY_SCALAR_STYLE)
    brackets.count -= 1
    return failure
  }

  /// The same, and quick where the text has no `#` and no `?` at all.
  @inline(__always)
  mutating func looked(
    at event: UnsafePointer<Event>, _ end: yaml_mark_t, _ style: yaml_scalar_style_t
  ) -> Failure? {
    if unsafe input.pointee.mayHide || (event.pointee.isPlain && event.pointee.width == 1) {
      return slip(at: unsafe event.pointee, end, style)
    }
    if brackets.count > 0 { note(unsafe event.pointee.end, end) }
    return nil
  }

  @inline(__always)
  private mutating func note(_ offset: Int, _ end: yaml_mark_t) {
    brackets.end = TextPlace(
      offset: offset, line: startLine + Int(end.line), column: Int(end.column) + 1)
  }

  /// What is wrong before, in or behind something in quotes, in brackets, or written as a block of text.
  private mutating func slip(
    at event: Event, _ end: yaml_mark_t, _ style: yaml_scalar_style_t
  ) -> Failure? {
    if style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE {
      return slip(inBlock: event)
    }
    // A remark goes to its line's end: without one there is none.
    if brackets.count > 0, event.line > brackets.end.line,
      let place = unsafe input.pointee.touchingRemark(from: brackets.end, upTo: event.start)
    {
      return failure(.remarkTouches, place)
    }
    if brackets.count > 0, event.kind == .scalar,
      unsafe input.pointee.byte(at: event.start - 1) == 0x3F
    {
      return failure(.badStart(0x3F), event, back: 1)
    }
    note(event.end, end)
    if event.isPlain {
      guard brackets.count > 0 else { return nil }
      let isDash = unsafe event.width == 1 && input.pointee.byte(at: event.start) == 0x2D
      return isDash ? failure(.dashMisplaced, event, back: 0) : nil
    }
    return unsafe input.pointee.byte(at: event.end) == 0x23
      ? failure(.remarkTouches, brackets.end) : nil
  }

  /// A block of text: a remark that touches its `|`, or a line that starts with `#` and would be its
  /// first, if an empty line before it did not have more spaces.
  private func slip(inBlock event: Event) -> Failure? {
    var place = TextPlace(offset: event.start + 1, line: event.line, column: Int(event.column) + 1)
    let input = unsafe self.input
    func byte() -> UInt8? { unsafe input.pointee.byte(at: place.offset) }
    var hasIndent = false
    while let sign = byte(), sign == 0x2B || sign == 0x2D || (sign >= 0x30 && sign <= 0x39) {
      if sign >= 0x30 { hasIndent = true }
      place.offset += 1
      place.column += 1
    }
    if byte() == 0x23 { return failure(.remarkTouches, place) }
    if hasIndent || !event.slips.isEmpty { return nil }
    while let other = byte(), other != 0x0A { place.offset += 1 }
    place.column = 1
    var widest = 0
    while byte() == 0x0A {
      widest = max(widest, place.column - 1)
      place = TextPlace(offset: place.offset + 1, line: place.line + 1, column: 1)
      while byte() == 0x20 {
        place.offset += 1
        place.column += 1
      }
      if byte() == 0x0D { place.offset += 1 }
    }
    let spaces = place.column - 1
    let isInside = spaces >= Int(columns[depth]) && spaces < widest
    return isInside && byte() == 0x23 ? failure(.indentation, place) : nil
  }

  private func failure(_ fault: YAMLFault, _ event: Event, back: Int) -> Failure {
    failure(
      fault,
      TextPlace(
        offset: event.start - back, line: event.line, column: Int(event.column) - back))
  }

  private func failure(_ fault: YAMLFault, _ place: TextPlace) -> Failure {
    Failure(
      problem: Problem(
        fault: fault, start: place.offset, end: place.offset + 1, line: place.line,
        column: place.column),
      again: (place.offset, place.line, false))
  }
}

extension InputBuffer {
  /// The first `#` that starts a remark but touches what stands before it, between two things said.
  fileprivate func touchingRemark(from start: TextPlace, upTo end: Int) -> TextPlace? {
    var place = start
    var isParted = false
    var isRemark = false
    while place.offset < end, let byte = byte(at: place.offset) {
      if byte == 0x0A {
        place = TextPlace(offset: place.offset + 1, line: place.line + 1, column: 1)
        isParted = true
        isRemark = false
        continue
      }
      if byte == 0x23, !isRemark {
        if !isParted { return place }
        isRemark = true
      }
      isParted = byte == 0x20 || byte == 0x09
      place.offset += 1
      if byte & 0xC0 != 0x80 { place.column += 1 }
    }
    return nil
  }
}
