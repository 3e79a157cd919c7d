// RecordStream.swift: the records of several files as one stream of batches, for who looks for one of
// them. Memory holds one chunk of bytes and one batch, whatever the files' size.

import Program
import Records
import Semantics
import Text

/// Reads files one after another; not for several threads at once.
final class RecordStream {
  private let plan: RecordReader.Plan
  private let files: [(file: RecordFile, id: FileID)]
  private let road: RecordReader.Road
  private let batchSize: Int
  private var nextFile = 0
  private var current: RecordFile?
  private var reader: RecordReader?
  private var source: ByteSource?
  private var keys = KeyRegistry()
  /// A file that could not be read on: the stream has ended there.
  private(set) var fault: WorkspaceFault?

  init(
    _ schema: RecordSchema, _ vocabulary: Vocabulary, files: [(file: RecordFile, id: FileID)],
    usesOnlyLibyaml: Bool = false, batchSize: Int = RecordBatch.usualSize
  ) {
    plan = RecordReader.Plan(schema, vocabulary)
    self.files = files
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
        return StreamBatch(file: current, batch: batch)
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
      let opened = try ByteSource(file, spooled: nil)
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
