// Scores.swift: indicators whose period has no effect or whose target points the wrong way, and
// calendars without holidays.

import Semantics
import Syntax
import Text

extension Review {
  mutating func findScores() {
    var seen = Set<SourceRange>()
    for set in policy.sets {
      for indicator in set.indicators {
        // A target of a year is a year's target, however it is measured.
        guard let target = indicator.target, let period = target.period, period != .year,
          !target.isProRated,
          indicator.combination != .sum, seen.insert(target.range).inserted
        else { continue }
        report(AmountFault.idlePeriod(indicator.origin.name), at: target.range)
      }
    }
    for declared in declarations where declared.kind == .indicator || declared.kind == .calendar {
      switch declared.declaration.body {
      case .indicator(let indicator): findDirection(indicator)
      case .calendar(let calendar):
        // Where nothing is decided about people, a calendar may be a mere pattern of days.
        if calendar.holidays.isEmpty, decides {
          report(AmountFault.noHolidays(calendar.name.text), at: calendar.name.range)
        }
      default: break
      }
    }
  }

  /// What is the better the less of it there is.
  private static let burdens = PhraseList([
    "waktu tunggu", "lama menunggu", "lama penerbitan", "lama penyelesaian", "lama antre",
    "lama pelayanan", "waktu penyelesaian", "waktu respons", "waktu tanggap", "keterlambatan",
    "kecelakaan", "kesalahan", "pelanggaran", "terlambat",
  ])
  /// What is the better the more of it there is.
  private static let gains = PhraseList([
    "kepuasan", "kehadiran", "cakupan", "ketepatan", "kelulusan", "tepat waktu",
  ])
  /// What turns a burden into a gain, or the other way round.
  private static let turning = PhraseList([
    "tanpa", "bebas", "turun", "penurunan", "berkurang", "ditangani", "diselesaikan", "selesai",
    "ditindaklanjuti", "dijawab", "dicegah", "pencegahan", "terpenuhi", "sesuai", "tidak",
    "kurang", "belum", "bukan", "penanganan", "penindakan", "ditindak", "ditemukan", "dilaporkan",
    "terdeteksi", "pelaporan", "pemeriksaan", "pengawasan", "penyuluhan", "diperbaiki",
  ])

  private mutating func findDirection(_ indicator: IndicatorSyntax) {
    guard let target = indicator.target, let label = indicator.label else { return }
    let words = LabelText(label.text).lower
    let burden = Review.burdens.first(in: words)
    let gain = Review.gains.first(in: words)
    if burden == nil && gain == nil || Review.turning.first(in: words) != nil { return }
    let isAtLeast = target.direction == .atLeast
    guard burden == nil || gain == nil, let word = isAtLeast ? burden : gain else { return }
    report(
      WordingFault.targetDirection(word: word, isAtLeast: isAtLeast), at: target.range,
      others: [Label(label.range)])
  }
}
