// WorkspaceFault.swift: what can be wrong with files and folders as a whole (C01xx).
// ReferenceFault.swift: with what stands in a list or holiday file.

package import Text

package enum WorkspaceFault: Fault, Error, Hashable {
  case cannotRead(path: String, SystemError)
  case noRules(path: String)
  case noRecords(path: String)
  case cannotWrite(path: String, SystemError)
  case personNotFound(records: String, refused: Int)
  case exists(path: String)
  case ruleFileTooLarge(path: String)
  case noRecordDeclared(path: String)

  /// A rule file may have so many bytes.
  package static let ruleFileBytes = 1 << 20

  /// The file or folder meant.
  package var path: String {
    switch self {
    case .cannotRead(let path, _), .noRules(let path), .noRecords(let path),
      .cannotWrite(let path, _), .personNotFound(let path, _), .exists(let path),
      .ruleFileTooLarge(let path), .noRecordDeclared(let path):
      path
    }
  }

  /// What it means for the job.
  package var trouble: Trouble {
    switch self {
    case .cannotRead(_, let error): error.isMissing ? .noInput : .inputOutput
    case .noRules, .noRecords, .personNotFound: .noInput
    case .cannotWrite(_, let error): error == .closedPipe ? .closedPipe : .inputOutput
    case .exists: .none
    case .ruleFileTooLarge, .noRecordDeclared: .findings
    }
  }

  /// Nobody is told when who reads the output has seen enough.
  var isSilent: Bool { trouble == .closedPipe }

  package var code: String {
    switch self {
    case .cannotRead: "C0101"
    case .noRules: "C0102"
    case .noRecords: "C0103"
    case .cannotWrite: "C0104"
    case .personNotFound: "C0105"
    case .exists: "C0106"
    case .ruleFileTooLarge: "C0107"
    case .noRecordDeclared: "C0108"
    }
  }

  package var severity: Severity {
    switch self {
    case .cannotRead, .noRules, .noRecords, .cannotWrite, .personNotFound, .ruleFileTooLarge,
      .noRecordDeclared:
      .error
    case .exists: .warning
    }
  }

  package var words: Words {
    switch self {
    case .cannotRead(let path, let error):
      Words(
        "`\(path)` tidak dapat dibaca: \(error.words.indonesian)",
        en: "`\(path)` cannot be read: \(error.words.english)")
    case .noRules(let path):
      Words(
        "tidak ada berkas aturan (`*.aturan`) di `\(path)`",
        en: "there is no rule file (`*.aturan`) in `\(path)`")
    case .noRecords(let path):
      Words(
        "tidak ada berkas catatan (`*.yaml`) di `\(path)`",
        en: "there is no record file (`*.yaml`) in `\(path)`")
    case .cannotWrite(let path, let error):
      Words(
        "`\(path)` tidak dapat ditulis: \(error.words.indonesian)",
        en: "`\(path)` cannot be written: \(error.words.english)")
    case .personNotFound(_, let refused):
      refused == 0
        ? Words(
          "tidak ada catatan dengan pengenal itu", en: "there is no record with that identifier")
        : Words(
          "tidak ada catatan dengan pengenal itu, tetapi \(refused) catatan ditolak dan mungkin termasuk yang dicari",
          en:
            "there is no record with that identifier, but \(refused) records were refused and it may be among them"
        )
    case .exists(let path):
      Words("`\(path)` sudah ada dan tidak diubah", en: "`\(path)` exists and was left alone")
    case .ruleFileTooLarge(let path):
      Words(
        "berkas aturan `\(path)` lebih besar dari \(WorkspaceFault.ruleFileBytes >> 20) MiB",
        en: "the rule file `\(path)` is larger than \(WorkspaceFault.ruleFileBytes >> 20) MiB")
    case .noRecordDeclared(let path):
      Words(
        "aturan di `\(path)` belum mengatakan bagaimana catatan pegawai disusun",
        en: "the rules in `\(path)` do not say yet what a staff record looks like")
    }
  }

  package var help: Words? {
    switch self {
    case .cannotRead(_, .noMemory), .cannotWrite(_, .noMemory):
      Words(
        "izinkan program memakai lebih banyak memori (`ulimit -v`)",
        en: "let the program have more memory (`ulimit -v`)")
    case .cannotRead(_, let error):
      error.isMissing
        ? Words("periksa ejaan namanya", en: "check how its name is spelled")
        : Words(
          "periksa jenis berkas dan izinnya",
          en: "check what kind of file it is, and who may read it")
    case .noRules:
      Words(
        "sebut folder lain dengan `--aturan`, atau mulai dengan `timbang baru`",
        en: "name another folder with `--rules`, or begin with `timbang new`")
    case .noRecords:
      Words(
        "sebut berkas atau folder yang memuat catatan pegawai",
        en: "name a file or folder that holds staff records")
    case .cannotWrite:
      Words("pilih tempat lain dengan `-o`", en: "choose another place with `-o`")
    case .personNotFound:
      Words(
        "periksa nomornya dan berkas catatannya",
        en: "check the number and which record files were named")
    case .exists:
      Words(
        "pilih folder lain bila ingin mulai dari awal",
        en: "choose another folder to begin afresh")
    case .ruleFileTooLarge:
      Words(
        "pindahkan daftar panjang ke `rujukan`, atau bagi berkasnya dengan `bagian dari`",
        en: "move long lists to a `rujukan`, or split the file with `bagian dari`")
    case .noRecordDeclared:
      Words(
        "tulis `data` dengan satu bidang bertanda `kunci`",
        en: "write a `data` with one field marked `kunci`")
    }
  }
}
