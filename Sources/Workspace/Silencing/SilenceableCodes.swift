// SilenceableCodes.swift: which messages about rule files are warnings and notes. Only used to say what
// is wrong with a comment that silences nothing; the tests hold it against the pages of all messages.

enum SilenceableCodes {
  /// The codes of warnings and notes.
  static let all: Set<String> = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let text = """
    A0106 A0107 A0109 A0110 A0111 A0114 A0117 A0118 A0119 A0120 A0132 A0135 A0137 A0280 A0316
    A0754 A0755 A0756 A0757
    A0801 A0802 A0803 A0804 A0805 A0808 A0809 A0810 A0811 A0812 A0813 A0814 A0815
    A0901 A0902 A0903 A0904 A0905 A0906 A0907 A0908 A0909 A0951 A0952 A0953 A0954 A0955
    A1001 A1002 A1003 A1004 A1005 A1006 A1007 A1008 A1009 A1010 A1011 A1012 A1013 A1014 A1015
    A1016 A1017 A1018 A1021 A1022 A1023 A1024 A1025 A1026 A1027 A1028 A1031 A1032 A1033 A1034
    A1035 A1036 A1037 A1038 A1039 A1040 A1041 A1042 A1043 A1051 A1052 A1053 A1054 A1055 A1056
    A1057 A1058 A1059 A1060 A1061 A1062 A1063
    """

  /// Numbers of messages about rule files and what they name; what of them cannot be silenced.
  private static let families: [(letter: Character, numbers: ClosedRange<Int>)] = [
    ("A", 101...149), ("A", 201...299), ("A", 301...389), ("A", 401...479), ("A", 501...579),
    ("A", 751...779), ("A", 801...819), ("A", 1091...1099), ("C", 101...119), ("C", 201...229),
    ("P", 101...109),
  ]

  /// Whether a code is one that cannot be silenced.
  static func isError(_ code: String) -> Bool {
    guard let letter = code.first, let number = Int(code.dropFirst()), !all.contains(code) else {
      return false
    }
    return code.utf8.count == 5
      && families.contains { $0.letter == letter && $0.numbers.contains(number) }
  }

  /// Whether there may be such a message about rule files.
  static func isKnown(_ code: String) -> Bool { all.contains(code) || isError(code) }

  /// The codes that only the proofs give.
  static func isProved(_ code: String) -> Bool {
    ["A075", "A08", "A09"].contains { code.hasPrefix($0) }
  }

  /// The codes that only the lints give.
  static func isAsked(_ code: String) -> Bool { code.hasPrefix("A10") }
}
