// RandomExpressions.swift: random trees of expressions, of every form the language has; built as the
// views the parser should yield, with no places in them.

import Syntax
import TestSupport
import Text

struct RandomExpressions {
  private var random: SeededGenerator
  /// How many more inner nodes may be made; when none are left, leaves are.
  private var budget = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let nowhere = SourceRange(file: FileID(0), start: 0, end: 0)
  private var place: SourceRange { RandomExpressions.nowhere }

  /// Names that are words of the language elsewhere stand among the plain ones.
  private static let names = [
    "usia", "gaji", "tunjangan", "masa_jabatan", "a", "x1", "Rata2", "jabatan", "tahun", "bulan",
    "hari", "nilai", "nama", "jumlah", "terakhir", "tanggal", "lama", "capaian", "tertinggi",
    "tinggi", "waktu", "jam", "angka", "usia_2", "rumpun", "kali", "menit", "persen_lulus",
  ]
  private static let units = [
    "JP", "orang", "poin", "tahun", "bulan", "hari", "menit", "kali", "jam",
  ]
  private static let lists = ["diklat", "riwayat_predikat", "hukuman", "kompetensi", "tugas"]

  mutating func condition(_ size: Int) -> ExpressionSyntax {
    budget = size
    return condition()
  }

  mutating func value(_ size: Int) -> ExpressionSyntax {
    budget = size
    return value()
  }

  mutating func chance(_ n: Int) -> Bool { random.oneIn(n) }

  private mutating func pick<T>(_ items: [T], or spare: T) -> T { random.pick(items) ?? spare }

  // MARK: - Conditions

  private mutating func condition() -> ExpressionSyntax {
    budget -= 1
    guard budget > 0 else { return .path(path()) }
    switch random.int(1...13) {
    case 1, 2: return .comparison(sign(), operand(), value(), operatorRange: place, place)
    case 3: return lasting()
    case 4: return .oneOf(operand(), many(1...3) { $0.value() }, isNegated: chance(2), place)
    case 5: return .presence(operand(), isPresent: chance(2), place)
    case 6: return .not(negated(), place)
    case 7, 8: return .and(many(2...4) { $0.condition() }, place)
    case 9, 10: return .or(many(2...3) { $0.condition() }, place)
    case 11:
      return .conditional(condition(), then: condition(), else: condition(), place)
    case 12: return quantifier()
    default:
      return .streak(
        quantity(pick(["tahun", "bulan", "kali"], or: "hari"), digits: 1), list(), place)
    }
  }

  private mutating func sign() -> ComparisonSyntax {
    pick([.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual], or: .equal)
  }

  /// `(bukan x)` denies the condition `x`, so an item is compared with these.
  private mutating func orderSign() -> ComparisonSyntax {
    pick([.equal, .less, .lessOrEqual, .greater, .greaterOrEqual], or: .equal)
  }

  private mutating func lasting() -> ExpressionSyntax {
    let since = operand()
    let end = chance(3) ? operand() : nil
    return .comparison(
      chance(2) ? .greaterOrEqual : .less, .duration(since: since, at: end, place),
      .quantity(quantity("bulan", digits: 2)), operatorRange: place, place)
  }

  /// `tidak ada L` is a form of its own, so a plain `ada` is not negated.
  private mutating func negated() -> ExpressionSyntax {
    let inner = condition()
    if case .quantifier(.any, _, _, _) = inner { return .path(path()) }
    return inner
  }

  private mutating func quantifier() -> ExpressionSyntax {
    switch random.int(1...4) {
    case 1: return .quantifier(.any, list(), nil, place)
    case 2: return .quantifier(.none, list(), nil, place)
    case 3:
      return .quantifier(.all, list(), .condition(chance(2) ? condition() : .path(path())), place)
    default: return .quantifier(.all, list(), .item(sign(), value(), place), place)
    }
  }

  // MARK: - Lists

  private mutating func list() -> ListSyntax {
    var list = ListSyntax(path: PathSyntax([name(RandomExpressions.lists)], place), place)
    if chance(4) { list.path.parts.insert(NameSyntax("pegawai", place), at: 0) }
    let count = random.int(1...24)
    switch random.int(1...10) {
    case 1: list.window = .lastYears(count, place)
    case 2: list.window = .lastMonths(count, place)
    case 3: list.window = .lastDays(count, place)
    case 4: list.window = .year(offset: chance(2) ? 0 : -1, place)
    case 5: list.window = .month(offset: chance(2) ? 0 : -1, place)
    default: break
    }
    if chance(5) {
      list.by = name(["mulai", "tanggal", "tmt"])
      if chance(2) { list.byEnd = name(["selesai", "akhir"]) }
    }
    if budget > 0, chance(3) {
      list.filter = chance(4) ? .item(orderSign(), value(), place) : .condition(condition())
    }
    list.ignoresMissing = chance(5)
    return list
  }

  // MARK: - Values

  /// A value that is no truth: `ya` and `tidak` stand only on the right of a comparison.
  private mutating func operand() -> ExpressionSyntax {
    let made = value()
    if case .truth = made { return .path(path()) }
    return made
  }

