// ProgressLine.swift: one line on the terminal that counts what is done while people wait.

import Synchronization
import Text
import Workspace

/// Shows nothing for the first half second, then ten times a second at most.
final class ProgressLine: Sendable {
  private struct State {
    var next: ContinuousClock.Instant
    var isShown = false
  }
  private let state: Mutex<State>
  private let language: Language
  private let words: @Sendable (Int) -> Words

  /// Nil where no person would see it.
  init?(
    _ session: Session,
    _ words: @escaping @Sendable (Int) -> Words = {
      Words("\($0) orang dinilai …", en: "\($0) people evaluated …")
    }
  ) {
    self.words = words
    if session.isQuiet || !Terminal.isTerminal(.error) { return nil }
    if Terminal.variable("TERM") == "dumb" { return nil }
    language = session.language
    state = Mutex(State(next: .now + .milliseconds(500)))
  }

  func show(_ count: Int) {
    let isDue = state.withLock { state in
      let now = ContinuousClock.now
      if now < state.next { return false }
      state.next = now + .milliseconds(100)
      state.isShown = true
      return true
    }
    if !isDue { return }
    Terminal.say("\r\(words(count).text(in: language))\u{1B}[K")
  }

  /// Leaves the line empty for what comes next.
  func end() {
    if state.withLock({ $0.isShown }) { Terminal.say("\r\u{1B}[K") }
  }
}
