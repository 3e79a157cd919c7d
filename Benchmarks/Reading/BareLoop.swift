// BareLoop.swift: the floor: libyaml's own event loop over bytes in memory, and nothing else.

import CYAML

/// Counts the scalars of a text; 0 where libyaml cannot read it.
func bareLoop(_ bytes: [UInt8]) -> Int {
  unsafe bytes.withUnsafeBufferPointer { unsafe bareLoop($0) }
}

/// As above, of bytes that are not copied first.
func bareLoop(_ input: UnsafeBufferPointer<UInt8>) -> Int {
  var parser = unsafe yaml_parser_t()
  guard unsafe yaml_parser_initialize(&parser) == 1 else { return 0 }
  defer { unsafe yaml_parser_delete(&parser) }
  unsafe yaml_parser_set_input_string(&parser, input.baseAddress, input.count)
  unsafe yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
  var event = unsafe yaml_event_t()
  var scalars = 0
  while true {
    guard unsafe yaml_parser_parse(&parser, &event) == 1 else { return 0 }
    let type = unsafe event.type
    if type == YAML_SCALAR_EVENT { scalars += 1 }
    unsafe yaml_event_delete(&event)
    if type == YAML_STREAM_END_EVENT { return scalars }
  }
}
