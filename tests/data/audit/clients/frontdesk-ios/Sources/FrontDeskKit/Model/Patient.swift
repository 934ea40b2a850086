import Foundation

public struct Patient: Codable, Identifiable, Equatable {
    public let id: String
    public var firstName: String
    public var lastName: String
    public var dob: String?
    public var externalLinkID: String?
    public var importID: String?
    public var importSource: String?
    public var membershipStatus: String?

    enum CodingKeys: String, CodingKey {
        case id
        case firstName = "first_name"
        case lastName = "last_name"
        case dob
        case externalLinkID = "external_link_id"
        case importID = "import_id"
        case importSource = "import_source"
        case membershipStatus = "membership_status"
    }

    public var badge: String? {
        guard importSource == "frontdesk" else { return externalLinkID }
        return importID
    }

    public var isActive: Bool { membershipStatus == "active" }
}
