import Foundation

/// Talks to our hint server (see server/), which hands out clues for crossword packs.
public struct HintAPI {
    public enum Failure: Error { case status(Int) }

    let baseURL: URL
    let session: URLSession

    public init(baseURL: URL = URL(string: "https://hints.letterloft.app")!, session: URLSession = .shared) {
        self.baseURL = baseURL
        self.session = session
    }

    public func hints(importID: String) async throws -> [Hint] {
        var c = URLComponents(url: baseURL.appendingPathComponent("hints"), resolvingAgainstBaseURL: false)!
        c.queryItems = [URLQueryItem(name: "import_id", value: importID)]
        let (data, res) = try await session.data(from: c.url!)
        guard let http = res as? HTTPURLResponse, http.statusCode == 200 else {
            throw Failure.status((res as? HTTPURLResponse)?.statusCode ?? 0)
        }
        return try JSONDecoder().decode([Hint].self, from: data)
    }
}
