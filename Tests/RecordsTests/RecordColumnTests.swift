// RecordColumnTests.swift: a column keeps its numbers whether they fit into a word or not.

import Program
import Testing
import Values

@Suite struct RecordColumnTests {
  private static let large = Decimal(12_000_000).raw

  private func column(_ numbers: [Int128?]) -> RecordColumn {
    var column = RecordColumn()
    for number in numbers { column.append(number, isNumber: true) }
    return column
  }

  private func numbers(_ column: RecordColumn) -> [Int128?] {
    column.given.indices.map { column.isPresent($0) ? column.number($0) : nil }
  }

  @Test func smallNumbersAreWords() {
    let column = column([1, nil, -3])
    #expect(column.words == [1, 0, -3])
    #expect(column.wide.isEmpty)
    #expect(numbers(column) == [1, nil, -3])
  }

  @Test func oneLargeNumberWidensAll() {
    let written: [Int128?] = [1, nil, Self.large, -4, nil]
    let column = column(written)
    #expect(column.words.isEmpty)
    #expect(column.wide.count == 5)
    #expect(numbers(column) == written)
  }

  @Test func cutsFromAStoreComeToTheSame() {
    let numbers: [Int128] = [7, 1, 0, Self.large, 5]
    let given: [UInt8] = [1, 1, 0, 1, 1]
    let small = RecordColumn(given: given[1..<3], numbers: numbers[1..<3])
    #expect(small.words == [1, 0])
    #expect(small.given == [1, 0])
    let large = RecordColumn(given: given[2..<5], numbers: numbers[2..<5])
    #expect(large.words.isEmpty)
    #expect(self.numbers(large) == [nil, Self.large, 5])
  }

  @Test func rowsAreSetRemovedAndKept() {
    var column = column([1, 2, 3, 4])
    column.set(1, Self.large, isNumber: true)
    #expect(numbers(column) == [1, Self.large, 3, 4])
    column.set(9, 5, isNumber: true)
    column.keep([true, true, false, true])
    #expect(numbers(column) == [1, Self.large, 4])
    column.remove(0..<2)
    column.append(nil, isNumber: true)
    #expect(numbers(column) == [4, nil])
    #expect(!column.isPresent(2))
  }
}
