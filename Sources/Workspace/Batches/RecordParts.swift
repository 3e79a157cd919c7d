// RecordParts.swift: the records of several files as parts that threads read side by side. A file is cut
// where a document or an item of a list seems to begin; whether it does, who reads the part finds out.
//
// Memory holds the parts that are being read, each of about `RecordParts.size` bytes. Where nothing to
// cut at is found for long, the file is read on as a whole.

import Program
import Records
import Semantics
import Text
import YAML

/// A piece of a file.
struct FilePart: Sendable {
  var file: RecordFile
  var id: FileID
  var start: ReadingPlace
  /// Where the next part starts; nil for the last of its file.
  var stop: ReadingPlace?
  /// From `start` on; a little beyond `stop`, so that reading sees what begins there.
  var bytes: Chunks

  /// Those before `stop`.
  var ownBytes: Chunks { stop.map { bytes.prefix($0.offset - start.offset) } ?? bytes }
}

/// What a thread gets to do.
enum PartWork: Sendable {
  /// Nothing yet.
  case wait
  case part(FilePart)
  /// Records of a file that is read as a whole, which only one thread can do at a time.
  case batch(UnsettledBatch, RecordFile)
}

/// Cuts files one after another; not for several threads at once.
final class RecordParts {
  /// Bytes of a part: some hundred records, whose columns stay near the processor.
  static let size = 1 << 19
  /// From so many bytes without a place to cut at on, a file is read as a whole.
  static let longest = 8 << 20
  /// Bytes that reading and evaluating a part may take, with what grows meanwhile.
  private static let roomOfPart = 3 << 20
  /// Bytes beyond a part that go with it.
  private static let ahead = 4096

  let plan: RecordReader.Plan
  let road: RecordReader.Road
  private let files: [(file: RecordFile, id: FileID)]
  private let spooled: [UInt8]?
  /// One thread reads every file as a whole.
  private let isWhole: Bool
  private let partSize: Int
  private var nextFile = 0
  private var isOpen = false
  /// The file read last was cut: whether that was right must be known before the next is begun.
  private var isCut = false
  private var source: ByteSource?
  private var splitter = UnitSplitter(distance: RecordParts.size)
  /// What no part has yet, from `start` on.
  private var pending = Chunks()
  private var start = ReadingPlace.start
  /// Reads the file as a whole; nil where it is read in parts.
  private var reader: RecordReader?
  /// Has read a file as a whole: its memory serves the next.
  private var idle: RecordReader?
  /// How many pieces of work were given.
  private(set) var given = 0
  /// A file that could not be read on: all has ended there.
  private(set) var fault: WorkspaceFault?

  init(
    _ schema: RecordSchema, _ vocabulary: Vocabulary, files: [(file: RecordFile, id: FileID)],
    spooled: [UInt8]? = nil, usesOnlyLibyaml: Bool = false, isWhole: Bool,
    partSize: Int = RecordParts.size
  ) {
    plan = RecordReader.Plan(schema, vocabulary)
    self.files = files
    self.spooled = spooled
    road = usesOnlyLibyaml ? .libyaml : .automatic
    self.isWhole = isWhole
    self.partSize = partSize
  }

  /// The next piece of work; nil when there is none.
  ///
  /// - Parameter isSettled: all that was given before has been handed on.
  func next(isSettled: Bool) -> PartWork? {
    if fault == nil, isOpen || nextFile < files.count, !MemoryRoom.has(Self.roomOfPart) {
      fault = .cannotRead(path: (isOpen ? current : files[nextFile]).file.path, .noMemory)
    }
    while fault == nil {
      if !isOpen {
        if isCut, !isSettled { return .wait }
        if !openNext() { return nil }
      }
      if reader == nil, isUncut {
        // Should a part before this be wrong, both are read again together.
        if isCut, !isSettled { return .wait }
        readWhole()
      }
      if let work = reader == nil ? nextPart() : nextBatch() {
        given += 1
        return work
      }
    }
    return nil
  }

  private var current: (file: RecordFile, id: FileID) { files[nextFile - 1] }

  private func openNext() -> Bool {
    guard nextFile < files.count else { return false }
    nextFile += 1
    do throws(SystemError) {
      source = try ByteSource(current.file, spooled: spooled)
    } catch {
      fault = .cannotRead(path: current.file.path, error)
      return false
    }
    splitter = UnitSplitter(distance: partSize)
    isOpen = true
    isCut = false
    pending = Chunks()
    start = .start
    if isWhole { readWhole() }
    return true
  }

