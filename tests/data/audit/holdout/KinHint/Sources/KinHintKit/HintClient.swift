import Foundation

/// A record that may belong to a person of the tree.
public struct Hint: Codable, Identifiable {
    public let id: Int
    public let personId: UUID
    public let collection: String
    public let score: Double
    public let externalLinkId: String?

    enum CodingKeys: String, CodingKey {
        case id, collection, score
        case personId = "person_id"
        case externalLinkId = "external_link_id"
    }
}

public final class HintClient {
    private let baseURL: URL
    private let token: String
    private let session: URLSession

    public init(baseURL: URL, token: String, session: URLSession = .shared) {
        self.baseURL = baseURL
        self.token = token
        self.session = session
    }

    public func hints(person: String) async throws -> [Hint] {
        try await get("v1/people/\(person)/hints")
    }

    /// The scan at FamilySearch, Matricula, ...
    public func recordURL(for hint: Hint) -> URL? {
        guard let externalLinkId = hint.externalLinkId else { return nil }
        return baseURL.appendingPathComponent("v1/links/\(externalLinkId)")
    }

    private func get<T: Decodable>(_ path: String) async throws -> T {
        var request = URLRequest(url: baseURL.appendingPathComponent(path))
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        let (data, _) = try await session.data(for: request)
        return try JSONDecoder().decode(T.self, from: data)
    }
}
