// Suggestion.swift: the known name somebody most likely meant.
// Distance after Damerau and Levenshtein (a swap of neighbours is one slip); the same on every run.

/// Finds near names for "Maksud Anda ...?".
package enum Suggestion {
  /// The one nearest name, or nil when none is near or two are equally near.
  ///
  /// Case, spaces, `_` and `-` do not count. One slip is forgiven in up to five letters, two from
  /// six, three from ten.
  package static func nearest(to name: String, in known: some Sequence<String>) -> String? {
    let near = allNearest(to: name, in: known)
    return near.count == 1 ? near[0] : nil
  }

  /// All names at the least distance, in the order of their letters.
  package static func allNearest(to name: String, in known: some Sequence<String>) -> [String] {
    let wanted = folded(name)
    if wanted.isEmpty || wanted.count > longest { return [] }
    var least = wanted.count >= 10 ? 3 : wanted.count >= 6 ? 2 : 1
    var best = Set<String>()
    let outline = Outline(name)
    for candidate in known where candidate.utf8.count <= longest * 4 {
      // Nearly all are told apart without a look at their letters one by one.
      if outline.isFar(from: Outline(candidate), least) { continue }
      let letters = folded(candidate)
      if letters.isEmpty || abs(letters.count - wanted.count) > least { continue }
      // A name of which nothing would be left is no slip.
      guard let distance = distance(wanted, letters, atMost: least), distance < wanted.count else {
        continue
      }
      if distance < least {
        least = distance
        best.removeAll()
      }
      best.insert(candidate)
    }
    return best.sorted()
  }

  /// Names that begin or end with this one, or it with them, word by word: `hukuman` and `hukuman_disiplin`; also
  /// those that it cuts short: `gol`. The shortest first.
  package static func kin(
    of name: String, in known: some Sequence<String>, atMost most: Int
  ) -> [String] {
    func isPart(_ part: String, of whole: String) -> Bool {
      whole.utf8.count > part.utf8.count
        && (whole.hasPrefix(part + "_") || whole.hasSuffix("_" + part))
    }
    let name = name.lowercased()
    // A letter or two say nothing.
    guard name.utf8.count > 2, name.utf8.count <= longest else { return [] }
    let kin = Set(
      known.filter { candidate in
        let other = candidate.lowercased()
        return other.utf8.count > 2
          && (isPart(name, of: other) || isPart(other, of: name) || other.hasPrefix(name))
      })
    return Array(kin.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.prefix(most))
  }

  /// The one known name that a text holds among other words, or spells with other signs and figures: `III/d` for
  /// `Gol. III d` and for `3d`. Of equal spellings the first.
  package static func held(by text: String, in known: some Sequence<String>) -> String? {
    guard text.utf8.count <= longest else { return nil }
    let words = text.split { !$0.isLetter && !$0.isNumber }.map { spelled(String($0)) }
    var forms = Set(words.filter { $0.count > 1 })
    for (one, other) in zip(words, words.dropFirst()) { forms.insert(spelled(one + other)) }
    var found: (name: String, form: String)?
    for name in known where name.utf8.count <= longest {
      let form = spelled(name)
      guard form.count > 1, forms.contains(form) else { continue }
      if let found, found.form != form { return nil }
      if found == nil { found = (name, form) }
    }
    return found?.name
  }

  /// Small letters and figures only; a rank such as `3d` with its figure in Roman numerals.
  private static func spelled(_ word: String) -> String {
    var letters = word.lowercased().filter { $0.isLetter || $0.isNumber }
    if letters.count == 2, let figure = letters.first?.wholeNumberValue, (1...4).contains(figure),
      let step = letters.last, ("a"..."e").contains(step)
    {
      letters = ["i", "ii", "iii", "iv"][figure - 1] + String(step)
    }
    return letters
  }

  /// "Maksud Anda `x`?" for the nearest name, if there is one.
  package static func words(for name: String, in known: some Sequence<String>) -> Words? {
    nearest(to: name, in: known).map { Words("maksud Anda `\($0)`?", en: "did you mean `\($0)`?") }
  }

  /// How long a name is, and which letters it has; nothing is said of names that are not plain ASCII.
  private struct Outline {
    private var isPlain = true
    private var length = 0
    /// By letter: whether it is in the name.
    private var letters: UInt64 = 0

    init(_ name: String) {
      for byte in name.utf8 {
        if byte >= 0x80 { isPlain = false }
        if byte == 0x20 || byte == 0x5F || byte == 0x2D { continue }
        length += 1
        // Small and large letters have the same last five bits; figures and signs bits of their own.
        letters |= 1 << UInt64(byte >= 0x40 ? byte & 31 : 32 + (byte & 31))
      }
    }

    /// Each slip changes at most one letter for another.
    func isFar(from other: Outline, _ slips: Int) -> Bool {
      guard isPlain, other.isPlain else { return false }
      return abs(length - other.length) > slips
        || (letters ^ other.letters).nonzeroBitCount > 2 * slips
    }
  }

  /// Names may have 128 bytes; longer ones are not compared.
  private static let longest = 128

  private static func folded(_ name: String) -> [Unicode.Scalar] {
    if name.utf8.count > longest * 4 { return [] }
    return name.lowercased().unicodeScalars.filter { $0 != " " && $0 != "_" && $0 != "-" }
  }

  /// The number of slips between two words, if it is at most `limit`.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int) -> Int? {
    if a.isEmpty || b.isEmpty {
      let length = max(a.count, b.count)
      return length <= limit ? length : nil
    }
    var older = [Int](repeating: 0, count: b.count + 1)
    var old = Array(0...b.count)
    for i in 1...a.count {
      var row = [Int](repeating: i, count: b.count + 1)
      var least = i
      for j in 1...b.count {
        let isSame = a[i - 1] == b[j - 1]
        var steps = min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (isSame ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          steps = min(steps, older[j - 2] + 1)
        }
        row[j] = steps
        least = min(least, steps)
      }
      // Two rows back may still reach in by a swap, at one step more.
      if least > limit, (old.min() ?? 0) >= limit { return nil }
      (older, old) = (old, row)
    }
    return old[b.count] <= limit ? old[b.count] : nil
  }
}