  /// The file has ended, or cannot be read on.
  private func close() {
    if let error = source?.error { fault = .cannotRead(path: current.file.path, error) }
    isOpen = false
    source = nil
    if reader != nil { swap(&reader, &idle) }
    reader = nil
    pending = Chunks()
  }

  // MARK: parts

  /// Nothing to cut at was found for long.
  private var isUncut: Bool {
    pending.count > Self.longest && splitter.firstPlace(behind: start.offset) == nil
  }

  /// Nil when the file has no more, or is to be read as a whole.
  private func nextPart() -> PartWork? {
    while !isUncut {
      if let stop = splitter.firstPlace(behind: start.offset),
        stop.offset - start.offset + Self.ahead <= pending.count
      {
        return .part(cut(at: stop))
      }
      guard let chunk = source?.next() else { return lastPart() }
      splitter.feed(chunk)
      pending.append(chunk)
    }
    return nil
  }

  private func cut(at stop: ReadingPlace) -> FilePart {
    let length = stop.offset - start.offset
    let part = FilePart(
      file: current.file, id: current.id, start: start, stop: stop,
      bytes: pending.prefix(length + Self.ahead))
    pending.removeFirst(length)
    start = stop
    isCut = true
    return part
  }

  private func lastPart() -> PartWork? {
    defer { close() }
    // What was read of the last record may not be all of it.
    if source?.error != nil { return nil }
    // What is left may hold a place to cut at, but too little behind it to be worth it.
    return .part(
      FilePart(file: current.file, id: current.id, start: start, stop: nil, bytes: pending))
  }

  // MARK: as a whole

  /// Reads the file on as a whole.
  ///
  /// - Parameter parts: what is to be read again before that.
  private func readWhole(_ parts: [FilePart] = []) {
    var first = parts.map(\.ownBytes) + [pending]
    pending = Chunks()
    let source = self.source
    let supply: () -> [UInt8]? = {
      while !first.isEmpty {
        if let bytes = first[0].next() { return bytes }
        first.removeFirst()
      }
      return source?.next()
    }
    let start = parts.first?.start ?? self.start
    swap(&reader, &idle)
    if reader == nil {
      reader = RecordReader(
        plan, file: current.id, name: current.file.path, road: road, from: start, supply: supply)
    } else {
      reader?.begin(
        plan, file: current.id, name: current.file.path, road: road, from: start, supply: supply)
    }
  }

  private func nextBatch() -> PartWork? {
    let batch = reader?.nextUnsettledBatch(limit: RecordBatch.usualSize)
    guard source?.error == nil, let batch else {
      close()
      return nil
    }
    return .batch(batch, current.file)
  }

  /// A part did not end where the next begins, so that those behind it are none: the file is read again
  /// from that part on, as a whole.
  ///
  /// - Parameter parts: from that part on, all that were given.
  func readAgain(_ parts: [FilePart]) {
    isOpen = true
    isCut = false
    readWhole(parts)
  }
}

extension RecordBatch {
  /// Records of a batch.
  static let usualSize = 512
}

/// Reads parts one after another, in the same memory.
final class PartReader {
  private var reader: RecordReader?

  /// All records of a part, and where reading ended.
  func read(
    _ part: FilePart, _ parts: (plan: RecordReader.Plan, road: RecordReader.Road)
  ) -> (batches: [UnsettledBatch], end: ReadingPlace?) {
    var bytes = part.bytes
    let supply: () -> [UInt8]? = { bytes.next() }
    let stop = part.stop?.offset ?? .max
    if reader == nil {
      reader = RecordReader(
        parts.plan, file: part.id, name: part.file.path, road: parts.road, from: part.start,
        upTo: stop, supply: supply)
    } else {
      reader?.begin(
        parts.plan, file: part.id, name: part.file.path, road: parts.road, from: part.start,
        upTo: stop, supply: supply)
    }
    var batches: [UnsettledBatch] = []
    while let batch = reader?.nextUnsettledBatch(limit: RecordBatch.usualSize) {
      batches.append(batch)
    }
    return (batches, reader?.end ?? nil)
  }
}
