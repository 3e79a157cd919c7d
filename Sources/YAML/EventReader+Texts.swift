// EventReader+Texts.swift: the texts of scalars, from libyaml's memory to the batch's.

extension EventReader {
  /// Copies the text of a scalar, which is not empty, and notes its first and last bytes. There is room for
  /// eight bytes more behind it.
  @inline(__always)
  static func keep(
    _ value: UnsafeMutablePointer<UInt8>, _ length: Int, at place: UnsafeMutablePointer<UInt8>,
    in event: inout Event
  ) {
    event.length = Int32(truncatingIfNeeded: length)
    // Read from libyaml's copy: what was just written is not yet ready to be read.
    let source = UnsafeRawPointer(value)
    event.head = unsafe head(source, length)
    let target = UnsafeMutableRawPointer(place)
    unsafe target.storeBytes(of: event.head, as: UInt64.self)
    if length <= 8 { return }
    event.tail = unsafe source.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
    if length > 16 { unsafe place.update(from: value, count: length) }
    unsafe target.storeBytes(of: event.tail, toByteOffset: length - 8, as: UInt64.self)
  }

  /// The first eight bytes of a text, which may have fewer but at least one.
  @inline(__always)
  private static func head(_ text: UnsafeRawPointer, _ length: Int) -> UInt64 {
    if length >= 8 { return unsafe text.loadUnaligned(as: UInt64.self) }
    if length >= 4 {
      // The first and the last four, which overlap.
      let first = unsafe UInt64(text.loadUnaligned(as: UInt32.self))
      let last = unsafe UInt64(
        text.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self))
      return first | last << UInt64(8 * (length - 4))
    }
    let first = unsafe UInt64(text.load(as: UInt8.self))
    let middle = unsafe UInt64(text.load(fromByteOffset: length / 2, as: UInt8.self))
    let last = unsafe UInt64(text.load(fromByteOffset: length - 1, as: UInt8.self))
    return first | middle << UInt64(8 * (length / 2)) | last << UInt64(8 * (length - 1))
  }
}
