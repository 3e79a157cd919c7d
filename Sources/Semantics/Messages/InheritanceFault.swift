// InheritanceFault.swift: what can be wrong with rule sets: headers, validity, and how a dinas departs from the city.
// Codes, sentences and next steps, each in one exhaustive switch.

package import Text

package enum InheritanceFault: Fault {
  case setTwice(String)
  case twoRoots(String, String)
  case unknownParent(String, known: [String], suggestion: String?)
  case noAgencies(String)
  case unknownAgency(String, suggestion: String?)
  case followsItself([String])
  case followsTooFar(String)
  case vocabularyIsShared
  case headerMissing
  case unknownSet(String, known: [String], suggestion: String?)
  case inheritedAlready(String, kind: String)
  case declaredTwice(String, kind: String)
  case rootInheritsNothing(String)
  case nothingToFill(String, kind: String)
  case notInherited(String, kind: String, word: String, suggestion: String?)
  case partInherited(String, part: String)
  case partUnknown(String, part: String, word: String, suggestion: String?)
  case exceptionOfWhich(String)
  case leftOpen(String, kind: String, set: String)

  package var code: String {
    switch self {
    case .setTwice: "A0351"
    case .twoRoots: "A0354"
    case .unknownParent: "A0355"
    case .noAgencies: "A0356"
    case .unknownAgency: "A0357"
    case .followsItself: "A0358"
    case .followsTooFar: "A0384"
    case .vocabularyIsShared: "A0359"
    case .headerMissing: "A0360"
    case .unknownSet: "A0361"
    case .inheritedAlready: "A0362"
    case .declaredTwice: "A0363"
    case .rootInheritsNothing: "A0364"
    case .nothingToFill: "A0365"
    case .notInherited: "A0366"
    case .partInherited: "A0367"
    case .partUnknown: "A0368"
    case .exceptionOfWhich: "A0369"
    case .leftOpen: "A0370"
    }
  }

  package var severity: Severity {
    .error
  }

  package var words: Words {
    switch self {
    case .setTwice(let name):
      Words("`aturan \(name)` ditulis dua kali", en: "`aturan \(name)` is written twice")
    case .twoRoots(let first, let second):
      Words(
        "`\(first)` dan `\(second)` sama-sama tidak mengikuti aturan lain",
        en: "neither `\(first)` nor `\(second)` follows another set of rules")
    case .unknownParent(let name, _, _):
      Words(
        "aturan `\(name)` yang diikuti tidak ada",
        en: "the rules `\(name)` that are followed do not exist")
    case .noAgencies(let name):
      Words(
        "`\(name)` belum dikenal sebagai dinas, karena `pilihan Dinas` tidak ada",
        en: "`\(name)` is not known as a dinas, because there is no `pilihan Dinas`")
    case .unknownAgency(let name, _):
      Words(
        "`\(name)` tidak ada di dalam `pilihan Dinas`",
        en: "`\(name)` is not in `pilihan Dinas`")
    case .followsItself(let names):
      Words(
        "aturan ini mengikuti dirinya sendiri: \(Joined.arrows(names))",
        en: "these rules follow themselves: \(Joined.arrows(names))")
    case .followsTooFar(let name):
      Words(
        "`\(name)` mengikuti lebih dari \(Following.most) aturan secara berantai",
        en: "`\(name)` follows more than \(Following.most) sets of rules in a chain")
    case .vocabularyIsShared:
      Words(
        "skala, pilihan, satuan, data, rujukan dan kalender dipakai bersama, jadi tidak dapat "
          + "diubah per dinas",
        en: "scales, choices, units, records, reference lists and calendars are shared, so a "
          + "dinas cannot change them")
    case .headerMissing:
      Words(
        "berkas ini belum menyebut milik aturan siapa",
        en: "this file does not say whose rules it holds")
    case .unknownSet(let name, _, _):
      Words("aturan `\(name)` tidak ada", en: "there are no rules `\(name)`")
    case .inheritedAlready(let name, let kind):
      Words("\(kind) `\(name)` sudah diwarisi", en: "\(kind) `\(name)` is inherited already")
    case .declaredTwice(let name, let kind):
      Words(
        "\(kind) `\(name)` ditulis dua kali untuk hari yang sama",
        en: "\(kind) `\(name)` is written twice for the same day")
    case .rootInheritsNothing(let name):
      Words(
        "`\(name)` tidak dapat dipakai di sini, karena aturan ini tidak mengikuti aturan lain",
        en: "`\(name)` cannot be used here, because these rules follow no others")
    case .nothingToFill(let name, let kind):
      Words(
        "\(kind) `\(name)` tidak diserahkan kepada dinas",
        en: "\(kind) `\(name)` is not left to the dinas")
    case .notInherited(let name, let kind, let word, _):
      Words(
        "tidak ada \(kind) `\(name)` yang dapat di-`\(word)`",
        en: "there is no \(kind) `\(name)` for `\(word)`")
    case .partInherited(let name, let part):
      Words(
        "\(part) `\(name)` sudah ada, jadi tidak dapat ditambahkan",
        en: "there is already a \(part) `\(name)`, so it cannot be added")
    case .partUnknown(let name, let part, let word, _):
      Words(
        "tidak ada \(part) `\(name)` yang dapat di-`\(word)`",
        en: "there is no \(part) `\(name)` for `\(word)`")
    case .exceptionOfWhich(let name):
      Words(
        "belum jelas `kecuali \(name)` milik kalimat yang mana",
        en: "it is not clear which sentence `kecuali \(name)` belongs to")
    case .leftOpen(let name, let kind, let set):
      Words(
        "\(kind) `\(name)` belum diisi oleh `\(set)`",
        en: "\(kind) `\(name)` is not filled by `\(set)`")
    }
  }

  package var help: Words? {
    switch self {
    case .setTwice(let name):
      Words(
        "pakai `bagian dari \(name)` untuk berkas yang lain",
        en: "begin the other file with `bagian dari \(name)`")
    case .twoRoots(let first, _):
      Words(
        "tambahkan `mengikuti \(first)` pada aturan dinas",
        en: "add `mengikuti \(first)` to the rules of the dinas")
    case .unknownParent(_, let known, let suggestion):
      Suggested.among(suggestion, known)
    case .noAgencies:
      Words(
        "tulis `pilihan Dinas` dengan nama semua dinas",
        en: "write a `pilihan Dinas` with the names of all agencies")
    case .unknownAgency(_, let suggestion):
      Suggested.or(
        suggestion,
        Words("tambahkan dinas itu pada `pilihan Dinas`", en: "add it to `pilihan Dinas`"))
    case .followsItself:
      Words("hapus salah satu baris `mengikuti`", en: "delete one of the `mengikuti` lines")
    case .followsTooFar:
      Words(
        "ikuti aturan yang lebih dekat dengan aturan kota",
        en: "follow rules that are nearer to those of the city")
    case .vocabularyIsShared:
      Words("ubah di berkas asalnya", en: "change it in the file where it is declared")
    case .headerMissing:
      Words(
        "tulis di baris pertama `aturan NAMA \"Penjelasan\"` atau `bagian dari NAMA`",
        en: "begin the file with `aturan NAME \"label\"` or `bagian dari NAME`")
    case .unknownSet(_, let known, let suggestion):
      Suggested.among(suggestion, known)
    case .inheritedAlready(let name, let kind):
      Words(
        "awali dengan `ganti` bila memang diganti seluruhnya, atau pakai `ubah \(kind) \(name)`",
        en: "begin with `ganti` to replace it whole, or use `ubah \(kind) \(name)`")
    case .declaredTwice:
      Words(
        "hapus salah satunya, atau bedakan masa berlakunya dengan `berlaku sejak`",
        en: "delete one, or tell their validity apart with `berlaku sejak`")
    case .rootInheritsNothing:
      Words(
        "tulis deklarasinya langsung, tanpa kata itu",
        en: "write the declaration itself, without that word")
    case .nothingToFill:
      Words("pakai `ganti` bila memang hendak diganti", en: "use `ganti` to replace it")
    case .notInherited(_, _, let word, let suggestion):
      Suggested.or(
        suggestion,
        Words(
          "periksa namanya, atau hapus kata `\(word)` bila ini memang baru",
          en: "check the name, or delete the word `\(word)` if this is new"))
    case .partInherited(_, let part):
      Words(
        "pakai `ganti \(part)`, atau beri nama lain",
        en: "use `ganti \(part)`, or give it another name")
    case .partUnknown(_, _, _, let suggestion):
      Suggested.name(suggestion)
    case .exceptionOfWhich(let name):
      Words(
        "sebut syaratnya: `kecuali \(name) \"...\" pada syarat NAMA jika ...`",
        en: "name the condition: `kecuali \(name) \"...\" pada syarat NAME jika ...`")
    case .leftOpen(let name, let kind, _):
      Words(
        "isi dengan `isi \(kind) \(name) ...`; untuk kelompok, tulis indikatornya",
        en: "fill it with `isi \(kind) \(name) ...`; for a group, write its indicators")
    }
  }
}
