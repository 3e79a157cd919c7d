// MessageFamily.swift: what the messages with the same first letters of their code are about.
// Documentation/pesan/README.md has the same table for people.

/// A family of messages: `A05` for `A0501`.
package enum MessageFamily {
  /// What the family is about; a name of the program for codes of no family.
  package static func words(of code: String) -> Words {
    for (start, words) in families where code.hasPrefix(start) { return words }
    return Words("pesan Timbang", en: "message of Timbang")
  }

  private static let families: [(String, Words)] = [
    (
      "A01",
      Words(
        "huruf dan tanda, salah ketik dari kebiasaan lain",
        en: "characters and signs, slips from other habits")
    ),
    ("A02", Words("bentuk kalimat aturan", en: "the form of a rule's sentences")),
    (
      "A03",
      Words(
        "nama, susunan berkas, pewarisan, masa berlaku",
        en: "names, the order of files, inheritance, validity")
    ),
    ("A04", Words("jenis nilai, satuan, nilai", en: "types of values, units, values")),
    (
      "A05",
      Words("nilai kinerja: bobot, sumber, target", en: "performance: weights, sources, targets")
    ),
    ("A06", Words("keputusan dan tabel", en: "decisions and tables")),
    ("A07", Words("uji; yang terbukti salah pada tabel", en: "tests; what is proved of tables")),
    (
      "A08",
      Words(
        "yang terbukti salah pada syarat dan pengecualian",
        en: "what is proved of conditions and exceptions")
    ),
    ("A09", Words("yang terbukti salah pada pengaruh nilai", en: "what is proved of influence")),
    (
      "A10",
      Words("yang akan ditanyakan pemeriksa aturan", en: "what a reviewer of rules would ask")
    ),
    ("R01", Words("bentuk berkas YAML", en: "the form of a YAML file")),
    ("R02", Words("isi catatan pegawai", en: "the content of a staff record")),
    (
      "R03",
      Words("catatan yang tidak bertemu aturannya", en: "records that do not meet their rules")
    ),
    (
      "P01",
      Words("batas ukuran dan penyusunan program", en: "limits of size and of the program")
    ),
    ("C01", Words("berkas dan folder", en: "files and folders")),
    (
      "C02", Words("daftar dan hari libur di samping aturan", en: "lists and holidays beside rules")
    ),
    ("C03", Words("cara mengetik perintah", en: "how a command is typed")),
  ]
}
