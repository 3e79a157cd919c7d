// UsageFault.swift: what can be wrong with the way a command is typed.

import Text

/// A command that cannot be understood, or not be carried out as typed.
enum UsageFault: Fault, Error {
  case unknownVerb(String, known: [String])
  case unknownOption(String, VerbPage)
  case missingValue(String, OptionValue)
  case surplusValue(String, String)
  case unknownChoice(String, String, [Words])
  case noDate(String, String)
  case noCount(String, String)
  case repeated(String)
  case missingOption(OptionPage, VerbPage)
  case missingOperand(OperandPage, VerbPage)
  case surplusOperand(String, VerbPage)
  /// Two options that exclude one another.
  case excluded(String, String)
  /// A filter that leaves no test over.
  case noTest(String)
  /// No message has this code.
  case noCode(String)
  /// Something went wrong that is no fault of whoever typed the command.
  case ours

  var code: String {
    switch self {
    case .unknownVerb: "C0301"
    case .unknownOption: "C0302"
    case .missingValue: "C0303"
    case .surplusValue: "C0304"
    case .unknownChoice: "C0305"
    case .noDate: "C0306"
    case .noCount: "C0307"
    case .repeated: "C0308"
    case .missingOption: "C0309"
    case .missingOperand: "C0310"
    case .surplusOperand: "C0311"
    case .excluded: "C0312"
    case .noTest: "C0313"
    case .noCode: "C0314"
    case .ours: "C0399"
    }
  }

  var severity: Severity {
    switch self {
    case .unknownVerb, .unknownOption, .missingValue, .surplusValue, .unknownChoice, .noDate,
      .noCount, .repeated, .missingOption, .missingOperand, .surplusOperand, .excluded,
      .noTest, .noCode, .ours:
      .error
    }
  }

  var words: Words {
    switch self {
    case .unknownVerb(let name, _):
      Words("perintah `\(name)` tidak dikenal", en: "the command `\(name)` is unknown")
    case .unknownOption(let name, let page):
      Words(
        "perintah `\(page.name.indonesian)` tidak mengenal pilihan `\(name)`",
        en: "the command `\(page.name.english)` has no option `\(name)`")
    case .missingValue(let name, _):
      Words("isi pilihan `\(name)` belum ditulis", en: "the option `\(name)` lacks its value")
    case .surplusValue(let name, let value):
      Words(
        "pilihan `\(name)` tidak memakai isi, tetapi tertulis `\(value)`",
        en: "the option `\(name)` takes no value, but `\(value)` is written")
    case .unknownChoice(let name, let value, _):
      Words(
        "`\(value)` bukan isi untuk pilihan `\(name)`",
        en: "`\(value)` is no value of the option `\(name)`")
    case .noDate(_, let value):
      Words("`\(value)` bukan tanggal", en: "`\(value)` is no date")
    case .noCount(let name, let value):
      Words(
        "`\(value)` bukan banyaknya; pilihan `\(name)` memerlukan bilangan bulat mulai 1",
        en: "`\(value)` is no count; the option `\(name)` takes a whole number from 1")
    case .repeated(let name):
      Words("pilihan `\(name)` ditulis dua kali", en: "the option `\(name)` is written twice")
    case .missingOption(let option, _):
      Words(
        "pilihan `\(option.names.indonesian)` belum ditulis",
        en: "the option `\(option.names.english)` is not written")
    case .missingOperand(let operand, _):
      Words(
        "\(operand.words.indonesian) belum ditulis", en: "\(operand.words.english) is not written")
    case .surplusOperand(let word, _):
      Words("`\(word)` berlebih", en: "`\(word)` is one word too many")
    case .excluded(let first, let second):
      Words(
        "`\(first)` dan `\(second)` tidak dapat dipakai bersama",
        en: "`\(first)` and `\(second)` cannot be used together")
    case .noTest(let filter):
      Words(
        "tidak ada uji yang judul atau berkasnya memuat `\(filter)`",
        en: "no test has `\(filter)` in its title or file")
    case .noCode(let code):
      Words(
        "tidak ada pesan tentang aturan dengan kode `\(code)`",
        en: "no message about rules has the code `\(code)`")
    case .ours:
      Words(
        "ada yang keliru di dalam Timbang sendiri, bukan pada aturan atau data Anda",
        en: "something is wrong inside Timbang itself, not in your rules or data")
    }
  }

