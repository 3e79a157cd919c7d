// RecordFault+Help.swift: the next step for every record fault, in both languages.
// RecordFault.swift has the sentences that say what is wrong.

package import Text

extension RecordFault {
  package var help: Words? {
    switch self {
    case .unknownKey(_, _, let suggestion), .unknownIndicator(_, let suggestion),
      .unknownSource(_, let suggestion):
      if let suggestion {
        maybe(suggestion)
      } else {
        Words(
          "periksa ejaannya, atau hapus bidang ini",
          en: "check the spelling, or delete this field")
      }
    case .tooManyKeys, .tooManyItems, .recordTooLarge:
      Words(
        "periksa apakah ini berkas catatan pegawai",
        en: "check that this is a file of staff records")
    case .duplicateKey: Words("hapus salah satunya", en: "delete one of them")
    case .missingRequired(_, let key), .missingKey(let key):
      Words("tambahkan baris `\(key): ...`", en: "add a line `\(key): ...`")
    case .emptyRequired(let field): Words("isi `\(field)`", en: "fill in `\(field)`")
    case .duplicatePerson:
      Words(
        "satu orang satu catatan: gabungkan keduanya, atau hapus salah satu",
        en: "one record a person: join the two, or delete one")
    case .damagedKey(let field):
      Words(
        "salin ulang `\(field)` dari sumbernya sebagai teks, dengan tanda kutip",
        en: "copy `\(field)` again from its source, as text in quotation marks")
    case .expectsValue(let field): Words("tulis `\(field): isi`", en: "write `\(field): value`")
    case .expectsList(let field):
      Words(
        "tulis tiap butir di bawah `\(field):`, diawali `- `; untuk daftar tanpa isi tulis `\(field): []`",
        en:
          "write each item below `\(field):`, starting with `- `; for an empty list write `\(field): []`"
      )
    case .expectsFields(let field):
      Words(
        "tulis baris-baris `nama: isi` di bawah `\(field):`, lebih menjorok",
        en: "write lines `name: value` below `\(field):`, indented further")
    case .emptyItem:
      Words("isi butir itu, atau hapus tanda `-`", en: "fill it in, or delete the `-`")
    case .notARecord:
      Words(
        "mulailah dengan baris seperti `nip: \"...\"`",
        en: "start with a line such as `nip: \"...\"`")
    case .notAYear:
      Words(
        "tulis tahun dengan empat angka, seperti `2025`",
        en: "write the year with four digits, such as `2025`")
    case .notANumber:
      Words("tulis angka saja, seperti `82.5`", en: "write only a number, such as `82.5`")
    case .decimalComma(_, _, let right), .thousands(_, _, let right):
      right.map(write)
        ?? Words(
          "tulis tanpa titik ribuan dan dengan titik desimal, seperti `1200.5`",
          en: "write it without points between thousands and with a decimal point, such as `1200.5`"
        )
    case .thousandOrOne:
      Words(
        "jika maksudnya ribuan, tulis tanpa titik; jika tidak, hapus nol di akhir",
        en: "if thousands are meant, write it without the point; if not, drop the zeros at the end")
    case .numberForm(_, _, _, let right):
      right.map(write)
        ?? Words(
          "tulis angka saja, seperti `1200` atau `82.5`",
          en: "write only a number, such as `1200` or `82.5`")
    case .notWhole: Words("tulis tanpa desimal", en: "write it without decimals")
    case .outOfRange: Words("periksa angkanya", en: "check the number")
    case .numberTooLong: Words("periksa angkanya", en: "check the number")
    case .dateForm(_, _, let right):
      right.map(write) ?? Words("tulis seperti `2026-12-31`", en: "write it like `2026-12-31`")
    case .noSuchDay:
      Words("periksa tanggalnya: tahun, bulan, hari", en: "check the date: year, month, day")
    case .notYesNo: Words("tulis `ya` atau `tidak`", en: "write `ya` (yes) or `tidak` (no)")
    case .unknownMember(_, let type, _, let suggestion, let choices):
      if let suggestion {
        maybe(suggestion)
      } else if choices.isEmpty {
        Words(
          "pakai salah satu nilai \(type) dari berkas aturan",
          en: "use one of the values of \(type) in the rule files")
      } else {
        Words(
          "pakai salah satu: \(listed(choices))",
          en: "use one of: \(listed(choices))")
      }
    case .measurementForm:
      Words(
        "tulis `{tanggal: 2026-06-30, sumber: ..., nilai: 88.4}`, daftar dari bentuk itu, `{sumber: nilai, ...}`, atau satu angka",
        en:
          "write `{tanggal: 2026-06-30, sumber: ..., nilai: 88.4}`, a list of those, `{source: value, ...}`, or one number"
      )
    case .measurementWithoutValue: Words("tambahkan `nilai: ...`", en: "add `nilai: ...`")
    case .moreMessages: nil
    }
  }
}

private func maybe(_ name: String) -> Words {
  Words("maksud Anda `\(name)`?", en: "did you mean `\(name)`?")
}

private func write(_ text: String) -> Words { Words("tulis `\(text)`", en: "write `\(text)`") }

private func listed(_ names: [String]) -> String {
  names.map { "`\($0)`" }.joined(separator: ", ")
}
