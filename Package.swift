// swift-tools-version: 6.2
// Package.swift: the rooms of the house, lowest floor first. A room lists only rooms below it;
// HouseTests holds every import line against the floors written in ARCHITECTURE.md.
import PackageDescription

/// Builds everything for the fuzzer, and the fuzzer itself: `Tests/Fuzzing/run`.
let fuzzes = Context.environment["TIMBANG_FUZZ"] != nil
/// Builds with locks that the thread sanitizer knows.
let seesLocks = Context.environment["TIMBANG_SEEN_LOCKS"] != nil

/// Types are asked for as the compiler knows them, not by their names: for each name the run would look through
/// all four thousand conformances.
let direct: [SwiftSetting] = [
  .unsafeFlags(
    ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
    .when(configuration: .release))
]

let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ] + (fuzzes ? [.unsafeFlags(["-sanitize=fuzzer"])] : [])
  + (seesLocks ? [.define("SEEN_LOCKS")] : []) + direct

/// A release is one file that needs nothing beside it and starts at once. The two libraries are
/// what the argument parser's Foundation needs when it is linked in.
let alone: [LinkerSetting] = [
  .unsafeFlags(
    ["-static-executable", "-l_FoundationCollections", "-l_FoundationCShims"],
    .when(platforms: [.linux], configuration: .release))
]

/// A room of the house: a library target of our own.
func room(_ name: String, on below: [String] = []) -> Target {
  .target(
    name: name, dependencies: below.map { .target(name: $0) }, swiftSettings: strict)
}

/// The tests of one room; its golden files stand beside them in `Golden`.
func tests(_ name: String, on rooms: [String], golden: Bool = false) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: (rooms + ["TestSupport"]).map { .target(name: $0) },
    path: "Tests/\(name)Tests", exclude: golden ? ["Golden"] : [], swiftSettings: strict)
}

/// Only where everything is built for it: it has no `main` of its own.
let fuzzer: [Target] =
  !fuzzes
  ? []
  : [
    .executableTarget(
      name: "Fuzz", dependencies: ["FuzzChecks", "TestSupport"], path: "Tests/Fuzzing/Entry",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])])
  ]

