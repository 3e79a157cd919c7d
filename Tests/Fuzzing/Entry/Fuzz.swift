// Fuzz.swift: what libFuzzer calls. Built only with TIMBANG_FUZZ set; Tests/Fuzzing/run starts it.
// Which door the bytes go to is said by TIMBANG_FUZZ_TARGET.

import Foundation
import FuzzChecks
import TestSupport

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ check: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@_silgen_name("LLVMFuzzerMutate")
private func mutate(_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ room: Int) -> Int

@main
private enum Fuzz {
  static func main() {
    let count = UnsafeMutablePointer<CInt>.allocate(capacity: 1)
    unsafe count.initialize(to: CommandLine.argc)
    let arguments = UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
      .allocate(capacity: 1)
    unsafe arguments.initialize(to: CommandLine.unsafeArgv)
    exit(unsafe runDriver(count, arguments, testOneInput))
  }
}

private let target =
  FuzzTarget(rawValue: ProcessInfo.processInfo.environment["TIMBANG_FUZZ_TARGET"] ?? "")
  ?? .parser

/// One text.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let faults = target.faults(in: bytes)
  if !faults.isEmpty {
    FileHandle.standardError.write(Data((faults.joined(separator: "\n") + "\n").utf8))
    fatalError("a promise is broken")
  }
  return 0
}

/// Half of the changes are libFuzzer's own, half leave words or lines whole.
@_cdecl("LLVMFuzzerCustomMutator")
public func customMutator(
  _ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ room: Int, _ seed: CUnsignedInt
) -> Int {
  var dice = Dice(UInt64(seed))
  if count == 0 || dice.chance(50) { return unsafe mutate(start, count, room) }
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let isRecord = target == .records || (target == .runs && dice.chance(40))
  let changed = isRecord ? spoiled(bytes, with: &dice) : reworded(bytes, with: &dice)
  let kept = min(changed.count, room)
  for at in 0..<kept { unsafe start[at] = changed[at] }
  return kept
}
