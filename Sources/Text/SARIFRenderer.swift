// SARIFRenderer.swift: messages as SARIF 2.1.0, which code hosts and editors read.
// Every code that occurs is a rule of the tool; Fingerprint.swift says how findings keep their name.

/// Turns messages into one SARIF log.
package struct SARIFRenderer: Sendable {
  package var files: [SourceFile]
  package var language: Language
  /// The program's version.
  package var version: String

  package init(files: [SourceFile], language: Language = .indonesian, version: String) {
    self.files = files
    self.language = language
    self.version = version
  }

  /// The whole log, ended by a line feed; what is silenced stands behind the rest, with the reason.
  package func text(_ diagnostics: [Diagnostic], silenced: [SilencedMessage] = []) -> String {
    var places = MessagePlaces(files)
    var fingerprints = Fingerprints()
    let codes = Set(diagnostics.map(\.code) + silenced.map(\.diagnostic.code)).sorted()
    var json = JSONText(indent: 2)
    json.object { json in
      json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.field("version", "2.1.0")
      json.key("runs")
      json.array { json in
        json.object { json in
          tool(codes, &json)
          json.field("language", language.rawValue)
          json.field("columnKind", "unicodeCodePoints")
          json.key("results")
          json.array { json in
            for diagnostic in diagnostics {
              result(diagnostic, nil, codes, &places, &fingerprints, &json)
            }
            for message in silenced {
              result(
                message.diagnostic, message.reason, codes, &places, &fingerprints, &json)
            }
          }
        }
      }
    }
    return json.text + "\n"
  }

  // MARK: the tool and its rules

  private func tool(_ codes: [String], _ json: inout JSONText) {
    json.key("tool")
    json.object { json in
      json.key("driver")
      json.object { json in
        json.field("name", "timbang")
        json.field("semanticVersion", version)
        json.field("language", language.rawValue)
        json.key("rules")
        json.array { json in for code in codes { rule(code, &json) } }
      }
    }
  }

  private func rule(_ code: String, _ json: inout JSONText) {
    let family = MessageFamily.words(of: code).text(in: language)
    let page = documentationPath(of: code)
    let help = Words(
      "arti pesan ini, contoh yang keliru dan yang benar: \(page)",
      en: "what this message means, a wrong example and a right one: \(page)"
    ).text(in: language)
    json.object { json in
      json.field("id", code)
      message("shortDescription", "\(code): \(family)", &json)
      message("fullDescription", family, &json)
      json.key("help")
      json.object { json in
        json.field("text", help)
        json.field("markdown", help.replacing(page, with: "[\(page)](\(page))"))
      }
      // The format asks for an absolute address, and the pages come with the program.
      json.field("helpUri", "timbang:\(page)")
    }
  }

  // MARK: results

  private func result(
    _ diagnostic: Diagnostic, _ reason: String?, _ codes: [String],
    _ places: inout MessagePlaces, _ fingerprints: inout Fingerprints, _ json: inout JSONText
  ) {
    let primary = places.place(of: diagnostic.primary)
    json.beginObject()
    json.field("ruleId", diagnostic.code)
    json.field("ruleIndex", codes.firstIndex(of: diagnostic.code) ?? 0)
    json.field("level", diagnostic.severity.rawValue)
    message("message", diagnostic.sentence(in: language), &json)
    if let primary {
      json.key("locations")
      json.array { json in location(primary, diagnostic.labels[0].words, id: nil, &json) }
    }
    let others = diagnostic.labels.dropFirst().compactMap { label in
      places.place(of: label.range).map { ($0, label.words) }
    }
    if !others.isEmpty {
      json.key("relatedLocations")
      json.array { json in
        for (number, (place, words)) in others.enumerated() {
          location(place, words, id: number + 1, &json)
        }
      }
    }
    json.key("partialFingerprints")
    let line = primary?.lineText ?? ""
    json.object { json in
      json.field(
        "primaryLocationLineHash", fingerprints.name(code: diagnostic.code, line: line))
    }
    if let reason { suppression(reason, &json) }
    fix(diagnostic, &places, &json)
    json.endObject()
  }

  private func suppression(_ reason: String, _ json: inout JSONText) {
    json.key("suppressions")
    json.array { json in
      json.object { json in
        json.field("kind", "inSource")
        json.field("justification", reason)
      }
    }
  }

  private func location(
    _ place: MessagePlace, _ words: Words?, id: Int?, _ json: inout JSONText
  ) {
    json.object { json in
      if let id { json.field("id", id) }
      json.key("physicalLocation")
      json.object { json in
        artifact(place.file, &json)
        region("region", place, &json)
      }
      if let words { message("message", words.text(in: language), &json) }
    }
  }

  private func artifact(_ file: String, _ json: inout JSONText) {
    json.key("artifactLocation")
    json.object { json in
      json.field("uri", SARIFRenderer.uri(file))
      json.field("uriBaseId", "%SRCROOT%")
    }
  }

  private func region(_ name: String, _ place: MessagePlace, _ json: inout JSONText) {
    guard let start = place.start, let end = place.end else { return }
    json.key(name)
    json.object { json in
      json.field("startLine", start.line)
      json.field("startColumn", start.column)
      json.field("endLine", end.line)
      json.field("endColumn", end.column)
    }
  }

  private func fix(_ diagnostic: Diagnostic, _ places: inout MessagePlaces, _ json: inout JSONText)
  {
    var edits: [(MessagePlace, String)] = []
    for edit in diagnostic.fix {
      guard let place = places.place(of: edit.range), place.start != nil else { return }
      edits.append((place, edit.replacement))
    }
    if edits.isEmpty { return }
    var files: [String] = []
    for (place, _) in edits where !files.contains(place.file) { files.append(place.file) }
    json.key("fixes")
    json.array { json in
      json.object { json in
        if let help = diagnostic.help { message("description", help.text(in: language), &json) }
        json.key("artifactChanges")
        json.array { json in
          for file in files { change(file, edits.filter { $0.0.file == file }, &json) }
        }
      }
    }
  }

  private func change(
    _ file: String, _ edits: [(MessagePlace, String)], _ json: inout JSONText
  ) {
    json.object { json in
      artifact(file, &json)
      json.key("replacements")
      json.array { json in
        for (place, replacement) in edits {
          json.object { json in
            region("deletedRegion", place, &json)
            message("insertedContent", replacement, &json)
          }
        }
      }
    }
  }

  /// `"name": {"text": "..."}`, the way SARIF says any text.
  private func message(_ name: String, _ text: String, _ json: inout JSONText) {
    json.key(name)
    json.object { json in json.field("text", text) }
  }

  /// A path as a relative reference: what is no letter, digit, `-`, `.`, `_`, `~` or `/` is escaped.
  static func uri(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.utf8.count < 2 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return text
  }
}

extension Diagnostic {
  /// The sentence and, on a line of its own, the next step; what cannot be seen is made visible.
  func sentence(in language: Language) -> String {
    let sentence = DisplayText.visible(words.text(in: language))
    guard let help else { return sentence }
    let step = DisplayText.visible(help.text(in: language))
    return "\(sentence)\n\(Words.help.text(in: language)): \(step)"
  }
}

extension Words {
  /// What stands before the next step.
  static let help = Words("saran", en: "help")
}
