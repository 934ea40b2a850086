import Foundation

public enum ImportSource: String, Codable, CaseIterable {
    case gedcom
    case familySearch = "familysearch"
    case gramps
    case manual
}

public struct Person: Codable, Identifiable, Equatable {
    public var id: UUID
    public var givenName: String
    public var surname: String
    public var birth: String?
    public var death: String?
    public var importId: String?
    public var importSource: ImportSource

    enum CodingKeys: String, CodingKey {
        case id, surname, birth, death
        case givenName = "given_name"
        case importId = "import_id"
        case importSource = "import_source"
    }

    public init(givenName: String, surname: String, importId: String? = nil, importSource: ImportSource = .manual) {
        self.id = UUID()
        self.givenName = givenName
        self.surname = surname
        self.importId = importId
        self.importSource = importSource
    }
}
