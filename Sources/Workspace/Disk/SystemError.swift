// SystemError.swift: why the system refused a call, in words an office understands.

import Glibc
package import Text

/// The number a failed call left in `errno`.
package struct SystemError: Error, Hashable, Sendable {
  package var code: Int32

  package init(_ code: Int32) { self.code = code }

  /// Of the call that has just failed.
  static var last: SystemError { SystemError(errno) }

  static let isFolder = SystemError(EISDIR)
  static let isNoFolder = SystemError(ENOTDIR)
  static let isLink = SystemError(ELOOP)
  static let exists = SystemError(EEXIST)
  static let closedPipe = SystemError(EPIPE)
  static let noSuchFile = SystemError(ENOENT)
  static let tooLarge = SystemError(EFBIG)
  static let noMemory = SystemError(ENOMEM)

  /// Whether there is simply nothing there.
  var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  package var words: Words {
    switch code {
    case ENOENT: Words("tidak ada", en: "it does not exist")
    case EACCES, EPERM: Words("tidak ada izin", en: "permission is denied")
    case EISDIR: Words("itu folder, bukan berkas", en: "it is a folder, not a file")
    case ENOTDIR: Words("itu berkas, bukan folder", en: "it is a file, not a folder")
    case EEXIST: Words("sudah ada", en: "it exists already")
    case ELOOP: Words("itu tautan ke tempat lain", en: "it is a link to another place")
    case ENOSPC: Words("tempat penyimpanan penuh", en: "the disk is full")
    case EDQUOT: Words("jatah penyimpanan habis", en: "the disk quota is used up")
    case EFBIG: Words("berkasnya terlalu besar", en: "the file is too large")
    case EROFS: Words("tempat itu hanya dapat dibaca", en: "the place can only be read")
    case EIO: Words("perangkat penyimpanan rusak", en: "the storage device fails")
    case EMFILE, ENFILE: Words("terlalu banyak berkas terbuka", en: "too many files are open")
    case ENAMETOOLONG: Words("namanya terlalu panjang", en: "the name is too long")
    case EPIPE: Words("penerimanya sudah berhenti membaca", en: "the receiver stopped reading")
    case ENOMEM: Words("memori habis", en: "memory is used up")
    default: Words("sistem menolak dengan nomor \(code)", en: "the system refused, number \(code)")
    }
  }
}

/// Repeats a call that a signal interrupted; throws what else went wrong.
@discardableResult
func retrying<Number: SignedInteger>(_ call: () -> Number) throws(SystemError) -> Number {
  while true {
    let result = call()
    if result >= 0 { return result }
    if errno != EINTR { throw SystemError.last }
  }
}
