// TestRecords.swift: the record a test begins from (`pegawai dari "file" nip "..."`); files are read
// once.

import Program
import Records
import Semantics
import Text

/// Why a test has no record to begin from.
struct TestRecordProblem: Error {
  var diagnostic: Diagnostic
}

struct TestRecords {
  private struct Content {
    /// In the order of the file, each alone in a table.
    var persons: [(key: String, table: RecordTable)] = []
    /// Why some are missing.
    var refused: RecordMessage?
  }
  private let rules: LoadedRules
  private var files: [String: Content] = [:]

  init(_ rules: LoadedRules) { self.rules = rules }

  /// Nil: an empty record.
  mutating func record(of test: PolicyTest) -> Result<RecordTable?, TestRecordProblem> {
    guard let (path, range) = test.recordFile, let schema = rules.policy.schema else {
      return .success(nil)
    }
    func failure(_ fault: TestFileFault) -> Result<RecordTable?, TestRecordProblem> {
      .failure(TestRecordProblem(diagnostic: Diagnostic(fault, at: range)))
    }
    let number = Int(range.file.index)
    guard !path.hasPrefix("/"), rules.files.indices.contains(number) else {
      return failure(.absolute(path: path))
    }
    let whole = Folder.joined(Folder.parent(of: rules.files[number].name) ?? "", path)
    let content: Content
    do throws(SystemError) {
      content = try read(whole, schema)
    } catch {
      return failure(.cannotRead(path: path, error))
    }
    if let key = test.recordKey {
      let wanted = bare(key)
      if let person = content.persons.first(where: { bare($0.key) == wanted }) {
        return .success(person.table)
      }
    } else if content.persons.count == 1, content.refused == nil {
      return .success(content.persons[0].table)
    } else if content.persons.count > 1 {
      return failure(.severalPersons(path: path, count: content.persons.count))
    }
    if let refused = content.refused {
      return failure(
        .refused(
          path: path, line: refused.line, refused.words))
    }
    return failure(.noSuchPerson(path: path))
  }

  /// Keys are compared without their spaces.
  private func bare(_ key: String) -> String { key.filter { $0 != " " } }

  private mutating func read(_ path: String, _ schema: RecordSchema) throws(SystemError) -> Content
  {
    if let known = files[path] { return known }
    var content = Content()
    let bytes = try InputFile.bytes(of: path, atMost: RecordLimits.sideFileBytes)
    var chunk: [UInt8]? = bytes
    let vocabulary = rules.policy.vocabulary
    let identity = PersonIdentity(schema, vocabulary)
    var reader = RecordReader(
      RecordReader.Plan(schema, vocabulary), file: FileID(rules.files.count), name: path
    ) {
      defer { chunk = nil }
      return chunk
    }
    var keys = KeyRegistry()
    // One at a time, so that each has a table to itself.
    while let batch = reader.nextBatch(limit: 1, keys: &keys) {
      if content.refused == nil {
        content.refused = batch.messages.first { $0.severity == .error }
      }
      if batch.table.count > 0 {
        content.persons.append((identity.key(batch.table, 0), batch.table))
      }
    }
    files[path] = content
    return content
  }
}
