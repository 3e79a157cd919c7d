// VocabularyFault.swift: what can be wrong with scales, choices, units, records and reference lists.
// Codes, sentences and next steps, each in one exhaustive switch.

package import Text

package enum VocabularyFault: Fault {
  case typeTwice(String)
  case memberTwice(String, of: String)
  case unitTwice(String)
  case precisionOutOfRange(String)
  case unitOfItself(String)
  case fieldTwice(String, of: String)
  case referenceKey(String, count: Int)
  case rangeUpsideDown
  case notOneValue(String)
  /// `keyword`: what the field's own name is nearly, if that.
  case unknownType(String, suggestion: String?, keyword: String? = nil)
  case listNotHere
  case twoRoots(String, String)
  case twoKeys(String)
  case fieldIsReserved(String)
  case keyNotHere(String)
  case markTwice(String)
  case forbiddenAndRestricted(String)
  case tooManyFields(Int)
  case recordInItself(String)
  case recordsTooDeep(String, levels: Int)
  case keyType(String)
  case noRecord

  package var code: String {
    switch self {
    case .typeTwice: "A0301"
    case .memberTwice: "A0302"
    case .unitTwice: "A0303"
    case .precisionOutOfRange: "A0304"
    case .unitOfItself: "A0305"
    case .fieldTwice: "A0306"
    case .referenceKey: "A0307"
    case .rangeUpsideDown: "A0308"
    case .notOneValue: "A0309"
    case .unknownType: "A0310"
    case .listNotHere: "A0311"
    case .twoRoots: "A0312"
    case .twoKeys: "A0313"
    case .fieldIsReserved: "A0314"
    case .keyNotHere: "A0315"
    case .markTwice: "A0316"
    case .forbiddenAndRestricted: "A0317"
    case .tooManyFields: "A0318"
    case .recordInItself: "A0319"
    case .recordsTooDeep: "A0325"
    case .keyType: "A0323"
    case .noRecord: "A0324"
    }
  }

  package var severity: Severity {
    switch self {
    case .markTwice: .warning
    default: .error
    }
  }

  package var words: Words {
    switch self {
    case .typeTwice(let name):
      Words(
        "nama `\(name)` sudah dipakai untuk skala, pilihan, data atau kalender lain",
        en: "the name `\(name)` is already taken by another scale, choice, record or calendar")
    case .memberTwice(let name, let of):
      Words(
        "`\(name)` pada `\(of)` sama dengan anggota lain",
        en: "`\(name)` of `\(of)` is the same as another member")
    case .unitTwice(let name):
      Words("satuan `\(name)` sudah ada", en: "there is already a unit `\(name)`")
    case .precisionOutOfRange(let name):
      Words(
        "ketelitian satuan `\(name)` harus bilangan bulat 0 sampai 12",
        en: "the precision of unit `\(name)` must be a whole number from 0 to 12")
    case .unitOfItself(let name):
      Words(
        "satuan `\(name)` tidak dapat dihitung dari satuan itu",
        en: "unit `\(name)` cannot be worked out from that unit")
    case .fieldTwice(let name, let of):
      Words(
        "bidang `\(name)` pada `\(of)` ditulis dua kali",
        en: "field `\(name)` of `\(of)` is written twice")
    case .referenceKey(let name, let count):
      Words(
        "rujukan `\(name)` harus mempunyai tepat satu kolom `kunci`, di sini \(count)",
        en: "reference list `\(name)` must have exactly one `kunci` column, here it has \(count)")
    case .rangeUpsideDown:
      Words(
        "batas bawah lebih besar daripada batas atas",
        en: "the lower limit is greater than the upper one")
    case .notOneValue(let name):
      Words(
        "`\(name)` berisi beberapa bidang, padahal di sini perlu satu nilai",
        en: "`\(name)` holds several fields, where one value is needed")
    case .unknownType(let name, _, _):
      Words("jenis `\(name)` tidak dikenal", en: "there is no type `\(name)`")
    case .listNotHere:
      Words("daftar tidak dapat dipakai di sini", en: "a list cannot stand here")
    case .twoRoots(let first, let second):
      Words(
        "`\(first)` dan `\(second)` sama-sama mempunyai bidang `kunci`",
        en: "`\(first)` and `\(second)` both have a field marked `kunci`")
    case .twoKeys(let name):
      Words("`\(name)` mempunyai dua bidang `kunci`", en: "`\(name)` has two fields marked `kunci`")
    case .fieldIsReserved(let name):
      Words(
        "bidang bernama `\(name)` tidak dapat dibuat, karena kunci itu memuat pengukuran indikator",
        en: "a field named `\(name)` cannot be declared, because that key holds what "
          + "indicators measure")
    case .keyNotHere(let name):
      Words(
        "`kunci` hanya untuk bidang langsung pada data pegawai, bukan `\(name)`",
        en: "`kunci` is only for a field of the staff record itself, not `\(name)`")
    case .markTwice(let name):
      Words(
        "tanda pada bidang `\(name)` ditulis dua kali",
        en: "a mark of field `\(name)` is written twice")
    case .forbiddenAndRestricted(let name):
      Words(
        "bidang `\(name)` tidak dapat sekaligus `terlarang` dan `terbatas`",
        en: "field `\(name)` cannot be both `terlarang` and `terbatas`")
    case .tooManyFields(let count):
      Words(
        "data pegawai mempunyai lebih dari \(count) bidang",
        en: "the staff record has more than \(count) fields")
    case .recordInItself(let name):
      Words("data `\(name)` memuat dirinya sendiri", en: "record `\(name)` holds itself")
    case .recordsTooDeep(let name, let levels):
      Words(
        "data `\(name)` berada lebih dari \(levels) tingkat di dalam data lain",
        en: "record `\(name)` stands more than \(levels) levels inside others")
    case .keyType(let name):
      Words(
        "bidang kunci `\(name)` harus `teks` atau `bulat`",
        en: "the key field `\(name)` must be `teks` or `bulat`")
    case .noRecord:
      Words(
        "belum ada `data` dengan bidang `kunci`, padahal aturan ini memerlukannya",
        en: "there is no `data` with a field marked `kunci`, which these rules need")
    }
  }

  package var help: Words? {
    switch self {
    case .typeTwice:
      Words(
        "beri nama lain, atau hapus salah satunya",
        en: "give it another name, or delete one of the two")
    case .memberTwice:
      Words(
        "data pegawai tidak membedakan huruf besar, spasi, `_` dan `-`; pakai tulisan yang lain",
        en: "records do not tell capitals, spaces, `_` and `-` apart; write it differently")
    case .unitTwice:
      Words("beri nama lain, atau hapus baris ini", en: "give it another name, or delete this line")
    case .precisionOutOfRange:
      Words("contoh: `ketelitian 2`", en: "for example: `ketelitian 2`")
    case .unitOfItself:
      Words(
        "tulis kelipatan satuan lain, contoh: `= 8 JP`",
        en: "write a multiple of another unit, for example: `= 8 JP`")
    case .fieldTwice:
      Words(
        "hapus salah satunya, atau beri nama lain",
        en: "delete one of the two, or give it another name")
    case .referenceKey:
      Words(
        "tulis `kunci` di belakang kolom yang dicari",
        en: "write `kunci` behind the column that is looked up")
    case .rangeUpsideDown:
      Words("tukar kedua angkanya", en: "swap the two numbers")
    case .notOneValue:
      Words(
        "pakai teks, tanggal, angka, ya/tidak, skala atau pilihan",
        en: "use text, a date, a number, yes/no, a scale or a choice")
    case .unknownType(let name, nil, let keyword?):
      Words(
        "kalau ini bukan isian data, mungkin maksudnya `\(keyword) \(name)`",
        en: "if this is no field, `\(keyword) \(name)` may be meant")
    case .unknownType(_, let suggestion, _):
      Suggested.type(suggestion)
    case .listNotHere:
      Words(
        "pakai jenis untuk satu nilai, contoh: `teks` atau `angka`",
        en: "use a type of one value, for example `teks` or `angka`")
    case .twoRoots:
      Words(
        "hanya satu `data` yang mewakili pegawai; hapus `kunci` pada yang lain",
        en: "only one `data` stands for the person; remove `kunci` from the other")
    case .twoKeys:
      Words("pilih satu, biasanya NIP", en: "keep one, usually the NIP")
    case .fieldIsReserved:
      Words("beri nama lain", en: "give it another name")
    case .keyNotHere:
      Words("hapus kata `kunci`", en: "delete the word `kunci`")
    case .markTwice:
      Words("hapus salah satunya", en: "delete one of the two")
    case .forbiddenAndRestricted:
      Words("pilih salah satu; `terlarang` lebih ketat", en: "choose one; `terlarang` is stricter")
    case .tooManyFields:
      Words(
        "kurangi bidangnya, atau pecah menjadi daftar",
        en: "use fewer fields, or turn some into lists")
    case .recordInItself:
      Words("pakai data lain untuk isi di dalamnya", en: "use another record for what is inside")
    case .recordsTooDeep:
      Words(
        "tulis bidang-bidangnya langsung di data yang lebih luar",
        en: "write its fields directly in one of the outer records")
    case .keyType:
      Words("NIP ditulis sebagai `teks`", en: "write a NIP as `teks`")
    case .noRecord:
      Words(
        "tulis `data Pegawai` dengan baris `nip teks \"NIP\" kunci pribadi`",
        en: "write `data Pegawai` with a line `nip teks \"NIP\" kunci pribadi`")
    }
  }
}
