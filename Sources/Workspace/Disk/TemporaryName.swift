// TemporaryName.swift: what a result is called before it is in its place, and the removal of those that a
// run left behind when it was ended by force (or by a power cut) in that very moment.

import Glibc

/// `.hasil.csv.KOMPUTER.1234.0.tmp`: tells which run of which machine it belongs to.
struct TemporaryName {
  var base: String
  var process: Int32
  var number: Int

  private static let ending = ".tmp"

  var text: String { "\(Self.beginning(base))\(process).\(number)\(Self.ending)" }

  private static func beginning(_ base: String) -> String { ".\(base).\(machine)." }

  /// The process and number of a name of this machine; nil for any other file.
  init?(_ name: String, base: String) {
    let beginning = Self.beginning(base)
    guard name.hasPrefix(beginning), name.hasSuffix(Self.ending) else { return nil }
    let parts = name.dropFirst(beginning.count).dropLast(Self.ending.count)
      .split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let process = Int32(parts[0]), let number = Int(parts[1]), process > 0
    else { return nil }
    self.init(base: base, process: process, number: number)
  }

  init(base: String, process: Int32, number: Int) {
    self.base = base
    self.process = process
    self.number = number
  }

  /// Removes what runs that are no more have left of this result. Whatever cannot be removed stays.
  static func removeDead(of base: String, in folder: String) {
    guard let names = try? Folder.names(in: folder) else { return }
    for name in names {
      guard let temporary = TemporaryName(name, base: base), temporary.process != getpid(),
        kill(temporary.process, 0) != 0, errno == ESRCH
      else { continue }
      _ = unsafe unlink(Folder.joined(folder, name))
    }
  }

  /// The machine's name, without what would part it from the rest. Another machine's runs on a shared
  /// disk are none of ours.
  private static let machine: String = {
    var bytes = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&bytes, bytes.count - 1) == 0 else { return "x" }
    var letters: [UInt8] = []
    for byte in bytes.prefix(while: { $0 != 0 }).map({ UInt8(bitPattern: $0) }) {
      let isDigit = byte >= 0x30 && byte <= 0x39
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      if isDigit || isLetter { letters.append(byte) }
    }
    return letters.isEmpty ? "x" : String(decoding: letters.prefix(32), as: UTF8.self)
  }()
}
