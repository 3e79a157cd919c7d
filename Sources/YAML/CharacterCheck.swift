// CharacterCheck.swift: which characters a record must not hold, however they are written.
// ByteCheck.swift finds them in the bytes; escapes (`"\u202E"`) only show behind libyaml.

/// Why a character beyond ASCII is refused; nil when it is welcome.
func refusal(of scalar: UInt32) -> YAMLFault? {
  switch scalar {
  case 0x85, 0x2028, 0x2029: .oddLineEnd
  case 0x80..<0xA0, 0xFFFE, 0xFFFF: .controlCharacter(scalar)
  // Soft hyphen, zero width, marks and overrides of direction.
  case 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064,
    0x2066...0x2069, 0xFEFF:
    .invisibleCharacter(scalar)
  default: nil
  }
}

extension YAMLFault {
  /// Why a text that was written with escapes is refused: its first character that a record must
  /// not hold. Tabs and line feeds are text.
  package static func escaped(in text: ArraySlice<UInt8>) -> YAMLFault? {
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: continue
      case 0..<0x20, 0x7F: return .controlCharacter(scalar.value)
      case 0..<0x7F: continue
      default:
        switch refusal(of: scalar.value) {
        case nil: continue
        case .oddLineEnd: return .invisibleCharacter(scalar.value)
        case let fault: return fault
        }
      }
    }
    return nil
  }
}

/// Whether a text may hold what `YAMLFault.escaped` refuses: quick, and sure only when false.
func maySpoil(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  for index in text.indices {
    switch unsafe text[index] {
    case 0x09, 0x0A, 0x20...0x7E: continue
    // The first bytes of all that is refused beyond ASCII.
    case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE1, 0xE2, 0xEF: return true
    default: continue
    }
  }
  return false
}