let package = Package(
  name: "timbang",
  products: [.executable(name: "timbang", targets: ["timbang"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // MARK: ground
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    room("Text"),
    // MARK: form
    room("Values", on: ["Text"]),
    room("Syntax", on: ["Text"]),
    room("YAML", on: ["CYAML", "Text"]),
    // MARK: meaning
    room("Semantics", on: ["Syntax", "Values", "Text"]),
    room("Formatting", on: ["Syntax", "Text"]),
    // MARK: compiled
    room("Program", on: ["Semantics", "Values", "Text"]),
    room("Proofs", on: ["Semantics", "Values", "Text"]),
    room("Lints", on: ["Semantics", "Syntax", "Values", "Text"]),
    // MARK: engine
    room("Records", on: ["Program", "Semantics", "YAML", "Values", "Text"]),
    room("Evaluation", on: ["Program", "Semantics", "Values", "Text"]),
    // MARK: answers
    room("Explanation", on: ["Evaluation", "Program", "Semantics", "Values", "Text"]),
    room(
      "Analysis", on: ["Evaluation", "Program", "Proofs", "Semantics", "Values", "Text"]),
    // MARK: hall
    room(
      "Workspace",
      on: [
        "Analysis", "Explanation", "Evaluation", "Records", "Lints", "Proofs", "Program",
        "Formatting", "Semantics", "Syntax", "YAML", "Values", "Text",
      ]),
    // MARK: doors
    .executableTarget(
      name: "timbang",
      dependencies: [
        "Workspace", "Values", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/CommandLine", swiftSettings: strict, linkerSettings: alone),
    // MARK: benchmarks
    .executableTarget(
      name: "EvaluationBenchmark",
      dependencies: [
        "Evaluation", "Records", "Program", "Semantics", "Syntax", "Values", "Text",
      ],
      path: "Benchmarks/Evaluation", swiftSettings: strict),
    .executableTarget(
      name: "CheckingBenchmark", dependencies: ["Proofs", "Semantics", "Syntax", "Text"],
      path: "Benchmarks/Checking", swiftSettings: strict),
    .executableTarget(
      name: "FormattingBenchmark", dependencies: ["Formatting", "Syntax", "Text"],
      path: "Benchmarks/Formatting", swiftSettings: strict),
    .executableTarget(
      name: "HostileBenchmark",
      dependencies: [
        "Explanation", "Evaluation", "Lints", "Records", "Proofs", "Program", "Formatting",
        "Semantics", "Syntax", "Values", "Text", "TestSupport",
      ],
      path: "Benchmarks/Hostile", swiftSettings: strict),
    .executableTarget(
      name: "ReadingBenchmark",
      dependencies: ["CYAML", "Records", "Program", "Semantics", "Values", "Text"],
      path: "Benchmarks/Reading", swiftSettings: strict),
    // MARK: tests
    .target(
      name: "TestSupport", dependencies: ["Text"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .target(
      name: "Reference", dependencies: ["Semantics", "Values", "Text"], path: "Tests/Reference",
      swiftSettings: strict),
    .target(
      name: "RandomPolicies",
      dependencies: ["Reference", "Program", "Semantics", "Values", "Text", "TestSupport"],
      path: "Tests/RandomPolicies", swiftSettings: strict),
    .target(
      name: "Agreement",
      dependencies: [
        "RandomPolicies", "Reference", "Evaluation", "Program", "Semantics", "Syntax", "Values",
        "Text",
      ],
      path: "Tests/Agreement", swiftSettings: strict),
    .executableTarget(
      name: "AgreementRuns", dependencies: ["Agreement"], path: "Tests/AgreementRuns",
      swiftSettings: strict),
    .target(
      name: "FuzzChecks",
      dependencies: [
        "Agreement", "Reference",
        "Explanation", "Evaluation", "Records", "Proofs", "Lints", "Program", "Formatting",
        "Semantics", "Syntax", "Values", "Text", "TestSupport",
      ],
      path: "Tests/Fuzzing/Checks", swiftSettings: strict),
    tests("Fuzzing", on: ["FuzzChecks"]),
    tests("House", on: []),
    tests("Text", on: ["Text"], golden: true),
    tests("Values", on: ["Values", "Text"]),
    tests("Formatting", on: ["FuzzChecks", "Formatting", "Syntax", "Text"], golden: true),
    tests(
      "Proofs", on: ["Proofs", "Evaluation", "Semantics", "Syntax", "Values", "Text"], golden: true),
    tests("Lints", on: ["Lints", "Proofs", "Semantics", "Syntax", "Values", "Text"], golden: true),
    tests("Documentation", on: ["Workspace", "Records", "Values", "Text"]),
    tests(
      "Workspace",
      on: ["Workspace", "Analysis", "Records", "Program", "Semantics", "Values", "Text"],
      golden: true),
    tests("Defect", on: ["Workspace", "Text"], golden: true),
    tests("YAML", on: ["YAML", "Text"], golden: true),
    tests(
      "Records", on: ["Records", "Program", "Semantics", "YAML", "Values", "Text"], golden: true),
    tests("CommandLine", on: ["timbang", "Workspace", "Text"], golden: true),
    tests("Syntax", on: ["Syntax", "Text"], golden: true),
    tests("Semantics", on: ["Semantics", "Syntax", "Values", "Text"], golden: true),
    tests(
      "Evaluation",
      on: [
        "Evaluation", "Program", "Semantics", "Syntax", "Values", "Text", "Reference",
        "RandomPolicies", "Agreement",
      ], golden: true),
  ] + fuzzer
)
