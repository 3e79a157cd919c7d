// DiskTests.swift: files appear whole or not at all, links are not written through, folders are listed
// in one order.

import Foundation
import Testing

@testable import Workspace

@Suite struct DiskTests {
  private func write(_ path: String, _ text: String, commits: Bool = true) throws {
    let file = try OutputFile(path)
    try file.write(Array(text.utf8)[...])
    if commits { try file.commit() }
  }

  @Test func aNewFileAppearsAtTheEnd() throws {
    let scratch = Scratch()
    let file = try OutputFile("\(scratch.path)/hasil.csv")
    try file.write(Array("satu\n".utf8)[...])
    #expect(scratch.text("hasil.csv") == nil)
    try file.write(Array("dua\n".utf8)[...])
    try file.commit()
    #expect(scratch.text("hasil.csv") == "satu\ndua\n")
    #expect(scratch.names == ["hasil.csv"])
  }

  @Test func anOldFileIsReplacedWholeAndKeepsWhoMayReadIt() throws {
    let scratch = Scratch()
    let path = scratch.write("hasil.csv", "lama")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try write(path, "baru")
    #expect(scratch.text("hasil.csv") == "baru")
    #expect(scratch.names == ["hasil.csv"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test func withoutCommitNothingHappened() throws {
    let scratch = Scratch()
    let path = scratch.write("hasil.csv", "lama")
    try write(path, "baru", commits: false)
    try write("\(scratch.path)/lain.csv", "baru", commits: false)
    #expect(scratch.text("hasil.csv") == "lama")
    #expect(scratch.names == ["hasil.csv"])
  }

  @Test func aLinkIsNotWrittenThrough() throws {
    let scratch = Scratch()
    let target = scratch.write("asli", "lama")
    let link = "\(scratch.path)/tautan"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    #expect(throws: SystemError.isLink) { try write(link, "baru") }
    #expect(scratch.text("asli") == "lama")
    let folder = "\(scratch.path)/folder"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    #expect(throws: SystemError.isFolder) { try write(folder, "baru") }
  }

  /// A number that no process has, then the first process of all, which always is.
  @Test func onlyWhatDeadRunsLeftIsCleared() throws {
    let scratch = Scratch()
    let dead = TemporaryName(base: "hasil.csv", process: .max, number: 0).text
    let kept = [
      TemporaryName(base: "hasil.csv", process: 1, number: 0).text,
      TemporaryName(base: "lain.csv", process: .max, number: 0).text, ".hasil.csv.tmp",
      ".hasil.csv.x.\(Int32.max).0.tmp", ".hasil.csv.1.2.3.tmp",
    ]
    for name in kept + [dead] { scratch.write(name, "x") }
    try write("\(scratch.path)/hasil.csv", "baru")
    #expect(scratch.names == (kept + ["hasil.csv"]).sorted())
  }

  @Test func aFileThatMustBeNewIsNeverReplaced() throws {
    let scratch = Scratch()
    let path = "\(scratch.path)/baru"
    let file = try OutputFile(path, isNew: true)
    try file.write([1, 2, 3])
    scratch.write("baru", "seseorang lebih cepat")
    #expect(throws: SystemError.exists) { try file.commit() }
    file.abandon()
    #expect(scratch.text("baru") == "seseorang lebih cepat")
    #expect(scratch.names == ["baru"])
  }

  @Test func aFullDiskIsAnError() throws {
    let file = try OutputFile("/dev/full")
    #expect(throws: SystemError(ENOSPC)) { try file.write([1, 2, 3]) }
  }

  @Test func aMissingFolderIsAnError() {
    let scratch = Scratch()
    #expect(throws: SystemError.noSuchFile) { try write("\(scratch.path)/tidak/ada", "x") }
  }

  @Test func filesAreListedInTheOrderOfTheirBytes() throws {
    let scratch = Scratch()
    for name in ["b.yaml", "a/z.yml", "B.yaml", "a.yaml", ".git/x.yaml", "a/.x.yaml", "c.txt"] {
      scratch.write(name, "")
    }
    try FileManager.default.createSymbolicLink(
      atPath: "\(scratch.path)/a/lingkar", withDestinationPath: scratch.path)
    let found = try Folder.files(below: scratch.path, endings: [".yaml", ".yml"])
    #expect(found.map(scratch.bare) == ["B.yaml", "a.yaml", "a/z.yml", "b.yaml"])
  }

  @Test func readingStopsAtTheLimit() throws {
    let scratch = Scratch()
    let path = scratch.write("x", "12345")
    #expect(try InputFile.bytes(of: path, atMost: 5).count == 5)
    #expect(throws: SystemError.tooLarge) { try InputFile.bytes(of: path, atMost: 4) }
    #expect(throws: SystemError.isFolder) { try InputFile.bytes(of: scratch.path, atMost: 4) }
  }

  @Test(arguments: [
    ("x.csv", true), ("daftar/x.csv", true), ("../x.csv", true), ("../../x.csv", false),
    ("/etc/passwd", false), ("", false), ("../dinas/../x.csv", true), ("a/../../../x.csv", false),
  ])
  func listsStayInTheRuleFolder(_ path: String, _ isInside: Bool) {
    #expect(SafePath.isInside(path, of: "Rules/dinas", root: "Rules") == isInside)
  }
}
