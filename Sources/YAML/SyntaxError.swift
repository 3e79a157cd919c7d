// SyntaxError.swift: what libyaml says about text it cannot read, in our own terms.
// Its English never reaches a person: every sentence of its sources has a fault here.

import CYAML

struct SyntaxError {
  /// Where a person should look, and from where on the next document is looked for.
  let mark: yaml_mark_t
  private let problem: YAMLSentence
  private let context: YAMLSentence

  init(_ parser: UnsafePointer<yaml_parser_t>, _ sentences: inout YAMLSentences) {
    problem = unsafe sentences[parser.pointee.problem]
    context = unsafe sentences[parser.pointee.context]
    // By number: C's own type would be compared through a protocol.
    let error = unsafe parser.pointee.error.rawValue
    let isPlaced =
      error == YAML_SCANNER_ERROR.rawValue || error == YAML_PARSER_ERROR.rawValue
    let isOpen = context.isOfBracketsOrKey || (context.isOfQuotes && problem.isUnexpected)
    // Out of input or of patience while reading ahead: nothing behind the last place is known.
    mark =
      unsafe !isPlaced
      ? parser.pointee.mark
      : isOpen ? parser.pointee.context_mark : parser.pointee.problem_mark
  }

  /// - Parameter byte: what stands at `mark`.
  func fault(_ byte: UInt8?) -> YAMLFault {
    switch problem.meaning {
    case .fault(let fault): fault
    case .indentation: byte == 0x09 ? .tabIndentation : .indentation
    case .start:
      if let byte, byte > 0x20, byte < 0x7F {
        .badStart(byte)
      } else {
        byte == 0x09 ? .tabIndentation : .other
      }
    case .name: context.isOfAlias ? .alias : context.isOfAnchor ? .anchor : .tag
    case .unknown: context.isOfTag || problem.isOfTag ? .tag : .other
    }
  }
}

/// What one sentence of libyaml's comes to.
struct YAMLSentence {
  enum Meaning {
    case fault(YAMLFault)
    /// A blank too many or too few, or a tab.
    case indentation
    /// A character that begins nothing.
    case start
    /// The name of an alias, anchor or tag: the other sentence says which.
    case name
    case unknown
  }
  let meaning: Meaning
  let isUnexpected: Bool
  let isOfQuotes: Bool
  let isOfBracketsOrKey: Bool
  let isOfAlias: Bool
  let isOfAnchor: Bool
  let isOfTag: Bool

  init(_ text: String) {
    meaning = YAMLSentence.meaning(text)
    isUnexpected = text.hasPrefix("found unexpected")
    isOfQuotes = text == "while scanning a quoted scalar"
    isOfBracketsOrKey =
      text.hasPrefix("while parsing a flow") || text == "while scanning a simple key"
    let words = text.utf8.split(separator: 0x20)
    func has(_ word: String) -> Bool { words.contains { $0.elementsEqual(word.utf8) } }
    isOfAlias = has("alias")
    isOfAnchor = has("anchor")
    isOfTag = has("tag")
  }

  private static func meaning(_ text: String) -> Meaning {
    switch text {
    case "found unexpected end of stream", "found unexpected document indicator":
      .fault(.quoteNotClosed)
    case "did not find expected ',' or ']'": .fault(.bracketNotClosed("]"))
    case "did not find expected ',' or '}'": .fault(.bracketNotClosed("}"))
    case "could not find expected ':'", "could not found expected ':'", "found unexpected ':'":
      .fault(.colonMissing)
    case "mapping values are not allowed in this context",
      "mapping keys are not allowed in this context":
      .fault(.colonMisplaced)
    case "block sequence entries are not allowed in this context": .fault(.dashMisplaced)
    case "did not find expected key", "did not find expected '-' indicator",
      "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected",
      "found a tab character where an intendation space is expected":
      .indentation
    case "found character that cannot start any token": .start
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      .fault(.unknownEscape)
    case "did not find expected <document start>": .fault(.textAfterRecord)
    case "found an indentation indicator equal to 0", "did not find expected comment or line break":
      .fault(.blockHeader)
    case "did not find expected alphabetic or numeric character",
      "did not find expected whitespace or line break":
      .name
    case "did not find expected node content": .fault(.other)
    case "exceeded maximum depth", "exceeded maximum depth of 1000 nested collections":
      .fault(.tooDeep)
    default: .unknown
    }
  }
}

/// libyaml's sentences, each looked into once: they are constants of its own, so that their address tells
/// them apart.
struct YAMLSentences {
  /// A few, of some fifty there are.
  private var addresses: [UInt] = []
  private var sentences: [YAMLSentence] = []

  subscript(text: UnsafePointer<CChar>?) -> YAMLSentence {
    mutating get {
      let address = UInt(bitPattern: text)
      if let known = addresses.firstIndex(of: address) { return sentences[known] }
      let sentence = YAMLSentence(unsafe text.map { unsafe String(cString: $0) } ?? "")
      addresses.append(address)
      sentences.append(sentence)
      return sentence
    }
  }
}
