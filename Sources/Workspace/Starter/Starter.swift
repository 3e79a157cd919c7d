// Starter.swift: a small rule folder to begin with, put on the disk; never over what is there.
// StarterTexts.swift and its neighbours hold the files.

import Text

/// One file of the starter set.
struct StarterFile: Sendable {
  /// Below the folder.
  var path: String
  var text: String
}

extension Workspace {
  func starter(in folder: String) -> StarterReport {
    var report = StarterReport(Messages())
    for file in StarterFile.all {
      let path = Folder.joined(folder, file.path)
      if (try? Folder.kind(path, followingLinks: false)) != nil {
        report.messages.add(WorkspaceFault.exists(path: path))
        continue
      }
      do throws(SystemError) {
        if let parent = Folder.parent(of: path) { try Folder.make(parent) }
        let output = try OutputFile(path, isNew: true)
        try output.write(Array(file.text.utf8)[...])
        try output.commit()
        report.written.append(path)
      } catch {
        report.messages.add(
          error == .exists ? WorkspaceFault.exists(path: path) : .cannotWrite(path: path, error))
        if error != .exists { break }
      }
    }
    return report
  }
}
