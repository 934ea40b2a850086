import Foundation

enum Environment: String {
    case live = "api.hint.com"
    case sandbox = "api.sandbox.hint.com"
}

struct Endpoint {
    var path: String
    var method = "GET"
    var query: [URLQueryItem] = []
    var body: Data?

    func request(in env: Environment, token: String) -> URLRequest {
        var c = URLComponents()
        c.scheme = "https"
        c.host = env.rawValue
        c.path = "/api/provider/" + path
        c.queryItems = query.isEmpty ? nil : query
        var r = URLRequest(url: c.url!)
        r.httpMethod = method
        r.httpBody = body
        r.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        r.setValue("application/json", forHTTPHeaderField: "Content-Type")
        return r
    }
}
