import Foundation

public final class CheckIn {
    private let session: Session
    private var byBadge: [String: Patient] = [:]

    public init(session: Session) {
        self.session = session
    }

    public func refresh(offset: Int = 0, done: @escaping (Error?) -> Void) {
        let query = [URLQueryItem(name: "limit", value: "100"), URLQueryItem(name: "offset", value: "\(offset)")]
        session.load(Endpoint(path: "patients", query: query), as: [Patient].self) { result in
            switch result {
            case .failure(let e):
                done(e)
            case .success(let page):
                for p in page {
                    if let badge = p.badge { self.byBadge[badge] = p }
                }
                page.count < 100 ? done(nil) : self.refresh(offset: offset + 100, done: done)
            }
        }
    }

    public func assign(badge: String, to patient: Patient, done: @escaping (Result<Patient, Error>) -> Void) {
        let body = try? JSONSerialization.data(withJSONObject: ["import_id": badge, "import_source": "frontdesk"])
        session.load(Endpoint(path: "patients/\(patient.id)", method: "PATCH", body: body), as: Patient.self, done: done)
    }

    public func member(badge: String) -> Patient? { byBadge[badge] }
}
