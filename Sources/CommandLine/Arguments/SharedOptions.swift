// SharedOptions.swift: what several commands can be told: which rules, which records, on what date, and where to write.

import ArgumentParser
import Text
import Values
import Workspace

/// A date as people write it.
struct DateArgument: ExpressibleByArgument {
  var date: CalendarDate

  init?(argument: String) {
    guard let date = Workspace.date(argument) else { return nil }
    self.date = date
  }
}

extension NameSpecification {
  /// An option's names, without their dashes.
  static func both(
    _ indonesian: String, _ english: String, short: Character? = nil, others: [String] = []
  ) -> NameSpecification {
    var elements: [Element] = [.customLong(indonesian)]
    if english != indonesian { elements.append(.customLong(english)) }
    if let short { elements.append(.customShort(short)) }
    return NameSpecification(elements + others.map { .customLong($0) })
  }
}

/// Which rules. Options that several commands share are named in one place, and declared by each command: a group for
/// each of them would cost every command a tenth of a millisecond.
enum RuleOption {
  static let name = NameSpecification.both("aturan", "rules")

  static let page = OptionPage(
    "--aturan", "--rules", value: .text(Words("FOLDER", en: "FOLDER")), isRepeatable: true,
    Words(
      "folder atau berkas aturan; bila tidak ditulis: Rules",
      en: "folder or file of rules; when not written: Rules"))

  /// Where the rules are, together with what was named without an option.
  static func paths(_ rules: [String], and operands: [String] = []) -> [String] {
    let all = rules + operands
    return all.isEmpty ? ["Rules"] : all
  }
}

/// Where the result goes.
enum OutputOption {
  static let name = NameSpecification.both("keluaran", "output", short: "o")

  static let page = OptionPage(
    "--keluaran", "--output", short: "-o", value: .text(Words("BERKAS", en: "FILE")),
    Words(
      "tulis hasil ke berkas, utuh atau tidak sama sekali",
      en: "write the result to a file, whole or not at all"))

  static func output(_ path: String?) -> Output {
    if let path, path != "-" { .file(path) } else { .standardOutput }
  }
}

/// The date of evaluation.
enum DateOption {
  static let name = NameSpecification.both("tanggal", "as-of")

  static let page = OptionPage(
    "--tanggal", "--as-of", value: .date, isRequired: true,
    Words(
      "tanggal penilaian, misalnya 2026-12-31; wajib",
      en: "the date of evaluation, such as 2026-12-31; required"))

  /// The check of arguments has seen to it that there is one.
  static func required(_ date: DateArgument?, _ page: VerbPage) throws -> CalendarDate {
    guard let date else { throw UsageFault.missingOption(DateOption.page, page) }
    return date.date
  }
}

/// `csv` the way Excel set to Indonesian wants it.
enum ExcelOption {
  static let name = NameSpecification.both("excel", "excel")

  static let page = OptionPage(
    "--excel", "--excel",
    Words(
      "csv untuk Excel berbahasa Indonesia: titik koma, koma desimal",
      en: "csv for Excel set to Indonesian: semicolons, decimal commas"))
}

/// The staff records a command reads.
enum RecordOperand {
  static let page = OperandPage(
    name: Words("DATA", en: "RECORDS"),
    words: Words(
      "berkas YAML, folder, atau `-` untuk masukan baku",
      en: "YAML files, folders, or `-` for standard input"),
    maximum: nil)
}
