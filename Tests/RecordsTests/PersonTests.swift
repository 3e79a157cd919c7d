// PersonTests.swift: the same person twice: in one file, in two, in two batches; and no word of who it is.

import Records
import Testing
import Text

@Suite struct PersonTests {
  private func record(_ nip: String, _ more: String = "") -> [UInt8] {
    Array("nip: \(nip)\ndinas: Kesehatan\n\(more)---\n".utf8)
  }

  @Test func inTwoFiles() {
    var keys = KeyRegistry()
    let first = read(record("5") + record("198503122010012903"), name: "satu.yaml", keys: &keys)
    #expect(first.messages == [] && first.count == 2)
    let other = read(record("7"), name: "dua.yaml", keys: &keys)
    #expect(other.messages == [] && other.count == 1)
    let last = read(
      record("6") + record("'198503122010012903'") + record("8"), name: "tiga.yaml", keys: &keys)
    #expect(last.count == 2 && last.leftOut == 1)
    #expect(
      dump(last.messages) == """
        4:6 error R0206 `nip` ini sudah dipakai catatan lain, di `satu.yaml` baris 4
            saran: satu orang satu catatan: gabungkan keduanya, atau hapus salah satu
        """)
    #expect(last.messages.first?.places.first?.file == "tiga.yaml")
  }

  @Test func inTwoBatches() {
    let text = record("1") + record("2") + record("3") + record("1") + record("2")
    let reading = read(text, limit: 1)
    #expect(reading.count == 3 && reading.leftOut == 2)
    #expect(reading.messages.map { $0.places[0].line } == [10, 13])
    #expect(
      reading.messages.map(\.diagnostic.words.indonesian) == [
        "`nip` ini sudah dipakai catatan lain, di baris 1",
        "`nip` ini sudah dipakai catatan lain, di baris 4",
      ])
  }

  /// Mending the first must not bring the second to light.
  @Test func alsoWhenTheFirstHasAFault() {
    let reading = read(record("1", "nma: a\n") + record("1") + record("2"))
    #expect(reading.messages.map(\.diagnostic.code) == ["R0201", "R0206"])
    #expect(reading.count == 1)
  }

  @Test func manyPeople() {
    var text = (0..<5000).flatMap { record("'19850312201001\(1000 + $0)'") }
    #expect(read(text).messages == [])
    text += record("'198503122010011777'") + record("'198503122010019999'")
    let reading = read(text)
    #expect(reading.count == 5001)
    #expect(dump(reading.messages).contains("di baris \(777 * 3 + 1)"))
  }

  @Test func anEmptyKeyIsNone() {
    for nip in ["''", "' '", "~", "", "kosong"] {
      #expect(read(record(nip)).messages.map(\.diagnostic.code) == ["R0204"], "nip: \(nip)")
    }
  }

  /// What stands in fields that hold personal data is in no message.
  @Test func messagesNameNobody() {
    let secret = "Rahasia77"
    let lines = [
      "nip: [\(secret)]", "tanggal_lahir: \(secret)", "kerabat_pejabat: \(secret)",
      "nip: '\(secret)'\nnip: '\(secret)'", "nama: {\(secret): 1}", "nama: *\(secret)",
      "nama: \"\(secret)", "nama: !\(secret) x", "nama: @\(secret)", "nama: &\(secret) x",
      "nama: \(secret): x", "nama: \(secret)\u{202E}", "tanggal_lahir: [\(secret)]",
    ]
    for line in lines {
      let reading = read("dinas: Kesehatan\n\(line)\n")
      #expect(!reading.messages.isEmpty)
      #expect(!dump(reading.messages).contains(secret), "\(line)")
    }
  }
}
