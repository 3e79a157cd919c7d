// InfluenceFault.swift: what is proved to be wrong with what scores change.

import Text

enum InfluenceFault: Fault {
  case idleIndicator(indicator: String, group: String?, reason: Words)
  case idleGroup(group: String, table: String)
  /// A better score, a worse result.
  case worsening(table: String, score: String, test: String)
  case worseningScore(indicator: String, test: String)
  case selfRatedIndicator(indicator: String)
  case selfRatingDecides(indicator: String)
  /// What is better may keep somebody from a promotion.
  case losingPromotion(promotion: String, value: String, condition: String?, test: String)
  case countedTwice(value: String, rule: String)
  /// Weights of scores in a formula.
  case unbalancedWeights(rule: String, sum: String)

  var code: String {
    switch self {
    case .idleIndicator: "A0901"
    case .idleGroup: "A0902"
    case .worsening: "A0903"
    case .worseningScore: "A0904"
    case .selfRatedIndicator: "A0905"
    case .selfRatingDecides: "A0906"
    case .losingPromotion: "A0907"
    case .countedTwice: "A0908"
    case .unbalancedWeights: "A0909"
    }
  }

  var severity: Severity {
    switch self {
    case .idleIndicator, .idleGroup, .worsening, .worseningScore, .selfRatedIndicator,
      .selfRatingDecides, .losingPromotion, .countedTwice, .unbalancedWeights:
      .warning
    }
  }

  var words: Words {
    switch self {
    case .idleIndicator(let indicator, let group?, let reason):
      Words(
        "indikator `\(indicator)` tidak pernah mengubah nilai `\(group)`: \(reason.indonesian)",
        en: "indicator `\(indicator)` never changes `\(group)`: \(reason.english)")
    case .idleIndicator(let indicator, nil, let reason):
      Words(
        "indikator `\(indicator)` tidak pernah mengubah apa pun: \(reason.indonesian)",
        en: "indicator `\(indicator)` never changes anything: \(reason.english)")
    case .idleGroup(let group, let table):
      Words(
        "nilai `\(group)` tidak pernah mengubah hasil tabel `\(table)`",
        en: "`\(group)` never changes the result of table `\(table)`")
    case .worsening(let table, let score, _):
      Words(
        "nilai `\(score)` yang lebih tinggi dapat menurunkan hasil tabel `\(table)`",
        en: "a higher `\(score)` can lower the result of table `\(table)`")
    case .worseningScore(let indicator, _):
      Words(
        "ukuran `\(indicator)` yang lebih baik dapat menurunkan capaiannya",
        en: "a better measurement of `\(indicator)` can lower its score")
    case .selfRatedIndicator(let indicator):
      Words(
        "indikator `\(indicator)` hanya diukur dari penilaian diri",
        en: "indicator `\(indicator)` is measured by self-rating only")
    case .selfRatingDecides(let indicator):
      Words(
        "penilaian diri `\(indicator)` menentukan sendiri di sini",
        en: "the self-rating of `\(indicator)` decides alone here")
    case .losingPromotion(let promotion, let value, let condition, _):
      Words(
        "`\(value)` yang lebih baik dapat membuat pegawai kehilangan promosi `\(promotion)`,"
          + " karena \(condition.map { "syarat `\($0)`" } ?? "`calon`")",
        en: "a better `\(value)` can lose somebody promotion `\(promotion)`, because of "
          + (condition.map { "condition `\($0)`" } ?? "`calon`"))
    case .countedTwice(let value, let rule):
      Words(
        "`\(value)` diberi bobot dua kali dalam satu jumlah pada rumus `\(rule)`",
        en: "`\(value)` is given a weight twice in one sum of formula `\(rule)`")
    case .unbalancedWeights(let rule, let sum):
      Words(
        "bobot nilai pada rumus `\(rule)` berjumlah \(sum), bukan 100%",
        en: "the weights of scores in formula `\(rule)` add up to \(sum), not 100%")
    }
  }

  var help: Words? {
    switch self {
    case .idleIndicator:
      Words(
        "beri bobot dan batas yang membedakan, atau hapus indikatornya",
        en: "give it a weight and bounds that make a difference, or delete it")
    case .idleGroup:
      Words(
        "periksa ambang tabel dan batas nilai indikatornya",
        en: "check the thresholds of the table and the bounds of the scores")
    case .worsening(_, _, let test):
      Words(
        "periksa urutan baris dan hasilnya; ujinya:\n\(test)",
        en: "check the order of rows and results; its test:\n\(test)")
    case .worseningScore(_, let test):
      Words(
        "periksa `capaian` terhadap arah targetnya; ujinya:\n\(test)",
        en: "check `capaian` against the direction of its target; its test:\n\(test)")
    case .selfRatedIndicator:
      Words(
        "tambahkan sumber lain dengan bobotnya, misalnya `sumber atasan 80%`",
        en: "add another source with its share, such as `sumber atasan 80%`")
    case .selfRatingDecides:
      Words(
        "baca nilai indikatornya yang sudah digabung dengan sumber lain",
        en: "read the indicator's value, in which other sources count, too")
    case .losingPromotion(_, _, _, let test):
      Words(
        "periksa tanda perbandingannya; ujinya:\n\(test)",
        en: "check the sign of the comparison; its test:\n\(test)")
    case .countedTwice:
      Words(
        "tulis nilai lain yang dimaksud, atau jumlahkan bobotnya",
        en: "write the other value that was meant, or add the weights")
    case .unbalancedWeights:
      Words(
        "betulkan bobotnya sehingga berjumlah 100%",
        en: "correct the weights so that they add up to 100%")
    }
  }
}
