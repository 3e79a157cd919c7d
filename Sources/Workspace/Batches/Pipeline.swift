// Pipeline.swift: parts of files read and worked on by several threads, and handed on in their order.
// One thread or eight do the same work and write the same bytes.

import Program
import Records
import Semantics
import Synchronization
import Text
import YAML

/// What becomes of the batches, one after another.
protocol PieceReceiver: AnyObject, SendableMetatype {
  associatedtype Piece: Sendable
  /// False: no more is wanted.
  func receive(_ piece: Piece) -> Bool
}

/// Some records of one file.
struct StreamBatch: Sendable {
  var file: RecordFile
  var batch: RecordBatch
}

/// One run over all records.
final class Pipeline<Receiver: PieceReceiver>: Sendable {
  /// A batch with what was made of it, before it is known whether somebody in it stands twice.
  private struct Work: Sendable {
    var batch: UnsettledBatch
    var file: RecordFile
    var piece: Receiver.Piece
  }
  private struct Finished: Sendable {
    /// Nil for records of a file that is read as a whole.
    var part: FilePart?
    var end: ReadingPlace?
    var works: [Work]

    /// The part ended where the next begins.
    var isWhole: Bool { part == nil || part?.stop == end }
  }
  private struct Exit {
    var receiver: Receiver
    /// The piece that is handed on next.
    var next = 0
    var waiting: [Int: Finished] = [:]
    var keys = KeyRegistry()
  }

  private let source: Mutex<RecordParts>
  private let exit: Mutex<Exit>
  private let next = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)
  /// A part did not end where it should: nothing more is given out until that is put right.
  private let isHeld = Atomic<Bool>(false)
  private let plan: (plan: RecordReader.Plan, road: RecordReader.Road)
  private let work: @Sendable (StreamBatch) -> Receiver.Piece

  init(
    _ parts: sending RecordParts, into receiver: sending Receiver,
    work: @escaping @Sendable (StreamBatch) -> Receiver.Piece
  ) {
    plan = (parts.plan, parts.road)
    source = Mutex(parts)
    exit = Mutex(Exit(receiver: receiver))
    self.work = work
  }

  /// Runs to the end; what made the reading end early, if anything did.
  func run(threads: Int) -> WorkspaceFault? {
    Threads(threads).run { self.workOff(ahead: threads + 1) }
    return source.withLock { $0.fault }
  }

  /// Asks the receiver when all is done.
  func finish<Result: Sendable>(_ ask: (Receiver) -> Result) -> Result {
    exit.withLock { ask($0.receiver) }
  }

  private func workOff(ahead: Int) {
    let reader = PartReader()
    while !isStopped.load(ordering: .relaxed) {
      let taken: (number: Int, work: PartWork?) = source.withLock { source in
        let done = next.load(ordering: .relaxed)
        // One slow part must not let the others pile up behind it.
        if isHeld.load(ordering: .relaxed) || source.given >= done + ahead { return (0, .wait) }
        let number = source.given
        return (number, source.next(isSettled: number == done))
      }
      guard let work = taken.work else { return }
      let finished =
        switch work {
        case .wait: Finished?.none
        case .part(let part): read(part, reader) as Finished?
        case .batch(let batch, let file):
          Finished(part: nil, end: nil, works: [worked(batch, file)])
        }
      guard let finished else {
        Threads.rest()
        continue
      }
      exit.withLock { exit in
        exit.waiting[taken.number] = finished
        handOn(&exit)
      }
    }
  }

  private func read(_ part: FilePart, _ reader: PartReader) -> Finished {
    let (batches, end) = reader.read(part, plan)
    return Finished(part: part, end: end, works: batches.map { worked($0, part.file) })
  }

  private func worked(_ batch: UnsettledBatch, _ file: RecordFile) -> Work {
    Work(batch: batch, file: file, piece: work(StreamBatch(file: file, batch: batch.batch)))
  }

  /// Hands on what is ready, in order.
  private func handOn(_ exit: inout Exit) {
    while let ready = exit.waiting[exit.next] {
      if !ready.isWhole {
        isHeld.store(true, ordering: .relaxed)
        if !readAgain(&exit) { return }
        continue
      }
      exit.waiting[exit.next] = nil
      for work in ready.works { handOn(work, &exit) }
      exit.next += 1
      next.store(exit.next, ordering: .relaxed)
    }
  }

  private func handOn(_ work: Work, _ exit: inout Exit) {
    if isStopped.load(ordering: .relaxed) { return }
    var piece = work.piece
    if let settled = work.batch.settledAnew(keys: &exit.keys) {
      piece = self.work(StreamBatch(file: work.file, batch: settled))
    }
    if !exit.receiver.receive(piece) { isStopped.store(true, ordering: .relaxed) }
  }

  /// Lets a file be read as a whole from a part on that did not end where the next begins. False while
  /// parts behind it are still being read: who reads the last of them comes back here.
  private func readAgain(_ exit: inout Exit) -> Bool {
    let given = source.withLock { $0.given }
    guard (exit.next..<given).allSatisfy({ exit.waiting[$0] != nil }) else { return false }
    // All are of one file: the next is not begun before this one is settled.
    let parts = (exit.next..<given).compactMap { exit.waiting.removeValue(forKey: $0)?.part }
    source.withLock { $0.readAgain(parts) }
    exit.next = given
    next.store(given, ordering: .relaxed)
    isHeld.store(false, ordering: .relaxed)
    return true
  }
}
