// TestFileFault.swift: what can be wrong with the record file a test names (C022x).

package import Text

package enum TestFileFault: Fault, Hashable {
  case cannotRead(path: String, SystemError)
  case absolute(path: String)
  case severalPersons(path: String, count: Int)
  case noSuchPerson(path: String)
  case refused(path: String, line: Int, Words)

  package var code: String {
    switch self {
    case .cannotRead: "C0221"
    case .absolute: "C0222"
    case .severalPersons: "C0223"
    case .noSuchPerson: "C0224"
    case .refused: "C0225"
    }
  }

  package var severity: Severity {
    switch self {
    case .cannotRead, .absolute, .severalPersons, .noSuchPerson, .refused: .error
    }
  }

  package var words: Words {
    switch self {
    case .cannotRead(let path, let error):
      Words(
        "catatan `\(path)` untuk uji ini tidak dapat dibaca: \(error.words.indonesian)",
        en: "the record `\(path)` of this test cannot be read: \(error.words.english)")
    case .absolute(let path):
      Words(
        "letak `\(path)` tidak dilihat dari berkas aturan ini",
        en: "the place of `\(path)` is not seen from this rule file")
    case .severalPersons(let path, let count):
      Words(
        "`\(path)` memuat \(count) orang, dan uji ini tidak menyebut yang mana",
        en: "`\(path)` holds \(count) people, and this test does not say which")
    case .noSuchPerson(let path):
      Words(
        "orang yang disebut uji ini tidak ada di `\(path)`",
        en: "the person this test names is not in `\(path)`")
    case .refused(let path, let line, let why):
      Words(
        "catatan di `\(path)` baris \(line) ditolak: \(why.indonesian)",
        en: "the record in `\(path)` line \(line) is refused: \(why.english)")
    }
  }

  package var help: Words? {
    switch self {
    case .cannotRead, .absolute:
      Words(
        "tulis letaknya dilihat dari berkas aturan ini, misalnya `../contoh/staf.yaml`",
        en: "write where it is, seen from this rule file, such as `../contoh/staf.yaml`")
    case .severalPersons:
      Words(
        "sebut pengenalnya, misalnya `nip \"...\"`", en: "name the person, such as `nip \"...\"`")
    case .noSuchPerson:
      Words("periksa pengenal yang ditulis", en: "check the identifier that is written")
    case .refused:
      Words("betulkan catatan itu lebih dahulu", en: "mend that record first")
    }
  }
}
