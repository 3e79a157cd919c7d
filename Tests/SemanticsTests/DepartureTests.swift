// DepartureTests.swift: what a dinas takes over unread from the city is told and built as if it had been
// read: also in rules that something is wrong with.

import Foundation
import Testing
import Text
import Values

@testable import Semantics
@testable import Syntax

@Suite struct DepartureTests {
  /// The city's own rules, each time with some lines taken out or changed; the same ones every time.
  @Test func rulesWithMistakesAreToldTheSame() {
    let files = Self.shipped
    var random = Numbers(state: 7)
    for _ in 0..<24 {
      var texts = files.map(\.text)
      for _ in 0..<1 + random.below(2) {
        let file = random.below(texts.count)
        var lines = texts[file].components(separatedBy: "\n")
        let line = random.below(lines.count)
        switch random.below(3) {
        case 0: lines.remove(at: line)
        case 1: lines[line] = lines[line].replacingOccurrences(of: "kota", with: "kata")
        default: lines[line] = lines[line].replacingOccurrences(of: "%", with: "0%")
        }
        texts[file] = lines.joined(separator: "\n")
      }
      let parsed = texts.enumerated().map { number, text in
        parse(SourceFile(id: FileID(number), name: files[number].name, text: text))
      }
      Self.expectSame(parsed)
    }
  }

  /// Sets that depart from what they follow in every way there is.
  @Test func everyDepartureIsBuiltTheSame() {
    let parsed = [Self.city, Self.health, Self.schools].enumerated().map { number, text in
      parse(SourceFile(id: FileID(number), name: "\(number).aturan", text: text))
    }
    let checked = Self.expectSame(parsed)
    #expect(checked.diagnostics.isEmpty, "\(checked.diagnostics.map(\.words.indonesian))")
    #expect(checked.policy.sets.contains { $0.departure != nil })
  }

  @discardableResult
  static func expectSame(_ parsed: [ParsedFile]) -> CheckedPolicy {
    let quick = check(parsed)
    let whole = check(parsed, takesOver: false)
    func told(_ checked: CheckedPolicy) -> [String] {
      checked.diagnostics.map { "\($0.primary) \($0.code) \($0.words.indonesian) \($0.labels)" }
    }
    #expect(told(quick) == told(whole))
    if !quick.diagnostics.hasErrors {
      #expect(quick.policy.sets.map(written) == whole.policy.sets.map(written))
    }
    return quick
  }

