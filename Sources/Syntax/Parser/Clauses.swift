// Clauses.swift: the loop over the lines of a declaration, and the clauses any declaration may have.

import Text

/// What begins at a line of a declaration.
enum LineStart {
  case clause(Keyword)
  /// A `|` row of a table or test.
  case row
  /// `pegawai dari "…"` in a test.
  case record
}

extension Parser {
  /// Reads the lines of a declaration until the next declaration. `read` is called behind the clause
  /// word (or at the row) and says what kind of node the line is.
  mutating func lines(_ read: (inout Parser, LineStart) -> NodeKind) {
    while index < last {
      limit = last
      if startsDeclaration(index) || misspelledDeclaration(index) != nil { return }
      let before = index
      let mark = tree.mark
      if let word = clauseWord(index) {
        tree.close(mark, clause(word, read))
      } else if startsRow(index) {
        tree.close(mark, read(&self, .row))
      } else if startsRecord(index) {
        seen[.dari] = range(index)
        limit = boundary(after: index)
        let kind = read(&self, .record)
        finishClause(complete: true)
        tree.close(mark, kind)
      } else {
        strayLine()
        if corrected?.index == index { continue }
      }
      if index == before { skip(to: index + 1) }
    }
    limit = last
  }

  private mutating func clause(
    _ word: Keyword, _ read: (inout Parser, LineStart) -> NodeKind
  ) -> NodeKind {
    limit = boundary(after: index)
    let first = index
    forcedClause = -1
    corrected = nil
    if let earlier = seen[word], !word.mayRepeat {
      error(
        ClauseFault.twice(word.rawValue, in: contextName ?? ""), at: range(index),
        others: [Label(earlier, Words("yang pertama", en: "the first one"))])
    } else {
      seen[word] = range(index)
    }
    if tokens[index].keyword == word { takeKeyword() } else { take() }
    slipSign(.colon)
    if at(.equal), word != .capaian { needlessEqual() }
    if isAtEnd, word != .maka, word != .dan {
      error(
        ClauseFault.empty(word.rawValue, example: Parser.example(word, context)), at: range(first))
      tree.missing()
      settle()
    }
    let kind = read(&self, .clause(word))
    finishClause(complete: true)
    return kind
  }

  /// `bobot: 40%`: a colon nobody needs.
  mutating func slipSign(_ sign: Sign) {
    guard at(sign) else { return }
    warn(CharacterFault.needlessSign(text(index)), at: range(index), fix: [Edit(range(index), "")])
    take()
  }

  /// `bobot = 40%`: a mistake, for `=` compares or sets elsewhere.
  private mutating func needlessEqual() {
    error(ClauseFault.needlessEqual, at: range(index), fix: [Edit(range(index), "")])
    take()
  }

  /// What is left of a clause: a second clause on its line, a final comma, or words too many.
  mutating func finishClause(complete: Bool) {
    guard index < limit else { return }
    if at(.comma), index + 1 >= limit || !isOnLine(1) {
      warn(CharacterFault.finalMark(","), at: range(index), fix: [Edit(range(index), "")])
      take()
      guard index < limit else { return }
    }
    guard isOnLine() else { return }
    if secondClause() { return }
    if !hasJustReported { extraWords() }
    skipLine()
    settle()
  }

  /// `bobot 40% satuan orang`: the second clause word opens a clause of its own.
  mutating func secondClause() -> Bool {
    guard isOnLine(), let word = token().keyword, context.clauseWords.contains(word),
      word != .dan || context.kind != .test
    else { return false }
    let outer = forcedClause
    forcedClause = index
    guard clauseWord(index) != nil else {
      forcedClause = outer
      return false
    }
    let gap = SourceRange(
      file: file.id, start: Int(tokens[index].leading), end: Int(tokens[index].start))
    error(
      ClauseFault.sameLine(word.rawValue), at: range(index), fix: [Edit(gap, "\n    ")])
    return true
  }

  private mutating func extraWords() {
    let token = tokens[index]
    if index == straysClose { return }
    if token.sign == .close {
      error(ExpressionFault.straySign(")"), at: range(index), fix: [Edit(range(index), "")])
      return
    }
    error(
      ClauseFault.extraWords(
        shortened(written(index..<min(lineEnd(index), limit))), joined: joinedName()),
      at: range(index))
  }

  // MARK: - Common clauses

  /// `dasar "…"` or `berlaku sejak …`, read behind its first word.
  mutating func commonClause(_ word: Keyword) -> NodeKind {
    switch word {
    case .dasar:
      if let text = self.text(orMiss: .basis) { basis.append(text) }
      while eat(.comma) {
        if let text = self.text(orMiss: .basis) { basis.append(text) }
      }
      if at(.menggantikan) {
        replacement()
      } else if at(.word), isOnLine(), token().keyword == nil, index + 1 < limit,
        tokens[index + 1].kind == .text
      {
        // `mengganti`, `digantikan`: the example shows which of the two comes first.
        let example = "dasar \"Perwali 5/2026\" menggantikan \"Perwali 3/2020\""
        error(ClauseFault.missingWord("menggantikan", example: example), at: range(index))
        skip(to: limit)
        settle()
      }
      return .basisClause
    case .berlaku:
      if !eat(.sejak, spoken: ["mulai", "dari", "per", "terhitung"]) {
        miss(ClauseFault.missingWord("sejak", example: "berlaku sejak 1 Januari 2026"))
      }
      validity = validityDates() ?? validity
      return .validityClause
    default:
      if let fault = unavailable(word) { error(fault, at: range(index - 1)) }
      skip(to: limit)
      settle()
      return .unavailable
    }
  }

