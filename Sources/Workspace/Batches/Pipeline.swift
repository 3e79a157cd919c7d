// Pipeline.swift: batches worked on by several threads and handed on in their order. Whoever is free
// reads the next batch, so that one thread or eight do the same work and write the same bytes.

import Synchronization

/// What becomes of the batches, one after another.
protocol PieceReceiver: AnyObject, SendableMetatype {
  associatedtype Piece: Sendable
  /// False: no more is wanted.
  func receive(_ piece: Piece) -> Bool
}

/// One run over a stream.
final class Pipeline<Receiver: PieceReceiver>: Sendable {
  private struct Exit {
    var receiver: Receiver
    /// The batch that is handed on next.
    var next = 0
    var waiting: [Int: Receiver.Piece] = [:]
  }

  private let source: Mutex<RecordStream>
  private let exit: Mutex<Exit>
  private let next = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)
  private let work: @Sendable (StreamBatch) -> Receiver.Piece

  init(
    _ stream: sending RecordStream, into receiver: sending Receiver,
    work: @escaping @Sendable (StreamBatch) -> Receiver.Piece
  ) {
    source = Mutex(stream)
    exit = Mutex(Exit(receiver: receiver))
    self.work = work
  }

  /// Runs to the end; what made the stream end early, if anything did.
  func run(threads: Int) -> WorkspaceFault? {
    Threads.run(threads) { self.workOff(ahead: threads * 2) }
    return source.withLock { $0.fault }
  }

  /// Asks the receiver when all is done.
  func finish<Result: Sendable>(_ ask: (Receiver) -> Result) -> Result {
    exit.withLock { ask($0.receiver) }
  }

  private func workOff(ahead: Int) {
    while !isStopped.load(ordering: .relaxed) {
      guard let batch = source.withLock({ $0.next() }) else { return }
      // One slow batch must not let the others pile up behind it.
      while batch.number > next.load(ordering: .relaxed) + ahead,
        !isStopped.load(ordering: .relaxed)
      { Threads.rest() }
      let piece = work(batch)
      exit.withLock { exit in
        exit.waiting[batch.number] = piece
        while let ready = exit.waiting.removeValue(forKey: exit.next) {
          exit.next += 1
          next.store(exit.next, ordering: .relaxed)
          if isStopped.load(ordering: .relaxed) { continue }
          if !exit.receiver.receive(ready) { isStopped.store(true, ordering: .relaxed) }
        }
      }
    }
  }
}
