// SyntaxError.swift: what libyaml says about text it cannot read, in our own terms.
// Its English never reaches a person: every sentence of its sources has a fault here.

import CYAML

struct SyntaxError {
  /// Where a person should look.
  var mark: yaml_mark_t
  /// From where on the next document is looked for.
  var again: yaml_mark_t
  private var problem: String
  private var context: String

  init(_ parser: yaml_parser_t) {
    problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? ""
    context = unsafe parser.context.map { unsafe String(cString: $0) } ?? ""
    let isPlaced = unsafe parser.error == YAML_SCANNER_ERROR || parser.error == YAML_PARSER_ERROR
    mark = unsafe isPlaced ? parser.problem_mark : parser.mark
    again = mark
    if !isPlaced {
      // Out of input or of patience while reading ahead: nothing behind the last place is known.
      again = mark
    } else if context == "while scanning a quoted scalar", problem.hasPrefix("found unexpected") {
      mark = unsafe parser.context_mark
      again = mark
    } else if context.hasPrefix("while parsing a flow") || context == "while scanning a simple key"
    {
      mark = unsafe parser.context_mark
      again = mark
    }
  }

  /// - Parameter byte: what stands at `mark`.
  func fault(_ byte: UInt8?) -> YAMLFault {
    switch problem {
    case "found unexpected end of stream", "found unexpected document indicator":
      return .quoteNotClosed
    case "did not find expected ',' or ']'": return .bracketNotClosed("]")
    case "did not find expected ',' or '}'": return .bracketNotClosed("}")
    case "could not find expected ':'", "could not found expected ':'", "found unexpected ':'":
      return .colonMissing
    case "mapping values are not allowed in this context",
      "mapping keys are not allowed in this context":
      return .colonMisplaced
    case "block sequence entries are not allowed in this context": return .dashMisplaced
    case "did not find expected key", "did not find expected '-' indicator",
      "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected",
      "found a tab character where an intendation space is expected":
      return byte == 0x09 ? .tabIndentation : .indentation
    case "found character that cannot start any token":
      guard let byte, byte > 0x20, byte < 0x7F else {
        return byte == 0x09 ? .tabIndentation : .other
      }
      return .badStart(byte)
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return .unknownEscape
    case "did not find expected <document start>": return .textAfterRecord
    case "found an indentation indicator equal to 0", "did not find expected comment or line break":
      return .blockHeader
    case "did not find expected alphabetic or numeric character",
      "did not find expected whitespace or line break":
      return has("alias", context) ? .alias : has("anchor", context) ? .anchor : .tag
    case "did not find expected node content": return .other
    case "exceeded maximum depth", "exceeded maximum depth of 1000 nested collections":
      return .tooDeep
    default:
      return has("tag", context) || has("tag", problem) ? .tag : .other
    }
  }

  /// Whether one of the words between blanks is this; a search for any part of a text would take longer
  /// than the reading of a short record.
  private func has(_ word: String, _ text: String) -> Bool {
    text.utf8.split(separator: 0x20).contains { $0.elementsEqual(word.utf8) }
  }
}
