// Fingerprint.swift: a short name for a finding, the same after lines above it were added or removed.
// Programs that collect findings tell old ones from new ones by it.

/// Names the findings of one run, in the order in which they are reported.
///
/// A name is the hash of the message's code, its line without the white space around and between its
/// words, and how often the two have come before. The hash is FNV-1a with 64 bits (offset basis
/// 14695981039346656037, prime 1099511628211) over the UTF-8 bytes of the three, each ended by a
/// zero byte, in sixteen hexadecimal digits.
package struct Fingerprints: Sendable {
  private struct Line: Hashable {
    var code: String
    var text: String
  }
  private var seen: [Line: Int] = [:]

  package init() {}

  /// The name of the next finding.
  package mutating func name(code: String, line: String) -> String {
    let text = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let key = Line(code: code, text: text)
    let occurrence = seen[key, default: 0] + 1
    seen[key] = occurrence
    return Fingerprints.hash([code, text, String(occurrence)])
  }

  static func hash(_ parts: [String]) -> String {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
      hash = hash &* 1_099_511_628_211
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: max(0, 16 - digits.utf8.count)) + digits
  }
}