  var help: Words? {
    switch self {
    case .unknownVerb(let name, let known):
      UsageFault.near(name, known)
        ?? Words("lihat semua perintah: `timbang --bantuan`", en: "see them all: `timbang --help`")
    case .unknownOption(let name, let page):
      UsageFault.near(name, page.allOptions.flatMap(\.spellings).filter { $0.hasPrefix("--") })
        ?? UsageFault.see(page)
    case .missingValue(let name, let value):
      Words(
        "tulis `\(name) \(value.placeholder(.indonesian))`",
        en: "write `\(name) \(value.placeholder(.english))`")
    case .surplusValue(let name, _):
      Words("cukup tulis `\(name)`", en: "write just `\(name)`")
    case .unknownChoice(_, let value, let choices):
      UsageFault.near(value, choices.flatMap { [$0.indonesian, $0.english] })
        ?? Words(
          "pilih salah satu: " + choices.map { "`\($0.indonesian)`" }.joined(separator: ", "),
          en: "choose one: " + choices.map { "`\($0.english)`" }.joined(separator: ", "))
    case .noDate(let name, _):
      Words("tulis misalnya `\(name) 2026-12-31`", en: "write for example `\(name) 2026-12-31`")
    case .noCount(let name, _):
      Words("tulis misalnya `\(name) 4`", en: "write for example `\(name) 4`")
    case .repeated: Words("tulis satu kali saja", en: "write it once")
    case .missingOption(let option, let page):
      UsageFault.missing(option, page)
    case .missingOperand(_, let page):
      UsageFault.example(page)
    case .surplusOperand(_, let page):
      page.operands.isEmpty
        ? Words("hapus kata itu", en: "remove the word")
        : Words(
          "nama yang memuat spasi ditulis dalam tanda kutip; \(UsageFault.see(page).indonesian)",
          en: "a name with spaces is written in quotes; \(UsageFault.see(page).english)")
    case .excluded: Words("pilih salah satu", en: "choose one of them")
    case .noTest:
      Words(
        "lihat semua uji dengan `timbang uji --rinci`",
        en: "see all tests with `timbang test --verbose`")
    case .noCode:
      Words(
        "salin kodenya dari pesan, misalnya `--hanya A1031`",
        en: "copy the code from the message, such as `--only A1031`")
    case .ours:
      Words(
        "laporkan perintah ini kepada pengelola Timbang; keterangannya tidak memuat data pegawai",
        en: "report this command to who looks after Timbang; it holds no personal data")
    }
  }

  // MARK: pieces

  private static func near(_ name: String, _ known: [String]) -> Words? {
    let near = Suggestion.allNearest(to: name, in: known)
    guard let first = near.first else { return nil }
    // Two names of one thing, as `--format` and `--for`, are both worth a try.
    let names = near.prefix(2).map { "`\($0)`" }
    if names.count == 1 {
      return Words("maksud Anda `\(first)`?", en: "did you mean `\(first)`?")
    }
    return Words(
      "maksud Anda \(names.joined(separator: " atau "))?",
      en: "did you mean \(names.joined(separator: " or "))?")
  }

  private static func see(_ page: VerbPage) -> Words {
    Words(
      "lihat `timbang \(page.name.indonesian) --bantuan`",
      en: "see `timbang \(page.name.english) --help`")
  }

  private static func example(_ page: VerbPage) -> Words {
    guard let example = page.examples.first else { return see(page) }
    return Words(
      "misalnya `\(example.line.indonesian)`", en: "for example `\(example.line.english)`")
  }

  private static func missing(_ option: OptionPage, _ page: VerbPage) -> Words {
    if case .date? = option.value {
      return Words(
        "tambahkan misalnya `\(option.names.indonesian) 2026-12-31`; hasil selalu menurut satu tanggal",
        en: "add for example `\(option.names.english) 2026-12-31`; results are always as of a date")
    }
    return example(page)
  }
}
