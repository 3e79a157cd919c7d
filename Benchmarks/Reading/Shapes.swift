// Shapes.swift: the same records written otherwise: as a list, with comments, quoted keys, other line
// ends, letters beyond ASCII, long texts, and so that the plain reader cannot read them.

/// A way to write the records of a stream.
struct Shape: Sendable {
  var name: String
  /// What becomes of a line, given with its number in its record; `---` has number 0.
  var line: @Sendable (_ line: [UInt8], _ number: Int) -> [UInt8]

  /// All bytes of a stream in this shape.
  func written(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number = line.elementsEqual("---".utf8) ? 0 : number + 1
      let text = self.line(Array(line), number)
      if text.isEmpty { continue }
      result += text
      result.append(0x0A)
    }
    return result
  }

  static let all = [
    Shape(name: "list") { line, number in
      if number == 0 || line.isEmpty { return [] }
      return Array((number == 1 ? "- " : "  ").utf8) + line
    },
    Shape(name: "comments") { line, number in
      if number == 0 { return line + Array("\n# catatan pegawai".utf8) }
      return number % 5 == 0 && !line.isEmpty ? line + Array(" # keterangan".utf8) : line
    },
    Shape(name: "quoted keys") { line, _ in
      guard let colon = line.firstIndex(of: 0x3A), line.first != 0x22,
        let start = line.firstIndex(where: { $0 != 0x20 && $0 != 0x2D }), start < colon,
        line[start] != 0x7B
      else { return line }
      return line[..<start] + [0x22] + line[start..<colon] + [0x22] + line[colon...]
    },
    Shape(name: "CRLF") { line, _ in line.isEmpty ? line : line + [0x0D] },
    Shape(name: "Unicode") { line, _ in
      line.starts(with: "nama: ".utf8) ? line + Array(" Ñusé 名前 Ünïcôdé".utf8) : line
    },
    Shape(name: "long texts") { line, _ in
      line.starts(with: "unit_kerja: ".utf8)
        ? line + Array(String(repeating: " Bidang Pelayanan Umum", count: 50).utf8) : line
    },
    Shape(name: "escapes") { line, _ in
      line.starts(with: "jabatan: ".utf8)
        ? Array("jabatan: \"".utf8) + line.dropFirst(9) + Array("\\u0041\"".utf8) : line
    },
  ]
}
