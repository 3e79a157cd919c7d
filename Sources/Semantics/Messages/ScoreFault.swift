// ScoreFault.swift: what can be wrong with groups and indicators.
// Codes, sentences and next steps, each in one exhaustive switch.

package import Text

package enum ScoreFault: Fault {
  case weightsNotWhole(
    group: String, set: String?, sum: String, difference: String, isMissing: Bool, who: String?)
  case unknownGroup(String, known: [String], suggestion: String?)
  case groupEmpty(String)
  case unitMissing(String)
  case noSources
  case sourceTwice(String)
  case shareInPercent
  case shareMissing(String)
  case respondents
  case freshness
  case sharesNotWhole(sum: String)
  case targetMissing(String)
  case targetZero
  case proRatedWithoutSum
  case weightMissing(String)
  case weightBesideEqual(String)
  case weightInPercent(String)
  case weightOutOfRange(String)

  package var code: String {
    switch self {
    case .weightsNotWhole: "A0501"
    case .unknownGroup: "A0503"
    case .groupEmpty: "A0504"
    case .unitMissing: "A0505"
    case .noSources: "A0506"
    case .sourceTwice: "A0507"
    case .shareInPercent: "A0508"
    case .shareMissing: "A0509"
    case .respondents: "A0510"
    case .freshness: "A0511"
    case .sharesNotWhole: "A0512"
    case .targetMissing: "A0513"
    case .targetZero: "A0514"
    case .proRatedWithoutSum: "A0515"
    case .weightMissing: "A0516"
    case .weightBesideEqual: "A0517"
    case .weightInPercent: "A0518"
    case .weightOutOfRange: "A0519"
    }
  }

  package var severity: Severity {
    .error
  }

  package var words: Words {
    switch self {
    case .weightsNotWhole(let group, let set, let sum, _, _, let who):
      Words(
        "jumlah bobot kelompok `\(group)` bukan 100%, melainkan "
          + "\(sum)\(Joined.case(set, who).indonesian)",
        en: "the weights of group `\(group)` add up to \(sum), not "
          + "100%\(Joined.case(set, who).english)")
    case .unknownGroup(let name, _, _):
      Words("kelompok `\(name)` tidak ada", en: "there is no group `\(name)`")
    case .groupEmpty(let name):
      Words("kelompok `\(name)` tidak mempunyai indikator", en: "group `\(name)` has no indicator")
    case .unitMissing(let name):
      Words(
        "satuan indikator `\(name)` belum ditulis",
        en: "the unit of indicator `\(name)` is not given")
    case .noSources:
      Words(
        "`sumber` memerlukan `pilihan Sumber`, dan itu belum ada",
        en: "`sumber` needs a `pilihan Sumber`, and there is none")
    case .sourceTwice(let name):
      Words("sumber `\(name)` ditulis dua kali", en: "source `\(name)` is written twice")
    case .shareInPercent:
      Words("bagian sumber ditulis dalam persen", en: "the share of a source is written in percent")
    case .shareMissing(let name):
      Words(
        "bagian sumber `\(name)` belum ditulis",
        en: "the share of source `\(name)` is not given")
    case .respondents:
      Words(
        "jumlah responden harus bilangan bulat, paling sedikit 1",
        en: "the number of respondents must be a whole number, at least 1")
    case .freshness:
      Words(
        "umur pengukuran ditulis dalam bulan atau hari",
        en: "the age of a measurement is written in months or days")
    case .sharesNotWhole(let sum):
      Words(
        "jumlah bagian semua sumber bukan 100%, melainkan \(sum)",
        en: "the shares of all sources add up to \(sum), not 100%")
    case .targetMissing(let name):
      Words(
        "target indikator `\(name)` belum ditulis",
        en: "the target of indicator `\(name)` is not given")
    case .targetZero:
      Words("target tidak boleh nol", en: "the target must not be zero")
    case .proRatedWithoutSum:
      Words(
        "`disesuaikan waktu` hanya untuk indikator yang `dihitung jumlah` dengan target per "
          + "periode",
        en: "`disesuaikan waktu` is only for indicators with `dihitung jumlah` and a target "
          + "per period")
    case .weightMissing(let name):
      Words(
        "bobot indikator `\(name)` belum ditulis",
        en: "the weight of indicator `\(name)` is not given")
    case .weightBesideEqual(let name):
      Words(
        "indikator `\(name)` tidak boleh berbobot sendiri, karena kelompoknya berbobot sama",
        en: "indicator `\(name)` must not have a weight of its own, because its group weighs "
          + "all alike")
    case .weightInPercent:
      Words("bobot ditulis dalam persen", en: "a weight is written in percent")
    case .weightOutOfRange(let name):
      Words(
        "bobot `\(name)` harus lebih dari 0% dan paling tinggi 100%",
        en: "the weight `\(name)` must be more than 0% and at most 100%")
    }
  }

  package var help: Words? {
    switch self {
    case .weightsNotWhole(_, _, _, let difference, let isMissing, _):
      Suggested.weights(difference, isMissing)
    case .unknownGroup(_, let known, let suggestion):
      Suggested.among(suggestion, known)
    case .groupEmpty:
      Words(
        "tulis indikatornya, atau tambahkan `diisi dinas`",
        en: "write its indicators, or add `diisi dinas`")
    case .unitMissing:
      Words(
        "tambahkan baris `satuan ...`, contoh: `satuan orang`",
        en: "add a line `satuan ...`, for example: `satuan orang`")
    case .noSources:
      Words(
        "tulis `pilihan Sumber` dengan semua sumber penilaian",
        en: "write a `pilihan Sumber` with all sources")
    case .sourceTwice:
      Words("hapus salah satunya", en: "delete one of the two")
    case .shareInPercent:
      Words("contoh: `sumber survei 30%`", en: "for example: `sumber survei 30%`")
    case .shareMissing:
      Words(
        "bila sumbernya lebih dari satu, tulis persennya pada setiap sumber",
        en: "with more than one source, give each its percentage")
    case .respondents:
      Words("contoh: `minimal 30 responden`", en: "for example: `minimal 30 responden`")
    case .freshness:
      Words("contoh: `paling lama 6 bulan`", en: "for example: `paling lama 6 bulan`")
    case .sharesNotWhole:
      Words(
        "ubah salah satunya sehingga jumlahnya 100%",
        en: "change one so that they add up to 100%")
    case .targetMissing:
      Words(
        "tambahkan `target paling sedikit ...` atau `target paling banyak ...`",
        en: "add `target paling sedikit ...` or `target paling banyak ...`")
    case .targetZero:
      Words(
        "capaian dihitung dengan membagi dengan target",
        en: "the score is worked out by dividing by the target")
    case .proRatedWithoutSum:
      Words(
        "tambahkan `dihitung jumlah` dan `per tahun`, atau hapus `disesuaikan waktu`",
        en: "add `dihitung jumlah` and `per tahun`, or delete `disesuaikan waktu`")
    case .weightMissing:
      Words(
        "tambahkan misalnya `bobot 20%`, atau tulis `bobot sama` pada kelompoknya",
        en: "add for example `bobot 20%`, or write `bobot sama` in its group")
    case .weightBesideEqual:
      Words(
        "hapus baris `bobot`, atau hapus `bobot sama` pada kelompoknya",
        en: "delete the line `bobot`, or `bobot sama` in its group")
    case .weightInPercent(let name):
      Words("tulis `\(name)`", en: "write `\(name)`")
    case .weightOutOfRange:
      Words("perbaiki angkanya", en: "mend the number")
    }
  }
}
