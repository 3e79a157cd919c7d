// Box.swift: records that are looked at together: for each part of the record that was met, what it is
// still thought to be. Few parts matter to a question, so they stand in a row.

import Semantics
import Values

/// What one term is still thought to be.
struct TermState: Hashable, Sendable {
  var set: ValueSet
  var mayBeMissing: Bool

  /// Whether it can be told apart further.
  var isOpen: Bool { !self.set.isEmpty && (self.set.single == nil || mayBeMissing) }
  var isNothing: Bool { self.set.isEmpty && !mayBeMissing }
}

struct Box: ExpressibleByDictionaryLiteral, Sendable {
  private struct Entry: Sendable {
    var term: Term
    var state: TermState
    /// Whether it was read, not only set.
    var isMet = false
  }
  private var entries: [Entry] = []

  init(dictionaryLiteral elements: (Term, TermState)...) {
    for (term, state) in elements { self[term] = state }
  }

  private func place(of term: Term) -> Int? {
    for (place, entry) in entries.enumerated() where entry.term == term { return place }
    return nil
  }

  subscript(term: Term) -> TermState? {
    get { place(of: term).map { entries[$0].state } }
    set {
      switch (place(of: term), newValue) {
      case (let place?, let state?): entries[place].state = state
      case (let place?, nil): entries.remove(at: place)
      case (nil, let state?): entries.append(Entry(term: term, state: state))
      case (nil, nil): break
      }
    }
  }

  var terms: [Term] { entries.map(\.term) }

  /// What a term is thought to be, and whether it is read for the first time.
  mutating func read(_ term: Term, _ initial: () -> TermState) -> (state: TermState, isNew: Bool) {
    if let place = place(of: term) {
      let isNew = !entries[place].isMet
      entries[place].isMet = true
      return (entries[place].state, isNew)
    }
    let state = initial()
    entries.append(Entry(term: term, state: state, isMet: true))
    return (state, true)
  }

  /// What a box allows nothing of, no record is in.
  var isNothing: Bool {
    for entry in entries where entry.state.isNothing { return true }
    return false
  }
}
