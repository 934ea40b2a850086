import Foundation

public struct Hint: Codable, Identifiable, Equatable {
    public let id: Int
    public let text: String
    public let cost: Int
    public let importID: String
    public let importSource: ImportSource

    public enum ImportSource: String, Codable {
        case editor, puz, ipuz
    }

    enum CodingKeys: String, CodingKey {
        case id, text, cost
        case importID = "import_id"
        case importSource = "import_source"
    }
}
