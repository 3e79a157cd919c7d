// Run.swift: runs the built program the way a person at a terminal or a CI server does, and keeps
// what it said on each stream and how it ended.

import Foundation
import Synchronization
import Testing

/// One finished run.
struct Run: Sendable {
  var output: String
  var errors: String
  /// The exit code; 128 + N when signal N ended it, as a shell would say.
  var code: Int32

  /// All of it, for golden files.
  var text: String {
    var text = ""
    if !output.isEmpty { text += "--- stdout\n\(Run.ended(output))" }
    if !errors.isEmpty { text += "--- stderr\n\(Run.ended(errors))" }
    return text + "--- exit \(code)\n"
  }

  private static func ended(_ text: String) -> String {
    text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n"
  }
}

/// The built program.
enum Timbang {
  static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Beside the tests themselves.
  static let path: String = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).standardizedFileURL
    while folder.pathComponents.count > 1 {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("timbang")
      let values = try? candidate.resourceValues(forKeys: [.isRegularFileKey])
      if values?.isRegularFile == true { return candidate.path }
    }
    return project.appendingPathComponent(".build/debug/timbang").path
  }()

  /// Starting a process is not safe from several threads at once.
  private static let starting = Mutex<Void>(())

  /// Runs `timbang` with these arguments.
  ///
  /// - Parameters:
  ///   - folder: where; the project's top when nil.
  ///   - input: what stands on standard input; nothing when nil.
  static func run(
    _ arguments: [String], in folder: URL? = nil, input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Run {
    try start(path, arguments, in: folder, input: input, environment: environment)
  }

  /// Runs a line of shell, in which `timbang` is the built program.
  static func shell(
    _ line: String, in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> Run {
    let bin = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var environment = environment
    environment["PATH"] = bin + ":/usr/bin:/bin"
    return try start("/bin/sh", ["-c", line], in: folder, input: nil, environment: environment)
  }

  /// Starts `timbang` so that it can be interrupted, whoever started the tests and how, and waits
  /// until it is itself that runs.
  static func interruptible(_ process: Process, _ arguments: [String], in folder: URL) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // A job in the background ignores interruptions, and so would its children.
    process.arguments = ["--default-signal=INT", path] + arguments
    process.currentDirectoryURL = folder
    try starting.withLock { _ in try process.run() }
    let name = "/proc/\(process.processIdentifier)/comm"
    for _ in 0..<1000 where (try? String(contentsOfFile: name, encoding: .utf8)) != "timbang\n" {
      usleep(10_000)
    }
  }

  /// A command sees nothing of where the tests run, but for what a sanitizer it is built with should look for.
  private static let environment = ["PATH": "/usr/bin:/bin"].merging(
    ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }
  ) { $1 }

  private static func start(
    _ program: String, _ arguments: [String], in folder: URL?, input: String?,
    environment: [String: String]
  ) throws -> Run {
    let scratch = try Scratch()
    let output = try scratch.write("", to: "stdout")
    let errors = try scratch.write("", to: "stderr")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? project
    process.environment = Self.environment.merging(environment) { $1 }
    if let input {
      process.standardInput = try FileHandle(
        forReadingFrom: scratch.write(input, to: "stdin"))
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try starting.withLock { _ in try process.run() }
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return Run(
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8),
      code: process.terminationStatus + (isSignal ? 128 : 0))
  }
}

/// A folder that goes away with its test.
final class Scratch: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("timbang-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  func write(_ text: String, to path: String) throws -> URL {
    let url = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: false, encoding: .utf8)
    return url
  }

  func text(_ path: String) -> String? {
    try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }
}

/// A set of rules just large enough to be evaluated.
enum SmallRules {
  static let rules = """
    aturan Kota "Kota Kecil"
        berlaku sejak 1 Januari 2026
        tanggal yang tidak ada: hari terakhir bulan itu

    skala Pendidikan SMA < D3 < S1
    pilihan Dinas Kesehatan "Dinas Kesehatan"
    pilihan Jabatan staf "Staf", kepala_kantor "Kepala kantor"
    data Pegawai
        nip        teks "NIP" kunci pribadi
        dinas      Dinas "Dinas" wajib
        jabatan    Jabatan "Jabatan"
        pendidikan Pendidikan "Pendidikan"

    promosi kepala "Menjadi kepala"
        calon  jabatan adalah staf
        syarat pendidikan "Pendidikan paling rendah D3"
            pendidikan >= D3

    uji "D3 cukup"
        tanggal penilaian 31 Desember 2026
        dinas Kesehatan
        pegawai
            dengan jabatan = staf
            dengan pendidikan = D3
        maka promosi kepala layak

    """

  static let agency = """
    aturan Kesehatan "Dinas Kesehatan"
        mengikuti Kota
        berlaku sejak 1 Januari 2026

    """

  static let good = """
    nip: "199001012015031901"
    dinas: Kesehatan
    jabatan: staf
    pendidikan: S1

    """

  static let bad = """
    nip: "199001012015031902"
    dinas: Kesehatan
    jabatan: staf
    pendidikan: S9

    """

  /// A folder with `Rules`, `baik.yaml` and `buruk.yaml`.
  static func folder() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(rules, to: "Rules/kota.aturan")
    try scratch.write(agency, to: "Rules/kesehatan.aturan")
    try scratch.write(good, to: "baik.yaml")
    try scratch.write(bad, to: "buruk.yaml")
    return scratch
  }
}
