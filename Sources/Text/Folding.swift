// Folding.swift: names compared without regard to case and spelling marks.

extension String {
  /// In small letters. Names nearly always are: then it is the text itself, and costs next to nothing.
  package var folded: String {
    let bytes = utf8.span
    for place in bytes.indices {
      let byte = bytes[place]
      if byte >= 0x80 || (byte >= 0x41 && byte <= 0x5A) { return lowercased() }
    }
    return self
  }

  /// In small letters and without spaces and dashes: how freely written names are compared.
  package var foldedSpelling: String {
    let folded = folded
    if folded.utf8.contains(where: { $0 >= 0x80 }) {
      return String(
        folded.filter { $0 != " " && $0 != "_" && $0 != "-" && $0 != "\u{A0}" })
    }
    return String(
      decoding: folded.utf8.filter { $0 != 0x20 && $0 != 0x5F && $0 != 0x2D }, as: UTF8.self)
  }
}
