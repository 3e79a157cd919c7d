// InputFile.swift: a file, or standard input, read in chunks.

import Glibc

/// An open file; closed when the last holder lets go.
final class InputFile {
  private let descriptor: Int32
  private let isOwned: Bool

  static let chunkSize = 1 << 18

  /// Standard input.
  init() {
    descriptor = 0
    isOwned = false
  }

  init(_ path: String) throws(SystemError) {
    descriptor = try retrying { unsafe open(path, O_RDONLY | O_CLOEXEC) }
    isOwned = true
    var info = stat()
    guard unsafe fstat(descriptor, &info) == 0 else { throw SystemError.last }
    guard info.st_mode & S_IFMT != S_IFDIR else { throw .isFolder }
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// The next bytes, at least one; nil at the end.
  func next(atMost limit: Int = InputFile.chunkSize) throws(SystemError) -> [UInt8]? {
    var failure: SystemError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      do throws(SystemError) {
        count = try retrying { unsafe read(descriptor, buffer.baseAddress, limit) }
      } catch {
        count = 0
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes.isEmpty ? nil : bytes
  }

  /// The whole file, unless it has more than `limit` bytes.
  static func bytes(of path: String, atMost limit: Int) throws(SystemError) -> [UInt8] {
    try InputFile(path).bytes(atMost: limit)
  }

  /// All there is, unless it is more than `limit` bytes.
  func bytes(atMost limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let chunk = try next(atMost: min(InputFile.chunkSize, limit + 1)) {
      bytes += chunk
      if bytes.count > limit { throw .tooLarge }
    }
    return bytes
  }

  /// Whether standard input is a keyboard.
  static var isTerminal: Bool { isatty(0) == 1 }
}
