// SilenceFault.swift: what can be wrong with a comment that silences a message (A1091 and on).

import Text

enum SilenceFault: Fault {
  case reasonMissing(codes: String)
  case silencesNothing(code: String)
  case unknownCode(String, suggestion: String?)
  case errorCode(String)

  var code: String {
    switch self {
    case .reasonMissing: "A1091"
    case .silencesNothing: "A1092"
    case .unknownCode: "A1093"
    case .errorCode: "A1094"
    }
  }

  var severity: Severity {
    switch self {
    case .reasonMissing, .silencesNothing, .unknownCode, .errorCode: .warning
    }
  }

  var words: Words {
    switch self {
    case .reasonMissing:
      Words(
        "pesan diabaikan tanpa alasan, jadi tetap ditampilkan",
        en: "a message is silenced without a reason, so it is still shown")
    case .silencesNothing(let code):
      Words(
        "tidak ada pesan `\(code)` di sini yang diabaikan",
        en: "there is no `\(code)` here to silence")
    case .unknownCode(let code, _):
      Words("kode pesan `\(code)` tidak dikenal", en: "the message code `\(code)` is unknown")
    case .errorCode(let code):
      Words(
        "`\(code)` tidak dapat diabaikan: hanya peringatan dan catatan tentang aturan yang dapat",
        en: "`\(code)` cannot be silenced: only warnings and notes about rules can")
    }
  }

  var help: Words? {
    switch self {
    case .reasonMissing(let codes):
      Words(
        "tulis alasannya sesudah titik dua: `# abaikan \(codes): alasan`",
        en: "write the reason after a colon: `# ignore \(codes): reason`")
    case .silencesNothing:
      Words(
        "hapus catatan ini, atau pindahkan ke baris yang dimaksud",
        en: "delete the comment, or move it to the line that is meant")
    case .unknownCode(_, let near?):
      Words("maksud Anda `\(near)`?", en: "did you mean `\(near)`?")
    case .unknownCode(_, nil):
      Words(
        "salin kodenya dari pesan, misalnya `peringatan[A0805]`",
        en: "copy the code from the message, such as `warning[A0805]`")
    case .errorCode:
      Words(
        "betulkan kesalahannya, lalu hapus kode ini", en: "mend the error, then delete the code")
    }
  }
}
