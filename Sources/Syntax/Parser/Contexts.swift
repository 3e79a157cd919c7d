// Contexts.swift: which clause words each declaration has. A clause word is a keyword only as the first
// word of a line inside such a declaration (Lines.swift); elsewhere it is a plain name.

import Text

/// What the lines at hand belong to.
enum Context: Hashable, Sendable {
  case outside
  case header
  case part
  /// `tanpa KIND NAME`
  case removal
  case declaration(DeclarationKind)
  case amendment(DeclarationKind)

  /// The kind of the declaration, or of the one amended.
  var kind: DeclarationKind? {
    switch self {
    case .declaration(let kind), .amendment(let kind): kind
    case .outside, .header, .part, .removal: nil
    }
  }

  var isAmendment: Bool {
    if case .amendment = self { true } else { false }
  }

  /// The words its clauses begin with, in canonical order.
  var clauseWords: [Keyword] {
    switch self {
    case .outside, .part: []
    case .removal: [.dasar, .berlaku]
    case .header: [.dasar, .mengikuti, .berlaku, .tanggal]
    case .declaration(let kind): Context.words(of: kind)
    case .amendment(let kind):
      (Context.amendable.contains(kind) ? [.tambah, .ganti, .tanpa] : [])
        + Context.words(of: kind)
    }
  }

  /// The words a message offers: those that are available today.
  var shownWords: [String] {
    clauseWords.filter { ![.peringkat, .formasi, .kuota].contains($0) }.map(Context.shown)
  }

  /// Declarations with exceptions or conditions of their own.
  static let amendable: [DeclarationKind] = [
    .promotion, .training, .placement, .flag, .formula,
  ]

  private static func words(of kind: DeclarationKind) -> [Keyword] {
    switch kind {
    case .scale, .choice, .unit, .record, .reference: [.dasar, .berlaku]
    case .calendar: [.dasar, .berlaku, .hari, .libur]
    case .parameter: [.dasar, .berlaku, .diisi, .sejak]
    case .formula: [.dasar, .berlaku, .satuan, .rentang, .diisi, .umum, .kecuali]
    case .table: [.dasar, .berlaku, .diisi]
    case .group:
      [.dasar, .berlaku, .diisi, .bobot, .sumber, .dihitung, .batas, .tiap, .nilai, .data]
    case .indicator:
      [
        .kelompok, .dasar, .berlaku, .untuk, .bobot, .satuan, .target, .sumber, .dihitung, .batas,
        .capaian,
      ]
    case .promotion: [.dasar, .berlaku, .calon, .syarat, .kecuali, .peringkat, .formasi]
    case .training: [.dasar, .berlaku, .dipicu, .kecuali, .prioritas, .kuota, .tidak]
    case .placement: [.dasar, .berlaku, .untuk, .sesuai, .kecuali]
    case .flag: [.dasar, .berlaku, .muncul, .kecuali, .pesan]
    case .test: [.berlaku, .tanggal, .dinas, .dengan, .andai, .maka, .dan]
    }
  }

  /// Words that open a clause somewhere.
  static let allClauseWords: Set<Keyword> = {
    var result: Set<Keyword> = [.mengikuti, .berlaku, .tambah]
    for kind in DeclarationKind.allCases { result.formUnion(words(of: kind)) }
    return result.subtracting([.tidak, .dan, .tanggal, .hari, .data])
  }()

  /// The word that says here what a word says in another kind of rule.
  func twin(of word: Keyword) -> Keyword? {
    let alike: [[Keyword]] = [[.calon, .untuk], [.dipicu, .sesuai, .muncul]]
    return alike.first { $0.contains(word) }?.first(where: clauseWords.contains)
  }

  /// How a clause word is shown in a list of allowed ones.
  static func shown(_ word: Keyword) -> String {
    switch word {
    case .tidak: "tidak diulang"
    case .berlaku: "berlaku sejak"
    case .hari: "hari kerja"
    case .tiap: "tiap capaian"
    case .data: "data kosong"
    case .diisi: "diisi dinas"
    default: word.rawValue
    }
  }
}

extension DeclarationKind {
  /// The words that may open a clause where they begin a line of such a declaration, or of one that
  /// amends it.
  package var clauseWords: [Keyword] { Context.amendment(self).clauseWords }
}

extension Keyword {
  /// Clauses that may stand more than once in a declaration.
  var mayRepeat: Bool {
    switch self {
    case .dasar, .sumber, .sejak, .syarat, .kecuali, .prioritas, .libur, .dengan, .andai, .maka,
      .dan, .tambah, .ganti, .tanpa, .capaian, .tiap, .nilai, .tanggal:
      true
    default: false
    }
  }
}
