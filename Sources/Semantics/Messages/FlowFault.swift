// FlowFault.swift: what rules may not look at: identity, forbidden fields, restricted fields without a legal basis.
// Codes, sentences and next steps, each in one exhaustive switch.

package import Text

package enum FlowFault: Fault {
  case restrictedWithoutBasis(String, by: String, via: [String])
  case forbiddenRead(String, by: String)
  case identityRead(String)

  package var code: String {
    switch self {
    case .restrictedWithoutBasis: "A0320"
    case .forbiddenRead: "A0321"
    case .identityRead: "A0322"
    }
  }

  package var severity: Severity {
    .error
  }

  package var words: Words {
    switch self {
    case .restrictedWithoutBasis(let name, let by, let via):
      Words(
        "`\(by)` membaca bidang terbatas `\(name)`\(Joined.via(via).indonesian) tanpa `dasar`",
        en: "`\(by)` reads the restricted field `\(name)`\(Joined.via(via).english) without a "
          + "`dasar`")
    case .forbiddenRead(let name, let by):
      Words(
        "`\(by)` membaca bidang terlarang `\(name)`",
        en: "`\(by)` reads the forbidden field `\(name)`")
    case .identityRead(let name):
      Words(
        "`\(name)` mengenali orangnya, jadi tidak boleh dibaca aturan",
        en: "`\(name)` identifies the person, so no rule may read it")
    }
  }

  package var help: Words? {
    switch self {
    case .restrictedWithoutBasis:
      Words(
        "tambahkan baris `dasar \"...\"` dengan peraturannya; tanpa dasar hukum bidang ini "
          + "tidak boleh dipakai",
        en: "add a line `dasar \"...\"` with the regulation; without a legal basis this field "
          + "may not be used")
    case .forbiddenRead:
      Words(
        "hapus bagian ini; bidang terlarang hanya boleh dibaca `tanda ... untuk pemeriksaan`",
        en: "remove this part; only a `tanda ... untuk pemeriksaan` may read a forbidden field")
    case .identityRead:
      Words(
        "pakai bidang yang menjadi alasannya, misalnya jabatan atau masa kerja",
        en: "use the field that is the reason, such as the position or the years of service")
    }
  }
}
