// CoverageJSON.swift: coverage for programs: everything as JSON, or lines and branches as LCOV.

import Analysis
import Text
import Values

extension CoverageReport {
  /// One object, `timbang/cakupan/1`. The words for what is seen are the same in every language.
  package var json: String {
    var json = JSONText(indent: 2)
    json.object { json in
      json.field("skema", "timbang/cakupan/1")
      CoverageReport.write(total, &json)
      json.key("berkas")
      json.array { json in
        for file in files {
          json.object { json in
            json.field("nama", file.name)
            CoverageReport.write(file.count, &json)
          }
        }
      }
      json.key("hal")
      json.array { json in for item in items { CoverageReport.write(item, &json) } }
      json.key("uji_kurang")
      json.array { json in
        for proposal in proposals {
          json.object { json in
            json.field("berkas", proposal.file)
            json.key("memperlihatkan")
            json.array { json in
              for (place, goals) in proposal.sees {
                for goal in goals { write(place, goal, &json) }
              }
            }
            json.field("teks", proposal.text)
          }
        }
      }
      json.key("tidak_ditemukan")
      json.array { json in for (place, goal) in unfound { write(place, goal, &json) } }
    }
    json.endLine()
    return json.text
  }

  private static func write(_ count: CoverageCount, _ json: inout JSONText) {
    json.field("terlihat", count.seen)
    json.field("semua", count.all)
    json.field("persen", Numerals.plain(count.percent))
  }

  private static func write(_ item: Item, _ json: inout JSONText) {
    json.object { json in
      json.field("jenis", item.kind)
      json.field("nama", item.name)
      json.field("berkas", item.file)
      json.field("baris", item.line)
      json.field("teks", item.words)
      json.key("terlihat")
      json.array { json in
        for (goal, isSeen) in item.goals where isSeen { json.string(goal.rawValue) }
      }
      json.key("belum")
      json.array { json in for goal in item.missing { json.string(goal.rawValue) } }
    }
  }

  private func write(_ place: Int, _ goal: Goal, _ json: inout JSONText) {
    guard items.indices.contains(place) else { return }
    json.object { json in
      json.field("nama", items[place].name)
      json.field("berkas", items[place].file)
      json.field("baris", items[place].line)
      json.field("hal", goal.rawValue)
    }
  }

  /// A line counts when anything of it was seen; each thing to see is a branch.
  package var lcov: String {
    var out = ""
    for file in files {
      var lines: [Int: Bool] = [:]
      var branches: [String] = []
      var taken = 0
      var block: [Int: Int] = [:]
      for item in items where item.file == file.name {
        let number = block[item.line, default: 0]
        block[item.line] = number + 1
        for (branch, (_, isSeen)) in item.goals.enumerated() {
          branches.append("BRDA:\(item.line),\(number),\(branch),\(isSeen ? "1" : "0")")
          if isSeen { taken += 1 }
          lines[item.line] = (lines[item.line] ?? false) || isSeen
        }
      }
      out += "TN:timbang\nSF:\(file.name)\n"
      for branch in branches { out += branch + "\n" }
      out += "BRF:\(branches.count)\nBRH:\(taken)\n"
      for (line, isSeen) in lines.sorted(by: { $0.key < $1.key }) {
        out += "DA:\(line),\(isSeen ? 1 : 0)\n"
      }
      out += "LF:\(lines.count)\nLH:\(lines.values.count { $0 })\nend_of_record\n"
    }
    return out
  }
}
