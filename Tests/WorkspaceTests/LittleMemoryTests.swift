// LittleMemoryTests.swift: where the process may have little memory, it runs with fewer threads than asked for, or
// says that memory is used up; it never ends in the middle, and no result is half-written.

import Foundation
import Testing

@testable import Workspace

@Suite struct LittleMemoryTests {
  /// Exit code of the command within an address space of so many KiB.
  private func status(_ words: String, within size: Int, _ scratch: Scratch) -> Int32? {
    guard let command = Injection.command else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "ulimit -v \(size) && exec \"$0\" \(words)", command]
    process.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }

  private func evaluation(_ threads: Int) -> String {
    "nilai kota/staf --aturan kota/Rules --tanggal 2026-12-31 --format csv -o hasil.csv "
      + "--benang \(threads)"
  }

  private func starter() -> (scratch: Scratch, expected: String?) {
    let scratch = Scratch()
    let workspace = Workspace(threads: 1)
    _ = workspace.writeStarter(in: "\(scratch.path)/kota")
    _ = workspace.evaluate(
      workspace.load(["\(scratch.path)/kota/Rules"]), records: ["\(scratch.path)/kota/staf"],
      on: SampleRules.date, as: .csv, to: .file("\(scratch.path)/baru"))
    return (scratch, scratch.text("baru"))
  }

  @Test(arguments: [150_000, 200_000, 300_000])
  func manyThreadsAskForNoMoreThanThereIs(_ size: Int) {
    let (scratch, expected) = starter()
    // A build that needs more even with one thread, as those with sanitizers do, says nothing here.
    guard status(evaluation(1), within: size, scratch) == 0 else { return }
    for threads in [2, 16, 64] {
      scratch.write("hasil.csv", "lama")
      #expect(status(evaluation(threads), within: size, scratch) == 0)
      #expect(scratch.text("hasil.csv") == expected)
    }
  }

  /// From just above where the program starts at all, up to where it has enough: at the edge itself it may be the
  /// loader of the libraries that fails.
  @Test func tooLittleIsSaid() throws {
    let (scratch, expected) = starter()
    let sizes = stride(from: 24_000, through: 400_000, by: 1_000)
    guard let first = sizes.first(where: { status("--versi", within: $0, scratch) == 0 }) else {
      return
    }
    var isEnough = false
    for size in stride(from: first + 1_000, through: first + 31_000, by: 2_000) {
      scratch.write("hasil.csv", "lama")
      let code = status(evaluation(2), within: size, scratch)
      #expect(code == 0 || code == Trouble.inputOutput.exitCode, "\(size): \(code ?? 0)")
      #expect(scratch.text("hasil.csv") == (code == 0 ? expected : "lama"), "\(size)")
      isEnough = isEnough || code == 0
    }
    #expect(isEnough)
  }
}
