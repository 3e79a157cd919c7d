// LittleMemoryTests.swift: where the process may have little memory, it runs with fewer threads than asked for
// instead of ending in the middle.

import Foundation
import Testing

@testable import Workspace

@Suite struct LittleMemoryTests {
  /// What the command writes with so many threads in an address space of so many KiB; nil when it fails.
  private func results(_ threads: Int, within size: Int, _ scratch: Scratch) -> String? {
    guard let command = Injection.command else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      "ulimit -v \(size) && exec \"$0\" nilai kota/staf --aturan kota/Rules --tanggal 2026-12-31 "
        + "--format csv --benang \(threads)", command,
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }

  @Test(arguments: [150_000, 200_000, 300_000])
  func manyThreadsAskForNoMoreThanThereIs(_ size: Int) {
    let scratch = Scratch()
    _ = Workspace(threads: 1).writeStarter(in: "\(scratch.path)/kota")
    // A build that needs more even with one thread, as those with sanitizers do, says nothing here.
    guard let alone = results(1, within: size, scratch) else { return }
    #expect(alone.contains("nip"))
    for threads in [2, 16, 64] { #expect(results(threads, within: size, scratch) == alone) }
  }
}
