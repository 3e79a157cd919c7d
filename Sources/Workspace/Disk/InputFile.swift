// InputFile.swift: a file, or standard input, read in chunks.

import Glibc

/// An open file; closed when the last holder lets go.
final class InputFile {
  private let descriptor: Int32
  private let isOwned: Bool
  /// Said once; a keyboard would go on behind its end.
  private var isAtEnd = false
  /// What reading ended with; told when all that was read before is given.
  private var failure: SystemError?

  static let chunkSize = 1 << 17

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

  /// The next bytes, at least one and mostly as many as asked for, also where they come from a pipe in
  /// little portions; nil at the end.
  func next(atMost limit: Int = InputFile.chunkSize) throws(SystemError) -> [UInt8]? {
    if isAtEnd { return nil }
    if let failure { throw failure }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      unsafe read(into: buffer, &count)
    }
    if !bytes.isEmpty { return bytes }
    if let failure { throw failure }
    return nil
  }

  private func read(into buffer: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) {
    while count < buffer.count, let start = buffer.baseAddress {
      do throws(SystemError) {
        let got = try retrying {
          unsafe Glibc.read(descriptor, start + count, buffer.count - count)
        }
        if got == 0 {
          isAtEnd = true
          return
        }
        count += got
      } catch {
        failure = error
        return
      }
    }
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