  /// A set with all it says, expressions written out where they stand.
  private static func written(_ set: RuleSet) -> String {
    func text(_ id: ExpressionID?) -> String {
      guard let id else { return "-" }
      let expression = set[id]
      var mirror = "\(expression.kind)"
      // Numbers of expressions differ; what stands there must not.
      for part in parts(expression.kind) {
        mirror = mirror.replacingOccurrences(
          of: "ExpressionID(index: \(part.index))", with: "(\(text(part)))")
      }
      // Of lists and what else is not written out, no numbers.
      mirror = mirror.replacing(#/ExpressionID\(index: \d+\)/#, with: "…")
      return "\(mirror):\(expression.type)@\(expression.range)"
    }
    func parts(_ kind: ExpressionKind) -> [ExpressionID] {
      switch kind {
      case .formula(_, let list), .table(_, _, let list), .and(let list), .or(let list),
        .extreme(_, let list):
        list
      case .comparison(_, let a, let b, _), .arithmetic(_, let a, let b, _),
        .ifMissing(let a, let b),
        .elapsed(_, let a, let b), .span(_, let a, let b):
        [a, b]
      case .oneOf(let a, let list, _, _): [a] + list
      case .not(let a), .negative(let a), .rounded(let a, _, _), .inPercent(let a),
        .converted(let a, _, _), .isPresent(let a, _):
        [a]
      case .conditional(let a, let b, let c): [a, b, c]
      default: []
      }
    }
    func all(_ exceptions: [RuleException]) -> String {
      var line = ""
      for it in exceptions {
        line += "\(it.origin) " + text(it.condition) + text(it.value) + "[" + all(it.against) + "]"
      }
      return line
    }
    func line(_ origin: Origin, _ parts: [String]) -> String {
      "\(origin) " + parts.joined(separator: " ")
    }
    var lines: [String] = ["\(set.name) \(set.validity) \(set.isComplete)"]
    for it in set.parameters { lines.append("\(it)") }
    for it in set.formulas {
      lines.append(
        line(it.origin, ["\(it.inputs)", "\(it.type)", text(it.body), all(it.exceptions)]))
    }
    for it in set.tables {
      var parts = ["\(it.inputs)", "\(it.outputs)"] + it.columns.map { text($0.expression) }
      for row in it.rows {
        parts.append("\(row.cells.count)")
        for case .expression(let id) in row.outputs { parts.append(text(id)) }
      }
      lines.append(line(it.origin, parts))
    }
    for it in set.groups { lines.append("\(it)") }
    for it in set.indicators {
      let expressions = [it.appliesIf, it.lower, it.upper, it.score, it.target?.value]
      let parts = [
        "\(it.group?.index ?? -1)", "\(it.unit)", "\(it.weight ?? .zero)", "\(it.sources)",
      ]
      lines.append(line(it.origin, parts + expressions.map { text($0) }))
    }
    for it in set.promotions {
      var parts = [text(it.candidates)]
      for condition in it.conditions {
        parts.append("\(condition.origin)")
        parts.append(text(condition.condition))
        parts.append(all(condition.exceptions))
      }
      lines.append(line(it.origin, parts))
    }
    for it in set.trainings {
      let priorities = it.priorities.map { text($0.condition) }
      lines.append(line(it.origin, [text(it.trigger), all(it.exceptions)] + priorities))
    }
    for it in set.placements {
      lines.append(line(it.origin, [text(it.target), text(it.suitable), all(it.exceptions)]))
    }
    for it in set.flags {
      lines.append(line(it.origin, [text(it.condition), all(it.exceptions)]))
    }
    return lines.joined(separator: "\n")
  }

  // MARK: rules

  private static let shipped: [(name: String, text: String)] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let top = root.appendingPathComponent("Rules")
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: top.path)) ?? []
    return paths.filter { $0.hasSuffix(".aturan") }.sorted().map { path in
      let url = top.appendingPathComponent(path)
      return (path, (try? String(contentsOf: url, encoding: .utf8)) ?? "")
    }
  }()

  private struct Numbers {
    var state: UInt64
    mutating func below(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, count)))
    }
  }

  private static let city = """
    aturan Kota "Kota Contoh"
        berlaku sejak 1 Januari 2026
        tanggal yang tidak ada: hari terakhir bulan itu

    skala   Rating rendah < cukup < tinggi
    pilihan Dinas Kesehatan, Pendidikan
    pilihan Sumber atasan, survei
    pilihan Jabatan pelaksana, kepala

    data Pegawai
        nip     teks "NIP" kunci
        dinas   Dinas "Dinas" wajib
        jabatan Jabatan "Jabatan" wajib
        potensi angka poin 0 .. 100 "Potensi"
        lulus   ya/tidak "Lulus"

    parameter batas "Batas" angka poin
        sejak 1 Januari 2026: 60 poin

    rumus sesuai "Sesuai" ya/tidak diisi dinas

    rumus dua_kali "Dua kali" = potensi * 2

    rumus empat_kali "Empat kali" = dua_kali * 2

    tabel ambang "Ambang" diisi dinas

    rumus di_atas "Di atas ambang" = potensi >= ambang

    kelompok hasil "Hasil"
        diisi dinas

    kelompok perilaku "Perilaku"
        bobot sama
        sumber atasan

    indikator ramah "Ramah"
        kelompok perilaku
        satuan   poin
        target   paling sedikit 80

    tabel rating "Rating"
        | hasil    || rating |
        | >= 100%  || tinggi |
        | < 100%   || rendah |

    promosi kepala "Menjadi kepala"
        calon  jabatan adalah pelaksana
        syarat potensi "Potensi"
            potensi >= batas
        syarat rating "Rating"
            rating >= tinggi
        syarat sesuai "Sesuai"
            sesuai

    promosi ahli "Menjadi ahli, syarat lama"
        berlaku sejak 1 Januari 2026 sampai dengan 30 Juni 2026
        calon  semua
        syarat empat "Empat kali"
            empat_kali > 100 poin

    promosi ahli "Menjadi ahli, syarat baru"
        berlaku sejak 1 Juli 2026
        calon  semua
        syarat empat "Empat kali"
            empat_kali > 200 poin

    tanda atas "Di atas"
        muncul jika di_atas
        pesan "Di atas ambang."

    """

  private static let health = """
    aturan Kesehatan "Dinas Kesehatan"
        mengikuti Kota
        berlaku sejak 1 Januari 2026

    isi rumus sesuai = lulus

    isi tabel ambang "Ambang"
        | jabatan   || ambang  |
        | pelaksana || 50 poin |
        | kepala    || 70 poin |

    ganti parameter batas "Batas" angka poin
        sejak 1 Januari 2026: 70 poin

    indikator pasien "Pasien"
        kelompok hasil
        bobot    100%
        satuan   orang
        target   paling sedikit 10

    ubah indikator ramah
        target   paling sedikit 90

    ubah promosi kepala
        ganti syarat potensi "Potensi di atas"
            potensi > batas

    tanpa promosi ahli

    """

  private static let schools = """
    aturan Pendidikan "Dinas Pendidikan"
        mengikuti Kota
        berlaku sejak 1 Maret 2026

    isi rumus sesuai = potensi >= 50 poin

    isi tabel ambang "Ambang"
        | lulus || ambang  |
        | ya    || 40 poin |
        | tidak || 60 poin |

    ganti rumus dua_kali "Dua kali, bulat" rentang 0 poin .. 200 poin = potensi * 2

    indikator guru "Guru"
        kelompok hasil
        bobot    100%
        satuan   orang
        target   paling sedikit 5

    rumus tambahan "Tambahan" = empat_kali + 1 poin

    tanda tambahan_besar "Tambahan besar"
        muncul jika tambahan > 300 poin
        pesan "Besar."

    """
}
