// Joined.swift: the small pieces that sentences and next steps of this room are joined from.

import Syntax
import Text

/// Parts of sentences.
enum Joined {
  /// "a → b → a"
  static func arrows(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: " → ")
  }

  /// "`a`, `b` dan `c`"
  static func list(_ names: [String], _ word: String = "dan", en english: String = "and") -> Words {
    let marked = names.map { "`\($0)`" }
    guard let last = marked.last, marked.count > 1 else {
      return Words(verbatim: marked.joined())
    }
    let first = marked.dropLast().joined(separator: ", ")
    return Words("\(first) \(word) \(last)", en: "\(first) \(english) \(last)")
  }

  /// ", lewat `a` dan `b`,"
  static func via(_ names: [String]) -> Words {
    if names.isEmpty { return Words(verbatim: "") }
    let list = list(names)
    return Words(" lewat \(list.indonesian)", en: " through \(list.english)")
  }

  /// ", yaitu 1 sampai 5"
  static func range(_ lower: String?, _ upper: String?) -> Words {
    switch (lower, upper) {
    case (let lower?, let upper?):
      Words(", yaitu \(lower) sampai dengan \(upper)", en: ", which is \(lower) to \(upper)")
    case (let lower?, nil):
      Words(", yaitu paling sedikit \(lower)", en: ", which is at least \(lower)")
    case (nil, let upper?):
      Words(", yaitu paling banyak \(upper)", en: ", which is at most \(upper)")
    case (nil, nil): Words(verbatim: "")
    }
  }

  /// " pada aturan `Kesehatan`, untuk jabatan pelaksana"
  static func `case`(_ set: String?, _ who: String?) -> Words {
    let rules = set.map { Words(" pada aturan `\($0)`", en: " in the rules of `\($0)`") }
    let people = who.map { Words(" untuk \($0)", en: " for \($0)") }
    return Words(
      (rules?.indonesian ?? "") + (people?.indonesian ?? ""),
      en: (rules?.english ?? "") + (people?.english ?? ""))
  }
}

/// Next steps.
enum Suggested {
  /// "maksud Anda `x`?", when there is a near name.
  static func name(_ near: String?) -> Words? {
    near.map { Words("maksud Anda `\($0)`?", en: "did you mean `\($0)`?") }
      ?? Words("periksa tulisannya", en: "check the spelling")
  }

  static func or(_ near: String?, _ other: Words) -> Words? {
    near.map { Words("maksud Anda `\($0)`?", en: "did you mean `\($0)`?") } ?? other
  }

  /// "maksud Anda `a`, `b` atau `c`?"
  static func oneOf(_ names: [String]) -> Words? {
    let list = Joined.list(names, "atau", en: "or")
    return Words("maksud Anda \(list.indonesian)?", en: "did you mean \(list.english)?")
  }

  static func type(_ near: String?) -> Words? {
    or(
      near,
      Words(
        "pakai `angka`, `bulat`, `teks`, `tanggal`, `ya/tidak`, atau nyatakan dulu sebagai `skala`, "
          + "`pilihan` atau `data`",
        en: "use `angka`, `bulat`, `teks`, `tanggal` or `ya/tidak`, or declare it first as a "
          + "`skala`, `pilihan` or `data`"))
  }

  /// What `among` would list, so that a message need not hold more.
  static func few(_ known: [String], _ near: String?, but left: String? = nil) -> [String] {
    near != nil || known.count > most ? [] : known.filter { $0 != left }
  }

  private static let most = 12

  /// The near name, else what there is, when that is not too much.
  static func among(_ near: String?, _ known: [String]) -> Words? {
    if near != nil || known.isEmpty || known.count > most { return name(near) }
    let list = Joined.list(known)
    let verb = known.count == 1 ? "there is only" : "there are"
    return Words("yang ada: \(list.indonesian)", en: "\(verb) \(list.english)")
  }

  static func write(_ near: String?) -> Words? {
    near.map { Words("tulis `\($0)`", en: "write `\($0)`") }
      ?? Words(
        "tulis nama anggotanya tanpa tanda kutip", en: "write the member's name without them")
  }

  /// How a formula is called; `split` when a decimal comma was read between two inputs.
  static func call(_ name: String, _ inputs: [String], _ split: String?) -> Words? {
    if let split {
      return Words(
        "koma tanpa spasi dibaca sebagai koma desimal; untuk dua isian tulis `\(split)`",
        en: "a comma without a space is a decimal comma; for two inputs write `\(split)`")
    }
    let form = inputs.isEmpty ? name : "\(name)(\(inputs.joined(separator: ", ")))"
    return Words("tulis `\(form)`", en: "write `\(form)`")
  }

  /// What is written in place of a function of spreadsheets.
  static func instead(_ advice: SpreadsheetAdvice) -> Words? {
    switch advice {
    case .write(let text, _): Words("tulis `\(text)`", en: "write `\(text)`")
    case .table:
      Words(
        "tulis pasangan nilainya sebagai baris sebuah `tabel`, lalu sebut nama tabel itu",
        en: "write the pairs of values as rows of a `tabel`, and name that table here")
    case .list:
      Words(
        "untuk isi sebuah daftar tulis misalnya `banyaknya diklat` atau `jumlah jam dari diklat yang (jam >= 3)`",
        en:
          "for the items of a list write for example `banyaknya diklat` or `jumlah jam dari diklat yang (jam >= 3)`"
      )
    case .calculation:
      Words(
        "hitung dengan `+`, `-`, `*` dan `/`, pilih dengan `(jika … maka … selain itu …)` atau `tabel`",
        en:
          "calculate with `+`, `-`, `*` and `/`, choose with `(jika … maka … selain itu …)` or a `tabel`"
      )
    }
  }

  static func calendar(_ names: [String]) -> Words? {
    guard let first = names.first else {
      return Words(
        "nyatakan `kalender NAMA \"Penjelasan\"` dengan `hari kerja Senin sampai dengan Jumat`",
        en: "declare a `kalender NAME \"label\"` with `hari kerja Senin sampai dengan Jumat`")
    }
    return Words(
      "sebut kalendernya, contoh: `hari kerja menurut \(first) dari ...`",
      en: "name the calendar, for example: `hari kerja menurut \(first) dari ...`")
  }

  static func date(_ known: [String]) -> Words? {
    guard let first = known.first else {
      return Words(
        "daftar ini tidak mempunyai bidang tanggal", en: "this list has no date field")
    }
    return Words(
      "sebut bidangnya, contoh: `menurut \(first)`",
      en: "name the field, for example: `menurut \(first)`"
    )
  }

  static func weights(_ difference: String, _ isMissing: Bool) -> Words? {
    isMissing
      ? Words(
        "tambahkan \(difference) pada salah satu indikator",
        en: "add \(difference) to one of the indicators")
      : Words(
        "kurangi \(difference) dari salah satu indikator",
        en: "take \(difference) from one of the indicators")
  }

  static func form(_ isMap: Bool) -> Words? {
    isMap
      ? Words("contoh: `{2025: baik}`", en: "for example: `{2025: baik}`")
      : Words("contoh: `[A, B]`", en: "for example: `[A, B]`")
  }
}