  private mutating func value() -> ExpressionSyntax {
    budget -= 1
    guard budget > 0 else { return leaf() }
    switch random.int(1...20) {
    case 1...4:
      let operation: ArithmeticSyntax = pick([.add, .subtract, .multiply, .divide], or: .add)
      return .arithmetic(operation, operand(), operand(), operatorRange: place, place)
    case 5: return .negative(operand(), place)
    case 6: return .rounded(operand(), digits: random.int(0...12), mode(), place)
    case 7: return .roundedToMultiple(operand(), of: operand(), mode(), place)
    case 8: return .atMost(operand(), operand(), place)
    case 9: return .atLeast(operand(), operand(), place)
    case 10: return .inPercent(operand(), place)
    case 11: return .extreme(isHighest: chance(2), many(2...3) { $0.value() }, place)
    case 12: return .ifMissing(operand(), operand(), place)
    case 13: return .atDate(operand(), operand(), place)
    case 14: return elapsed()
    case 15: return .aggregate(aggregate(), operand(), list(), place)
    case 16: return .count(list(), place)
    case 17: return call()
    case 18: return .conditional(condition(), then: value(), else: value(), place)
    case 19: return .datePart(pick([.year, .month, .day], or: .day), operand(), place)
    default: return leaf()
    }
  }

  private mutating func mode() -> RoundingSyntax {
    pick([.standard, .up, .down, .even], or: .standard)
  }

  private mutating func aggregate() -> AggregateSyntax {
    pick([.sum, .mean, .highest, .lowest, .latest], or: .sum)
  }

  private mutating func elapsed() -> ExpressionSyntax {
    let kind: SpanSyntax = pick([.wholeYears, .wholeMonths, .days, .workingDays], or: .days)
    if kind != .workingDays, chance(2) {
      return .elapsed(kind, since: operand(), at: chance(2) ? operand() : nil, place)
    }
    let calendar = kind == .workingDays && chance(2) ? NameSyntax("Kalender_Kota", place) : nil
    return .span(kind, calendar: calendar, from: operand(), to: operand(), place)
  }

  private mutating func call() -> ExpressionSyntax {
    let function = PathSyntax([name(["lama_tugas", "bobot_jabatan", "f"])], place)
    let call = ExpressionSyntax.call(function, many(1...3) { $0.value() }, place)
    return chance(4) ? .member(call, name(["kelas", "nama"]), place) : call
  }

  private mutating func leaf() -> ExpressionSyntax {
    switch random.int(1...16) {
    case 1...7: return .path(path())
    case 8: return .quantity(quantity(nil, digits: random.int(1...7)))
    case 9:
      return .quantity(quantity(pick(RandomExpressions.units, or: "JP"), digits: random.int(1...3)))
    case 10: return .compound([quantity("tahun", digits: 2), quantity("bulan", digits: 1)], place)
    case 11: return .date(date())
    case 12: return .text(TextSyntax(pick(["Etika publik", "", "a # b", "1.200"], or: ""), place))
    case 13: return .truth(chance(2), place)
    case 14: return .evaluationDate(place)
    case 15:
      return .dayOfYear(
        day: random.int(1...28), month: random.int(1...12), yearOffset: chance(2) ? 0 : -1, place)
    default: return .score(PathSyntax([name(["kepuasan", "nilai", "lama"])], place), place)
    }
  }

  private mutating func quantity(_ unit: String?, digits: Int) -> QuantitySyntax {
    var number = String(random.int(1...9))
    for _ in 1..<max(2, digits) where digits > 1 { number += String(random.int(0...9)) }
    var fraction = ""
    if unit == nil, chance(4) { fraction = String(random.int(1...99)) }
    let written = NumberSyntax(digits: number, fraction: fraction, place)
    var kind = unit.map { UnitSyntax.named(NameSyntax($0, place)) } ?? .none
    if unit == nil {
      switch random.int(1...5) {
      case 1: kind = .percent(place)
      case 2: kind = .rupiah(place)
      case 3: kind = .workingDays(place)
      default: break
      }
    }
    return QuantitySyntax(number: written, unit: kind, place)
  }

  private mutating func date() -> DateSyntax {
    DateSyntax(
      year: random.int(1950...2040), month: random.int(1...12), day: random.int(1...28), place)
  }

  private mutating func path() -> PathSyntax {
    switch random.int(1...12) {
    case 1: PathSyntax([NameSyntax("pegawai", place), name(RandomExpressions.names)], place)
    case 2: PathSyntax([name(["III/d", "IV/a", "II.b"])], place)
    case 3: PathSyntax([name(RandomExpressions.lists), name(["2024", "2025"])], place)
    default: PathSyntax([name(RandomExpressions.names)], place)
    }
  }

  private mutating func name(_ names: [String]) -> NameSyntax {
    NameSyntax(pick(names, or: "usia"), place)
  }

  private mutating func many<T>(
    _ count: ClosedRange<Int>, _ make: (inout RandomExpressions) -> T
  ) -> [T] {
    (0..<random.int(count)).map { _ in make(&self) }
  }
}
