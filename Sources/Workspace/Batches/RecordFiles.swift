// RecordFiles.swift: which files the records are in, in an order that does not depend on how they
// were named.

/// One file of records, or standard input.
struct RecordFile: Hashable, Sendable {
  /// As messages call it.
  var path: String
  /// As results call it: without the folder that was asked for, so that results of the same records
  /// are the same wherever they lie.
  var shortName: String
  var isStandardInput = false
}

enum RecordFiles {
  static let endings = [".yaml", ".yml"]
  static let standardInput = "-"

  /// Each file once, standard input first, then in the order of their paths.
  static func find(_ paths: [String], _ faults: inout [WorkspaceFault]) -> [RecordFile] {
    var found: [String: String] = [:]
    var hasStandardInput = false
    for path in paths {
      if path == standardInput {
        hasStandardInput = true
        continue
      }
      do throws(SystemError) {
        if try Folder.kind(path) == .folder {
          let files = try Folder.files(below: path, endings: endings)
          if files.isEmpty { faults.append(.noRecords(path: path)) }
          for file in files where found[file] == nil {
            found[file] = String(file.dropFirst(path.hasSuffix("/") ? path.count : path.count + 1))
          }
        } else if found[path] == nil {
          found[path] = Folder.lastComponent(path)
        }
      } catch {
        faults.append(.cannotRead(path: path, error))
      }
    }
    let files = found.sorted { Folder.precedes($0.key, $1.key) }.map {
      RecordFile(path: $0.key, shortName: $0.value)
    }
    if !hasStandardInput { return files }
    return [RecordFile(path: standardInput, shortName: standardInput, isStandardInput: true)]
      + files
  }
}
