// ExplanationDocument.swift: an explanation as headings and indented lines, in one language.
// DocumentLayout.swift prints them as plain text or Markdown.

package import Evaluation
package import Text
import Values

/// One line of a document.
package enum DocumentBlock: Hashable, Sendable {
  case heading(Int, String)
  /// `mark` is `✓`, `✗`, `?`, `!` or empty; depth 0 stands at the margin.
  case line(depth: Int, mark: String, String)
  case blank
}

/// Puts an explanation into blocks.
package struct ExplanationDocument {
  let language: Language
  /// `Rules/kota.aturan:12` for a place in a rule file.
  let place: (SourceRange) -> String
  /// The rule's own words, on one line.
  let source: (SourceRange) -> String
  private var blocks: [DocumentBlock] = []

  package init(
    language: Language, place: @escaping (SourceRange) -> String,
    source: @escaping (SourceRange) -> String
  ) {
    self.language = language
    self.place = place
    self.source = source
  }

  /// - Parameter title: whom the explanation is about, as the caller wants it shown.
  package static func blocks(
    _ explanation: PersonExplanation, title: String, language: Language,
    place: @escaping (SourceRange) -> String, source: @escaping (SourceRange) -> String
  ) -> [DocumentBlock] {
    var document = ExplanationDocument(language: language, place: place, source: source)
    document.write(explanation, title: title)
    return document.blocks
  }

  private mutating func write(_ explanation: PersonExplanation, title: String) {
    let date = explanation.date.words.text(in: language)
    blocks.append(.heading(1, title))
    line(
      0,
      say(
        "Menurut aturan \(explanation.setLabel), dinilai per \(date)",
        "By the rules of \(explanation.setLabel), evaluated on \(date)"))
    for group in explanation.groups { write(group) }
    if !explanation.values.isEmpty {
      section(say("Hasil hitungan", "Computed values"))
      for value in explanation.values { write(value) }
    }
    for decision in explanation.decisions { write(decision) }
    section(say("Bila Anda berkeberatan", "If you object"))
    line(
      0,
      say(
        "Setiap hasil di atas dapat diperiksa ulang. Sebutkan nama aturan dan data yang menurut Anda keliru kepada pejabat penilai; pejabat, bukan alat ini, yang memutuskan",
        "Every result above can be reviewed. Name the rule and the data you consider wrong to the assessing official; the official decides, not this tool"
      ))
  }

  // MARK: - Scores

  private mutating func write(_ group: GroupExplanation) {
    section("\(group.rule.label): \(group.value.text(in: language))")
    reference(group.rule, depth: 0)
    for part in group.contributions {
      if !part.applies {
        line(
          1, part.rule.label + ": " + say("tidak berlaku bagi jabatan ini", "does not apply here"))
        continue
      }
      let target = part.target.map {
        say("; target ", "; target ") + $0.text(in: language)
      }
      line(
        1,
        "\(part.rule.label): " + say("terukur ", "measured ") + part.measured.text(in: language)
          + (target ?? "") + say("; capaian ", "; score ") + part.score.text(in: language)
          + say("; bobot ", "; weight ") + part.weight.text(in: language))
      reasons(part.reasons, depth: 2)
      reference(part.rule, depth: 2)
    }
    if group.contributions.allSatisfy(\.reasons.isEmpty) { reasons(group.reasons, depth: 1) }
  }

  private mutating func write(_ value: ValueExplanation) {
    line(1, "\(value.rule.label) (\(value.rule.name)): \(value.value.text(in: language))")
    for row in value.rows {
      line(2, say("baris ", "row ") + place(row) + ": " + source(row))
    }
    parts(value.parts, depth: 2)
    reasons(value.reasons, depth: 2)
    reference(value.rule, depth: 2)
  }

  // MARK: - Decisions

  private mutating func write(_ decision: DecisionExplanation) {
    let kind =
      switch decision.kind {
      case .promotion: say("Promosi", "Promotion")
      case .training: say("Pelatihan", "Training")
      case .placement: say("Penempatan", "Placement")
      case .flag: say("Tanda", "Flag")
      }
    section("\(kind) \(decision.rule.label): \(decision.status.text(in: language))")
    if let message = decision.message { line(0, message.text(in: language)) }
    reference(decision.rule, depth: 0)
    for condition in decision.conditions { write(condition) }
    if decision.conditions.allSatisfy(\.reasons.isEmpty) { reasons(decision.reasons, depth: 1) }
  }

  private mutating func write(_ condition: ConditionExplanation) {
    let name = condition.rule.label.isEmpty ? condition.rule.name : condition.rule.label
    blocks.append(
      .line(
        depth: 1, mark: ExplanationDocument.mark(condition.truth),
        "\(name): \(StatusText.words(condition.truth).text(in: language))"))
    line(2, say("aturan: ", "rule: ") + source(condition.range))
    parts(condition.parts, depth: 2)
    for exception in condition.exceptions where exception.decided {
      line(
        2,
        say("karena pengecualian: ", "because of the exception: ") + exception.rule.label)
      reference(exception.rule, depth: 3)
    }
    reasons(condition.reasons, depth: 2)
    line(2, place(condition.range))
    if !condition.rule.basis.isEmpty { basis(condition.rule.basis, depth: 2) }
  }

  // MARK: - Pieces

  private mutating func parts(_ parts: [Part], depth: Int) {
    for part in parts {
      let label = part.label.isEmpty || part.label == part.path ? "" : " (\(part.label))"
      line(depth, "\(part.path)\(label) = \(part.value.text(in: language))")
      if depth < 5 { self.parts(part.details, depth: depth + 1) }
    }
  }

  private mutating func reasons(_ reasons: [Reason], depth: Int) {
    for reason in reasons {
      blocks.append(.line(depth: depth, mark: "?", ReasonText.words(reason).text(in: language)))
    }
  }

  private mutating func reference(_ rule: RuleReference, depth: Int) {
    line(depth, place(rule.range))
    if !rule.basis.isEmpty { basis(rule.basis, depth: depth) }
  }

  private mutating func basis(_ texts: [String], depth: Int) {
    line(depth, say("dasar: ", "legal basis: ") + texts.joined(separator: "; "))
  }

  private mutating func section(_ title: String) {
    blocks.append(.blank)
    blocks.append(.heading(2, title))
  }

  private mutating func line(_ depth: Int, _ text: String) {
    blocks.append(.line(depth: depth, mark: "", text))
  }

  private func say(_ indonesian: String, _ english: String) -> String {
    Words(indonesian, en: english).text(in: language)
  }

  /// The sign in front of a condition; words always stand beside it.
  package static func mark(_ truth: Truth) -> String {
    switch truth {
    case .yes: "✓"
    case .no: "✗"
    case .unknown: "?"
    case .failed, .conflict: "!"
    }
  }
}
