// RecordFault.swift: what can be wrong with what a record says (R02xx): codes and sentences.
// RecordFault+Help.swift has the next steps; YAMLFault (in YAML) what is wrong with the form.

package import Text
package import Values

/// A value, as a message may show it: nil where the field holds personal data.
package typealias ShownValue = String?

/// Its data is one reference: a message (RecordMessage.swift) holds any fault in place.
package indirect enum RecordFault: Fault, Hashable {
  /// Why a date is none.
  package enum DateSlip: Hashable, Sendable {
    case month(Int)
    case day(Int, daysInMonth: Int)
    case year
  }
  /// How a number is written that is none here.
  package enum NumberSlip: Hashable, Sendable {
    case underscore, hexadecimal, leadingZero, exponent, notFinite, time, plus, percent, rupiah
    case unit, bareDot, space
  }

  // Fields
  case unknownKey(String, in: String?, suggestion: String?)
  case tooManyKeys
  case duplicateKey(String, firstLine: Int)
  case missingRequired(String, key: String)
  case missingKey(String)
  case emptyRequired(String)
  case duplicatePerson(key: String, file: String?, line: Int)
  case damagedKey(String)
  // Shapes
  case expectsValue(String)
  case expectsList(String)
  case expectsFields(String)
  case emptyItem(String)
  case tooManyItems(String)
  case notARecord
  case recordTooLarge
  case notAYear(String, of: String)
  // Numbers
  case notANumber(ShownValue, field: String)
  case decimalComma(ShownValue, field: String, right: String?)
  case thousands(ShownValue, field: String, right: String?)
  case thousandOrOne(ShownValue, field: String)
  case numberForm(NumberSlip, ShownValue, field: String, right: String?)
  case notWhole(ShownValue, field: String)
  case outOfRange(ShownValue, field: String, lower: Decimal?, upper: Decimal?)
  case numberTooLong(field: String)
  // Other values
  case dateForm(ShownValue, field: String, right: String?)
  case noSuchDay(DateSlip, field: String)
  case notYesNo(ShownValue, field: String)
  /// `choices`: what may be written, where that is not too much to show.
  case unknownMember(ShownValue, of: String, field: String, suggestion: String?, choices: [String])
  // Measurements
  case unknownIndicator(String, suggestion: String?)
  case unknownSource(String, suggestion: String?)
  case measurementForm(String)
  case measurementWithoutValue(String)
  // The rest
  case moreMessages(Int)

  package var code: String {
    switch self {
    case .unknownKey: "R0201"
    case .duplicateKey: "R0202"
    case .missingRequired: "R0203"
    case .emptyRequired: "R0204"
    case .missingKey: "R0205"
    case .duplicatePerson: "R0206"
    case .damagedKey: "R0207"
    case .tooManyKeys: "R0209"
    case .tooManyItems: "R0210"
    case .expectsValue: "R0211"
    case .expectsList: "R0212"
    case .expectsFields: "R0213"
    case .emptyItem: "R0214"
    case .notARecord: "R0215"
    case .notAYear: "R0216"
    case .recordTooLarge: "R0217"
    case .notANumber: "R0220"
    case .decimalComma: "R0221"
    case .thousands: "R0222"
    case .thousandOrOne: "R0223"
    case .numberForm: "R0224"
    case .notWhole: "R0225"
    case .outOfRange: "R0226"
    case .numberTooLong: "R0227"
    case .dateForm: "R0230"
    case .noSuchDay: "R0231"
    case .notYesNo: "R0232"
    case .unknownMember: "R0233"
    case .unknownIndicator: "R0240"
    case .unknownSource: "R0241"
    case .measurementForm: "R0242"
    case .measurementWithoutValue: "R0243"
    case .moreMessages: "R0250"
    }
  }

  package var severity: Severity {
    switch self {
    case .thousandOrOne: .warning
    case .moreMessages: .note
    default: .error
    }
  }

  package var words: Words {
    switch self {
    case .unknownKey(let key, let owner, _):
      if let owner {
        Words(
          "bidang `\(key)` tidak dikenal di dalam `\(owner)`",
          en: "there is no field `\(key)` in `\(owner)`")
      } else {
        Words("bidang `\(key)` tidak dikenal", en: "there is no field `\(key)`")
      }
    case .tooManyKeys:
      Words(
        "lebih dari \(RecordLimits.keysPerMapping) bidang dalam satu kelompok",
        en: "more than \(RecordLimits.keysPerMapping) fields in one group")
    case .duplicateKey(let key, let line):
      Words(
        "`\(key)` ditulis dua kali, yang pertama di baris \(line)",
        en: "`\(key)` is written twice, first on line \(line)")
    case .missingRequired(let field, _):
      Words("bidang wajib `\(field)` tidak ada", en: "the required field `\(field)` is missing")
    case .missingKey(let field):
      Words(
        "catatan ini tidak memuat `\(field)`, padahal itu pengenal orangnya",
        en: "this record has no `\(field)`, which tells whose record it is")
    case .emptyRequired(let field):
      Words("bidang wajib `\(field)` kosong", en: "the required field `\(field)` is empty")
    case .duplicatePerson(let field, let file, let line):
      if let file {
        Words(
          "`\(field)` ini sudah dipakai catatan lain, di `\(file)` baris \(line)",
          en: "another record has this `\(field)` already, in `\(file)` line \(line)")
      } else {
        Words(
          "`\(field)` ini sudah dipakai catatan lain, di baris \(line)",
          en: "another record has this `\(field)` already, on line \(line)")
      }
    case .damagedKey(let field):
      Words(
        "`\(field)` tampaknya rusak oleh Excel: angka terakhirnya hilang",
        en: "`\(field)` seems damaged by Excel: its last digits are lost")
    case .expectsValue(let field):
      Words(
        "`\(field)` harus berisi satu nilai, bukan daftar atau kelompok bidang",
        en: "`\(field)` must hold one value, not a list or a group of fields")
    case .expectsList(let field):
      Words("`\(field)` harus berupa daftar", en: "`\(field)` must be a list")
    case .expectsFields(let field):
      Words(
        "`\(field)` harus berupa kelompok bidang `nama: isi`",
        en: "`\(field)` must be a group of fields `name: value`")
    case .emptyItem(let field):
      Words("ada butir kosong di `\(field)`", en: "there is an empty item in `\(field)`")
    case .tooManyItems(let field):
      Words(
        "`\(field)` memuat lebih dari \(RecordLimits.itemsPerList) butir",
        en: "`\(field)` has more than \(RecordLimits.itemsPerList) items")
    case .notARecord:
      Words(
        "di sini seharusnya ada catatan, yaitu baris-baris `nama: isi`",
        en: "there should be a record here: lines of `name: value`")
    case .recordTooLarge:
      Words(
        "satu catatan lebih besar dari \(RecordLimits.recordBytes >> 20) MiB",
        en: "one record is larger than \(RecordLimits.recordBytes >> 20) MiB")
    case .notAYear(let key, let field):
      Words("`\(key)` pada `\(field)` bukan tahun", en: "`\(key)` in `\(field)` is not a year")
    case .notANumber(let value, let field):
      Words(
        "\(the(value, "isi")) pada `\(field)` bukan angka",
        en: "\(the(value, "the value")) of `\(field)` is not a number")
    case .decimalComma(let value, let field, _):
      Words(
        "\(the(value, "isi")) pada `\(field)` memakai koma desimal, padahal di dalam catatan dipakai titik",
        en: "\(the(value, "the value")) of `\(field)` has a decimal comma, but records use a point")
    case .thousands(let value, let field, _):
      Words(
        "\(the(value, "isi")) pada `\(field)` memakai titik ribuan, padahal di dalam catatan titik berarti desimal",
        en:
          "\(the(value, "the value")) of `\(field)` has points between thousands, but in records a point starts the decimals"
      )
    case .thousandOrOne(let value, let field):
      Words(
        "\(the(value, "isi")) pada `\(field)` dibaca sebagai bilangan dengan tiga desimal, bukan ribuan",
        en:
          "\(the(value, "the value")) of `\(field)` is read as a number with three decimals, not as thousands"
      )
    case .numberForm(let slip, let value, let field, _):
      numberWords(slip, value, field)
    case .notWhole(let value, let field):
      Words(
        "\(the(value, "isi")) pada `\(field)` harus bilangan bulat",
        en: "\(the(value, "the value")) of `\(field)` must be a whole number")
    case .outOfRange(let value, let field, let lower, let upper):
      Words(
        "\(the(value, "isi")) pada `\(field)` di luar batas \(range(lower, upper).indonesian)",
        en: "\(the(value, "the value")) of `\(field)` is outside \(range(lower, upper).english)")
    case .numberTooLong(let field):
      Words(
        "angka pada `\(field)` terlalu panjang: paling banyak \(RecordLimits.numberDigits) angka, \(RecordLimits.decimals) di antaranya di belakang titik",
        en:
          "the number in `\(field)` is too long: at most \(RecordLimits.numberDigits) digits, \(RecordLimits.decimals) of them behind the point"
      )
    case .dateForm(let value, let field, _):
      Words(
        "\(the(value, "isi")) pada `\(field)` bukan tanggal berbentuk tahun-bulan-hari",
        en: "\(the(value, "the value")) of `\(field)` is not a date of the form year-month-day")
    case .noSuchDay(let slip, let field):
      switch slip {
      case .month(let month):
        Words(
          "tanggal pada `\(field)` tidak ada: tidak ada bulan \(month)",
          en: "the date in `\(field)` does not exist: there is no month \(month)")
      case .day(let day, let days):
        Words(
          "tanggal pada `\(field)` tidak ada: bulan itu punya \(days) hari, bukan \(day)",
          en: "the date in `\(field)` does not exist: that month has \(days) days, not \(day)")
      case .year:
        Words(
          "tanggal pada `\(field)` tidak ada: tidak ada tahun 0000",
          en: "the date in `\(field)` does not exist: there is no year 0000")
      }
    case .notYesNo(let value, let field):
      Words(
        "\(the(value, "isi")) pada `\(field)` bukan ya atau tidak",
        en: "\(the(value, "the value")) of `\(field)` is neither ya nor tidak")
    case .unknownMember(let value, let type, let field, _, _):
      Words(
        "\(the(value, "isi")) pada `\(field)` bukan salah satu nilai \(type)",
        en: "\(the(value, "the value")) of `\(field)` is not one of the values of \(type)")
    case .unknownIndicator(let name, _):
      Words("indikator `\(name)` tidak dikenal", en: "there is no indicator `\(name)`")
    case .unknownSource(let name, _):
      Words("sumber `\(name)` tidak dikenal", en: "there is no source `\(name)`")
    case .measurementForm(let name):
      Words(
        "bentuk isian indikator `\(name)` tidak dikenal",
        en: "the measurement of indicator `\(name)` has an unknown form")
    case .measurementWithoutValue(let name):
      Words(
        "ukuran indikator `\(name)` tidak memuat `nilai`",
        en: "a measurement of indicator `\(name)` has no `nilai`")
    case .moreMessages(let count):
      Words(
        "masih ada \(count) pesan lain tentang catatan ini",
        en: "there are \(count) more messages about this record")
    }
  }

  private func numberWords(_ slip: NumberSlip, _ value: ShownValue, _ field: String) -> Words {
    let id = "\(the(value, "isi")) pada `\(field)`"
    let en = "\(the(value, "the value")) of `\(field)`"
    return switch slip {
    case .underscore:
      Words("\(id) memuat garis bawah di antara angka", en: "\(en) has an underscore among digits")
    case .hexadecimal:
      Words(
        "\(id) bukan angka biasa dan tidak diubah", en: "\(en) is no plain number and not converted"
      )
    case .leadingZero:
      Words("\(id) diawali nol", en: "\(en) starts with a zero")
    case .exponent:
      Words("\(id) memakai pangkat sepuluh", en: "\(en) uses a power of ten")
    case .notFinite:
      Words("\(id) bukan angka tertentu", en: "\(en) is no definite number")
    case .time:
      Words("\(id) tampaknya jam, bukan angka", en: "\(en) seems to be a time, not a number")
    case .plus:
      Words("\(id) diawali tanda tambah", en: "\(en) starts with a plus sign")
    case .percent:
      Words("\(id) memuat tanda persen", en: "\(en) has a percent sign")
    case .rupiah:
      Words("\(id) memuat tanda uang", en: "\(en) has a currency sign")
    case .unit:
      Words("\(id) memuat satuan", en: "\(en) has a unit")
    case .bareDot:
      Words(
        "\(id) kurang angka di depan atau di belakang titik",
        en: "\(en) lacks digits beside the point")
    case .space:
      Words("\(id) memuat spasi di antara angka", en: "\(en) has spaces among the digits")
    }
  }
}

/// The value in backticks, or the neutral word for a value that is not shown.
private func the(_ value: ShownValue, _ neutral: String) -> String {
  value.map { "`\($0)`" } ?? neutral
}

private func range(_ lower: Decimal?, _ upper: Decimal?) -> Words {
  switch (lower, upper) {
  case (let lower?, let upper?):
    Words(
      "\(Numerals.plain(lower)) sampai dengan \(Numerals.plain(upper))",
      en: "\(Numerals.plain(lower)) to \(Numerals.plain(upper))")
  case (let lower?, nil):
    Words("paling rendah \(Numerals.plain(lower))", en: "at least \(Numerals.plain(lower))")
  case (nil, let upper?):
    Words("paling tinggi \(Numerals.plain(upper))", en: "at most \(Numerals.plain(upper))")
  case (nil, nil): Words("yang boleh", en: "what is allowed")
  }
}
