// ShownText.swift: how names and values of a record are put into messages.

/// A piece of a record as a message shows it: on one line, short, without anything that disturbs.
func shown(_ bytes: ArraySlice<UInt8>) -> String {
  var text = ""
  var count = 0
  for character in String(
    decoding: bytes.prefix(4 * RecordLimits.shownCharacters + 4), as: UTF8.self)
  {
    if count == RecordLimits.shownCharacters {
      text += "…"
      break
    }
    switch character {
    case "`": text += "'"
    case _ where character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }:
      text += " "
    default: text.append(character)
    }
    count += 1
  }
  return text
}

/// A key as a message shows it. A key like no name of a field may be the name or number of a person in
/// the wrong place: of it only `…` is shown.
func shownKey(_ bytes: ArraySlice<UInt8>) -> String {
  let isName = bytes.allSatisfy { byte in
    switch byte {
    case 0x20, 0x30...0x39, 0x61...0x7A, 0x5F, 0x2D, 0x2E, 0x2F: true
    default: false
    }
  }
  return isName && !hasManyDigits(bytes) ? shown(bytes) : "…"
}

/// More than a year or the number of a rank.
func hasManyDigits(_ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.count { (0x30...0x39).contains($0) } > 5
}

/// Lower case, without spaces (also those of Word), `_` and `-`: how members of scales and choices are
/// compared.
func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  for byte in bytes {
    switch byte {
    case 0x20, 0x5F, 0x2D, 0x09, 0x0A: continue
    case 0xA0 where result.last == 0xC2: result.removeLast()
    case 0x41...0x5A: result.append(byte + 32)
    default: result.append(byte)
    }
  }
  return result
}
