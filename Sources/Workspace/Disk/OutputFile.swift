// OutputFile.swift: a file written whole or not at all: beside its place first, flushed, then put
// there in one step. Whatever fails, the old file stays and nothing else is left behind.

import Glibc

/// A file being written. Without `commit` it never was.
final class OutputFile {
  private enum Stage: Hashable {
    /// Written straight to a device or pipe, which cannot be replaced.
    case direct
    /// Has no name yet, so that nothing is left however we end.
    case nameless
    case named(String)
    case done
  }

  private let path: String
  private let folder: String
  private var descriptor: Int32 = -1
  private var stage = Stage.done
  private let isNew: Bool

  /// - Parameter isNew: whatever stands there by the time of `commit` is left alone.
  init(_ path: String, isNew: Bool = false) throws(SystemError) {
    self.path = path
    self.isNew = isNew
    folder = Folder.parent(of: path) ?? "."
    switch try? Folder.kind(path, followingLinks: false) {
    case .some where isNew: throw .exists
    case .link?: throw .isLink
    case .folder?: throw .isFolder
    case .other?:
      descriptor = try retrying { unsafe open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW) }
      stage = .direct
    case .file?, nil: try openBeside()
    }
  }

  deinit { abandon() }

  private func openBeside() throws(SystemError) {
    TemporaryName.removeDead(of: Folder.lastComponent(path), in: folder)
    let flags = O_WRONLY | O_CLOEXEC
    if unsafe access("/proc/self/fd", X_OK) == 0,
      let opened = try? retrying({ unsafe open(folder, flags | temporaryFileFlag, 0o666) })
    {
      descriptor = opened
      stage = .nameless
      return
    }
    let name = try unusedName()
    Interruption.willCreate(name)
    do throws(SystemError) {
      descriptor = try retrying {
        unsafe open(name, flags | O_CREAT | O_EXCL | O_NOFOLLOW, 0o666)
      }
    } catch {
      Interruption.isGone()
      throw error
    }
    stage = .named(name)
  }

  /// A hidden name in the same folder that nothing has.
  private func unusedName() throws(SystemError) -> String {
    let base = Folder.lastComponent(path)
    for number in 0..<100 {
      let name = Folder.joined(
        folder, TemporaryName(base: base, process: getpid(), number: number).text)
      if (try? Folder.kind(name, followingLinks: false)) == nil { return name }
    }
    throw .exists
  }

  func write(_ bytes: ArraySlice<UInt8>) throws(SystemError) {
    try writeAll(bytes, to: descriptor)
  }

  /// Puts the file in its place.
  func commit() throws(SystemError) {
    switch stage {
    case .done: return
    case .direct: break
    case .nameless, .named:
      copyMode()
      try retrying { fsync(descriptor) }
      if stage == .nameless { try name() }
      if case .named(let temporary) = stage {
        if isNew {
          try retrying { unsafe link(temporary, path) }
          _ = unsafe unlink(temporary)
        } else {
          try retrying { unsafe rename(temporary, path) }
        }
        Interruption.isGone()
      }
      stage = .done
      syncFolder()
    }
    stage = .done
    let closing = descriptor
    descriptor = -1
    // EINTR leaves a file closed; anything else means bytes that never arrived.
    if close(closing) != 0, errno != EINTR { throw SystemError.last }
  }

  /// Gives the nameless file a name: its own when that is free, else one beside it.
  private func name() throws(SystemError) {
    let source = "/proc/self/fd/\(descriptor)"
    if unsafe linkat(AT_FDCWD, source, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 {
      stage = .done
      return
    }
    if isNew, errno == EEXIST { throw .exists }
    let temporary = try unusedName()
    Interruption.willCreate(temporary)
    do throws(SystemError) {
      try retrying { unsafe linkat(AT_FDCWD, source, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) }
    } catch {
      Interruption.isGone()
      throw error
    }
    stage = .named(temporary)
  }

  /// A file that is replaced keeps who may read it.
  private func copyMode() {
    var info = stat()
    if unsafe lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG {
      _ = fchmod(descriptor, info.st_mode & 0o777)
    }
  }

  /// So that the new name survives a power cut. The file is in place already: a folder that cannot be
  /// flushed is no failure of the writing.
  private func syncFolder() {
    let opened = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { return }
    _ = try? retrying { fsync(opened) }
    close(opened)
  }

  /// Leaves no trace, unless committed.
  func abandon() {
    if case .named(let temporary) = stage {
      _ = unsafe unlink(temporary)
      Interruption.isGone()
    }
    stage = .done
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }
}

/// `O_TMPFILE`, which Swift does not import: it is composed of two others.
private let temporaryFileFlag: Int32 = 0o20000000 | O_DIRECTORY

/// Writes all bytes however many calls that takes.
func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(SystemError) {
  var rest = bytes
  while !rest.isEmpty {
    let count = unsafe rest.withUnsafeBytes { buffer in
      unsafe write(descriptor, buffer.baseAddress, buffer.count)
    }
    if count > 0 {
      rest = rest.dropFirst(count)
    } else if count < 0, errno == EAGAIN {
      var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = unsafe poll(&ready, 1, 1000)
    } else if count < 0, errno != EINTR {
      throw SystemError.last
    }
  }
}

/// Writes to standard output; a reader that has gone shows as EPIPE, not as a signal.
enum StandardOutput {
  static func write(_ bytes: ArraySlice<UInt8>) throws(SystemError) {
    Interruption.ignoreClosedPipes()
    try writeAll(bytes, to: 1)
  }
}
