// Trouble.swift: how a job ended, in one word, and the exit code that says so.

/// The worst that happened; from harmless to grave.
package enum Trouble: Int, Comparable, Sendable, CaseIterable {
  case none
  /// Errors in the rules, or a test that fails.
  case findings
  /// Records that had to be left out.
  case badData
  /// A file or folder that is not there, or nothing in it to work on.
  case noInput
  /// A reading or writing that failed.
  case inputOutput
  /// Who reads our output has gone; nothing is wrong.
  case closedPipe

  /// The numbers of sysexits.h where there is one.
  package var exitCode: Int32 {
    switch self {
    case .none: 0
    case .findings: 1
    case .badData: 65
    case .noInput: 66
    case .inputOutput: 74
    case .closedPipe: 141
    }
  }

  package static func < (a: Trouble, b: Trouble) -> Bool { a.rawValue < b.rawValue }
}
