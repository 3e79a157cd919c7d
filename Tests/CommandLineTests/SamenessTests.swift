// SamenessTests.swift: the same job again and again, with files made and named in any order, on one to eight
// threads, in other folders, time zones and languages of the machine: the same bytes every time.

import Foundation
import TestSupport
import Testing

@Suite struct SamenessTests {
  /// One way to come to the same job.
  private struct Setting {
    var seed: UInt64
    var threads: Int
    var environment: [String: String]

    init(_ number: Int) {
      seed = UInt64(number)
      threads = number % 8 + 1
      let zones = ["UTC", "Asia/Jakarta", "Pacific/Kiritimati", "America/St_Johns"]
      let languages = ["C", "id_ID.UTF-8", "tr_TR.UTF-8", "de_DE@euro", ""]
      environment = [
        "TZ": zones[number % 4], "LANG": languages[number % 5], "LC_ALL": languages[number / 2 % 5],
        "HOME": "/nonexistent", "COLUMNS": "\(20 + number)",
      ]
    }
  }

  /// Rules in three files, a proposal with mistakes in several, and records in five, some faulty.
  private static let files: [(path: String, text: String)] = {
    var files = [
      ("Rules/kota.aturan", SmallRules.rules), ("Rules/kesehatan.aturan", SmallRules.agency),
      (
        "Rules/lain/tambahan.aturan",
        "bagian dari Kota\n\ntanda s1 \"Sarjana\"\n    muncul jika pendidikan = S1\n    pesan \"S1\"\n"
      ),
    ]
    for (path, text) in files {
      files.append((path.replacing("Rules/", with: "Usulan/"), text.replacing("D3", with: "S1")))
    }
    for number in 0..<6 {
      files.append(
        (
          "Keliru/\(number).aturan",
          number == 0
            ? SmallRules.rules.replacing("pendidikan >= D3", with: "pendidkan >= D3")
            : "bagian dari Kota\n\nrumus r\(number) \"R\" = asing_\(number) + jabatan\nrumus r1 \"R\" = 1\n"
        ))
    }
    for number in 0..<5 {
      let people = (0..<12).map { index in
        let education = index % 9 == 4 ? "S9" : ["SMA", "D3", "S1"][index % 3]
        // Some stand in two files.
        let key =
          index == 5 ? 199_001_012_015_031_000 : 199_001_012_015_031_001 + number * 12 + index
        return "nip: \"\(key)\"\ndinas: Kesehatan\njabatan: staf\npendidikan: \(education)\n"
      }
      files.append(("staf/\(number).yaml", people.joined(separator: "---\n")))
    }
    return files
  }()

  private static func folder(_ setting: Setting) throws -> Scratch {
    let scratch = try Scratch()
    var random = SeededGenerator(seed: setting.seed)
    for (path, text) in files.shuffled(using: &random) { try scratch.write(text, to: path) }
    return scratch
  }

  private static let jobs: [[String]] = {
    let date = ["--tanggal", "2026-12-31"]
    var jobs = ["tabel", "json", "jsonl", "csv"].map { ["nilai", "--format", $0] + date }
    jobs += ["teks", "json", "sarif", "junit", "github", "gitlab"].map {
      ["periksa", "Keliru", "--format", $0]
    }
    jobs += [
      ["uji"], ["uji", "--format", "json"], ["skema"], ["rapikan", "--beda"],
      ["jelaskan", "--format", "json", "--untuk", "199001012015031013"] + date,
      ["bandingkan", "Rules", "Usulan"] + date,
      ["bandingkan", "Rules", "Usulan", "--format", "json"] + date,
    ]
    return jobs
  }()

  @Test(arguments: jobs) func alwaysTheSame(_ job: [String]) throws {
    var first: Run?
    // The jobs on which most depends twenty times, the others four times.
    let isMain = ["nilai --format json", "periksa Keliru --format json"].contains {
      job.joined(separator: " ").hasPrefix($0)
    }
    for number in 0..<(isMain ? 20 : 4) {
      let setting = Setting(number)
      let scratch = try Self.folder(setting)
      var random = SeededGenerator(seed: setting.seed &+ 1)
      var arguments = job
      if ["nilai", "jelaskan", "bandingkan"].contains(job[0]) {
        let records = (0..<5).map { "staf/\($0).yaml" }
        arguments += number % 3 == 0 ? ["staf"] : records.shuffled(using: &random)
      }
      if job[0] == "nilai" { arguments += ["--benang", "\(setting.threads)"] }
      let run = try Timbang.run(
        arguments, in: scratch.folder, environment: setting.environment)
      guard let first else {
        #expect(!run.output.isEmpty || !run.errors.isEmpty)
        first = run
        continue
      }
      #expect(run.output == first.output, "\(job), \(setting)")
      #expect(run.errors == first.errors, "\(job), \(setting)")
      #expect(run.code == first.code)
    }
  }
}
