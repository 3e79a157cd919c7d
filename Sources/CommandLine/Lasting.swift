// Lasting.swift: what lives as long as the process. Taking rules apart piece by piece when a command ends would
// take a tenth of a short run, and the system takes back their memory anyway.

import Synchronization

enum Lasting {
  private static let things = Mutex<[any Sendable]>([])

  static func keep(_ thing: any Sendable) { things.withLock { $0.append(thing) } }
}
