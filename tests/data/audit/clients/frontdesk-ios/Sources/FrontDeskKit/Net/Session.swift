import Foundation

public final class Session {
    private let token: String
    private let env: Environment
    private let decoder: JSONDecoder = {
        let d = JSONDecoder()
        d.dateDecodingStrategy = .iso8601
        return d
    }()

    public init(token: String) {
        self.token = token
        self.env = token.hasPrefix("sbx-") ? .sandbox : .live
    }

    func load<T: Decodable>(_ endpoint: Endpoint, as type: T.Type, done: @escaping (Result<T, Error>) -> Void) {
        URLSession.shared.dataTask(with: endpoint.request(in: env, token: token)) { data, _, error in
            if let error = error { return done(.failure(error)) }
            done(Result { try self.decoder.decode(T.self, from: data ?? Data()) })
        }.resume()
    }
}