  /// `menggantikan "…"`, behind the texts of `dasar`: what is no legal basis any more.
  private mutating func replacement() {
    takeKeyword()
    repeat {
      if let old = text(orMiss: .basis), let new = basis.last {
        replacements.append(ReplacementSyntax(old: old, new: new))
      }
    } while eat(.comma)
  }

  /// A date, or `D sampai dengan D`.
  mutating func validityDates() -> ValiditySyntax? {
    let first = index
    guard let from = dateValue() else { return nil }
    var to: DateSyntax?
    if eat(.sampai) {
      expect(.dengan, ClauseFault.missingWord("dengan", example: "sampai dengan 31 Desember 2026"))
      to = dateValue()
    } else if at(.dots) {
      // `s.d.` has a message that says `..`; here it means the two words.
      let place = range(index)
      if token().flags.contains(.slip) { diagnostics.removeAll { $0.primary == place } }
      warn(
        CharacterFault.signSpelling(text(index), meant: "sampai dengan"), at: place,
        fix: [Edit(place, "sampai dengan")])
      take()
      to = dateValue()
    }
    if let to, (to.year, to.month, to.day) < (from.year, from.month, from.day) {
      errorBehind(ClauseFault.endsBeforeStart, at: to.range)
    }
    return ValiditySyntax(from: from, to: to, span(first))
  }

  /// `diisi dinas`, read behind `diisi`.
  mutating func filledByAgency(_ first: Int) -> SourceRange {
    expect(.dinas, ClauseFault.missingWord("dinas", example: "diisi dinas"))
    return span(first)
  }

  /// What the language will have later.
  func unavailable(_ word: Keyword) -> DeclarationFault? {
    switch word {
    case .peringkat, .formasi, .kuota, .distribusi, .baris: .notYetAvailable(word.rawValue)
    default: nil
    }
  }

  static func example(_ word: Keyword, _ context: Context) -> String {
    switch word {
    case .dasar: "dasar \"Perwali 12/2026 Pasal 3\""
    case .mengikuti: "mengikuti Kota_Palu"
    case .berlaku: "berlaku sejak 1 Januari 2026"
    case .tanggal: "tanggal penilaian 31 Desember 2026"
    case .hari: "hari kerja Senin sampai dengan Jumat"
    case .libur: "libur 17 Agustus 2026 \"Hari Kemerdekaan\""
    case .sejak: "sejak 1 Januari 2026: 56 tahun"
    case .umum: "umum 5%"
    case .diisi: "diisi dinas"
    case .rentang: "rentang 0 .. 100"
    case .bobot: "bobot 40%"
    case .sumber: "sumber survei"
    case .dihitung: "dihitung rata-rata"
    case .batas: "batas 0% .. 120%"
    case .tiap: "tiap capaian dibulatkan 2 desimal"
    case .nilai: "nilai dibulatkan 2 desimal"
    case .untuk:
      context.kind == .indicator ? "untuk dinas termasuk (Kesehatan)" : "untuk jabatan = camat"
    case .target: "target paling sedikit 85%"
    case .capaian: "capaian dibulatkan 2 desimal"
    case .calon: "calon semua"
    case .syarat: "syarat usia \"Belum melewati batas usia\" usia <= 56 tahun"
    case .dipicu: "dipicu jika kepuasan < 75%"
    case .prioritas: "prioritas tinggi jika kepuasan < 60%"
    case .sesuai: "sesuai jika pendidikan >= S1"
    case .muncul: "muncul jika usia > 60 tahun"
    case .pesan: "pesan \"Usia {usia}\""
    case .dinas: "dinas Kesehatan"
    case .dengan: "dengan pendidikan = S2"
    case .andai: "andai usia_maksimum = 58 tahun"
    case .maka, .dan: "maka promosi kepala_dinas layak"
    case .kelompok: "kelompok hasil_kerja"
    case .satuan: "satuan orang"
    case .kecuali: "kecuali dicabut \"Telah dicabut\" jika hukuman_dicabut"
    case .tambah: "tambah syarat usia \"…\" usia <= 56 tahun"
    case .ganti: "ganti syarat usia \"…\" usia <= 56 tahun"
    case .tanpa: "tanpa syarat usia"
    case .data: "data kosong: bobot dibagikan"
    case .tidak: "tidak diulang dalam 24 bulan"
    default: word.rawValue
    }
  }
}
