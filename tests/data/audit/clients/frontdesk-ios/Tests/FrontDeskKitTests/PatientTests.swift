import XCTest
@testable import FrontDeskKit

final class PatientTests: XCTestCase {
    func testDecodesList() throws {
        let url = Bundle.module.url(forResource: "patients", withExtension: "json", subdirectory: "Fixtures")!
        let all = try JSONDecoder().decode([Patient].self, from: Data(contentsOf: url))
        XCTAssertEqual(all.map(\.badge), ["B-1", "B-2", nil])
        XCTAssertEqual(all[1].externalLinkID, "B-2")
    }

    func testBadgeOfOtherSourceIsIgnored() throws {
        let json = #"{"id":"pat-aa00bb11cc22","first_name":"A","last_name":"B","import_id":"9","import_source":"x"}"#
        let p = try JSONDecoder().decode(Patient.self, from: Data(json.utf8))
        XCTAssertNil(p.badge)
    }
}
