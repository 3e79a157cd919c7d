// Folder.swift: what stands below a folder, in an order that does not depend on the disk.

import Glibc

/// What a path leads to.
enum PathKind: Hashable {
  case file, folder
  /// A symbolic link; only told when links are not followed.
  case link
  /// A pipe, a device.
  case other
}

enum Folder {
  /// Deeper folders are not looked into.
  static let depth = 32

  static func kind(_ path: String, followingLinks: Bool = true) throws(SystemError) -> PathKind {
    var info = stat()
    try retrying {
      followingLinks ? unsafe stat(path, &info) : unsafe lstat(path, &info)
    }
    return switch info.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// The paths of all files below with one of these endings, in the order of their bytes. Hidden
  /// files and folders are left out, and links to folders are not followed.
  static func files(below folder: String, endings: [String]) throws(SystemError) -> [String] {
    var found: [String] = []
    try collect(folder, endings, depth: 0, into: &found)
    return found.sorted(by: precedes)
  }

  private static func collect(
    _ folder: String, _ endings: [String], depth: Int, into found: inout [String]
  ) throws(SystemError) {
    if depth > Folder.depth { return }
    for name in try names(in: folder) where !name.hasPrefix(".") {
      let path = joined(folder, name)
      guard let own = try? kind(path, followingLinks: false) else { continue }
      let isWanted = endings.contains { name.hasSuffix($0) }
      switch own {
      case .folder: try collect(path, endings, depth: depth + 1, into: &found)
      case .file: if isWanted { found.append(path) }
      case .link:
        if isWanted, let target = try? kind(path), target == .file { found.append(path) }
      case .other: break
      }
    }
  }

  /// Of everything that stands in it, hidden or not, in no order.
  static func names(in folder: String) throws(SystemError) -> [String] {
    guard let stream = unsafe opendir(folder) else { throw SystemError.last }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno != 0 { throw SystemError.last }
        return names
      }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe String(cString: UnsafeRawPointer(field).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }

  /// Makes a folder and those above it.
  static func make(_ path: String) throws(SystemError) {
    if let kind = try? kind(path) {
      if kind == .folder { return }
      throw .isNoFolder
    }
    if let parent = parent(of: path) { try make(parent) }
    do throws(SystemError) {
      try retrying { unsafe mkdir(path, 0o777) }
    } catch {
      // Somebody else may have made it in the meantime.
      if error != .exists { throw error }
    }
  }

  // MARK: paths

  static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  static func joined(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") || folder.isEmpty { return name }
    return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// The folder a path stands in; nil when it names none.
  static func parent(of path: String) -> String? {
    var bytes = Array(path.utf8)
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
  }

  static func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
