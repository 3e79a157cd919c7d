// FuzzTarget.swift: what must hold for any bytes at all, by what they are given to. The fuzzer looks for
// bytes for which it does not; FuzzingTests holds every stored one against it.

/// One door of the program that takes text from outside.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// A rule file to the parser.
  case parser
  /// A rule file to the formatter.
  case formatter
  /// A rule file, beside a complete small rule set, to the checker and the proofs.
  case checker
  /// A record file to both readers.
  case records
  /// Rules and records, parted by a line `%%%%`, to the results.
  case runs

  /// What does not hold for these bytes; empty when all does.
  package func faults(in bytes: [UInt8]) -> [String] {
    switch self {
    case .parser: parserFaults(bytes)
    case .formatter: formatting(bytes).faults
    case .checker: checkerFaults(bytes)
    case .records: recordFaults(bytes)
    case .runs: runFaults(bytes)
    }
  }

  /// The folder of `Tests/Fuzzing/Corpus` whose files it begins with.
  package var corpus: String {
    switch self {
    case .parser, .formatter, .checker: "rules"
    case .records: "records"
    case .runs: "runs"
    }
  }
}
