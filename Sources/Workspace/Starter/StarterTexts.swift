// StarterTexts.swift: x
extension StarterFile {
  static let all: [StarterFile] = []
}
