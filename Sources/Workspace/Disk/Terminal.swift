// Terminal.swift: what a door asks of the terminal and the environment, and how it speaks to people
// beside the results: on standard error, and without ever failing for it.

import Glibc

/// The three streams, the environment, and the width of the screen.
package enum Terminal {
  package enum Stream: Int32, Sendable {
    case input = 0
    case output = 1
    case error = 2
  }

  /// Whether a person sits at the other end.
  package static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// The value of an environment variable; nil when it is not set.
  package static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// How many columns the screen behind this stream has; nil when there is none.
  package static func columns(_ stream: Stream) -> Int? {
    var size = winsize()
    let request = UInt(TIOCGWINSZ)
    guard unsafe ioctl(stream.rawValue, request, &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Says something to people. Nobody listening is no failure.
  package static func say(_ text: String) {
    Interruption.ignoreClosedPipes()
    try? writeAll(Array(text.utf8)[...], to: Stream.error.rawValue)
  }
}
