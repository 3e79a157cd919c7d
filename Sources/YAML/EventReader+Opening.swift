// EventReader+Opening.swift: starts libyaml, again and again in the memory of one parser: behind faults, and for
// records that only it can read, it is started for a few bytes each.

import CYAML

extension EventReader {
  /// Starts libyaml at a place that the input goes on from.
  mutating func open(at offset: Int, line: Int) {
    startOffset = offset
    startLine = line
    startCharacter = unsafe input.pointee.check.character(at: offset)
    depth = 0
    brackets = OpenBrackets()
    itemIndent = -1
    last = yaml_mark_t()
    lastItem = (-1, 0)
    open()
  }

  mutating func open() {
    if unsafe parser.pointee.buffer.start != nil {
      renew()
    } else if unsafe yaml_parser_initialize(parser) != 1 {
      // Without memory for its buffers libyaml's functions fail, which ends the reading.
      isEnded = true
      return
    }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input(
      parser,
      { data, target, size, read in
        guard let data = unsafe data, let target = unsafe target, let read = unsafe read else {
          return 0
        }
        let input = unsafe data.assumingMemoryBound(to: InputBuffer.self)
        guard let count = unsafe input.pointee.feed(target, size) else { return 0 }
        unsafe read.pointee = count
        return 1
      }, input)
  }

  /// Makes the parser what `yaml_parser_initialize` makes it: all zeros, but for memory in which nothing stands.
  private func renew() {
    var new = unsafe yaml_parser_t()
    unsafe new.raw_buffer = parser.pointee.raw_buffer
    unsafe new.raw_buffer.pointer = new.raw_buffer.start
    unsafe new.raw_buffer.last = new.raw_buffer.start
    unsafe new.buffer = parser.pointee.buffer
    unsafe new.buffer.pointer = new.buffer.start
    unsafe new.buffer.last = new.buffer.start
    unsafe new.tokens = parser.pointee.tokens
    // Those that nobody took own memory.
    while unsafe new.tokens.head != new.tokens.tail {
      unsafe yaml_token_delete(new.tokens.head)
      unsafe new.tokens.head += 1
    }
    unsafe new.tokens.head = new.tokens.start
    unsafe new.tokens.tail = new.tokens.start
    unsafe new.indents = parser.pointee.indents
    unsafe new.indents.top = new.indents.start
    unsafe new.simple_keys = parser.pointee.simple_keys
    unsafe new.simple_keys.top = new.simple_keys.start
    unsafe new.states = parser.pointee.states
    unsafe new.states.top = new.states.start
    unsafe new.marks = parser.pointee.marks
    unsafe new.marks.top = new.marks.start
    // The two that libyaml gives every document, which it does not give it twice. There are no others: what would
    // declare them is refused (`YAMLFault.directive`) before libyaml sees it.
    unsafe new.tag_directives = parser.pointee.tag_directives
    unsafe parser.pointee = new
  }
}
