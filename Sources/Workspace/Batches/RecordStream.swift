// RecordStream.swift: the records of several files as one stream of batches. Memory holds one chunk
// of bytes and one batch, whatever the files' size.

import Program
import Records
import Semantics
import Text

/// Some records of one file.
struct StreamBatch: Sendable {
  /// Counted through all files.
  var number: Int
  var file: RecordFile
  var batch: RecordBatch
}

/// Reads files one after another; not for several threads at once.
final class RecordStream {
  private let plan: RecordReader.Plan
  private let files: [(file: RecordFile, id: FileID)]
  /// Standard input, when it was read before.
  private let spooled: [UInt8]?
  private let road: RecordReader.Road
  private let batchSize: Int
  private var nextFile = 0
  private var current: RecordFile?
  private var reader: RecordReader?
  private var source: ByteSource?
  private var keys = KeyRegistry()
  private var count = 0
  /// A file that could not be read on: the stream has ended there.
  private(set) var fault: WorkspaceFault?

  init(
    _ schema: RecordSchema, _ vocabulary: Vocabulary, files: [(file: RecordFile, id: FileID)],
    spooled: [UInt8]? = nil, usesOnlyLibyaml: Bool = false, batchSize: Int = 1024
  ) {
    plan = RecordReader.Plan(schema, vocabulary)
    self.files = files
    self.spooled = spooled
    road = usesOnlyLibyaml ? .libyaml : .automatic
    self.batchSize = batchSize
  }

  func next() -> StreamBatch? {
    while fault == nil {
      if reader == nil, !openNext() { return nil }
      let batch = reader?.nextBatch(limit: batchSize, keys: &keys)
      if let error = source?.error {
        // What was read of the last record may not be all of it.
        fault = .cannotRead(path: current?.path ?? "", error)
        return nil
      }
      if let batch, let current {
        defer { count += 1 }
        return StreamBatch(number: count, file: current, batch: batch)
      }
      reader = nil
    }
    return nil
  }

  private func openNext() -> Bool {
    guard nextFile < files.count else { return false }
    let (file, id) = files[nextFile]
    nextFile += 1
    do throws(SystemError) {
      let opened = try ByteSource(file, spooled: spooled)
      source = opened
      current = file
      reader = RecordReader(plan, file: id, name: file.path, road: road) { opened.next() }
      return true
    } catch {
      fault = .cannotRead(path: file.path, error)
      return false
    }
  }

  /// All bytes of standard input, for who must read them twice.
  static func spool() throws(SystemError) -> [UInt8] {
    let input = InputFile()
    var bytes: [UInt8] = []
    while let chunk = try input.next() { bytes += chunk }
    return bytes
  }
}

/// The bytes of one file; keeps the error that ended them.
private final class ByteSource {
  private var file: InputFile?
  private var rest: [UInt8]?
  private(set) var error: SystemError?

  init(_ record: RecordFile, spooled: [UInt8]?) throws(SystemError) {
    if !record.isStandardInput {
      file = try InputFile(record.path)
    } else if let spooled {
      rest = spooled
    } else {
      file = InputFile()
    }
  }

  func next() -> [UInt8]? {
    guard let file else {
      defer { rest = nil }
      return rest
    }
    do throws(SystemError) {
      return try file.next()
    } catch {
      self.error = error
      return nil
    }
  }
}
