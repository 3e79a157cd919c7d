// Scratch.swift: a folder of its own for each test, gone when the test is over.

import Foundation

/// A folder below the system's temporary one.
final class Scratch {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "timbang-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and the folders above it; its whole path.
  @discardableResult
  func write(_ name: String, _ text: String) -> String {
    write(name, Array(text.utf8))
  }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) -> String {
    let whole = "\(path)/\(name)"
    let folder = URL(fileURLWithPath: whole).deletingLastPathComponent().path
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: whole, contents: Data(bytes))
    return whole
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Everything below, hidden files too.
  var names: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// The text with the folder's own name taken out.
  func bare(_ text: String) -> String { text.replacingOccurrences(of: path + "/", with: "") }
}
