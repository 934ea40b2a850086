import XCTest
@testable import KinHintKit

final class GedcomTests: XCTestCase {
    func testPeople() {
        let text = "0 HEAD\n0 @I1@ INDI\n1 NAME Anna /Huber/\n0 @F1@ FAM\n"
        let people = GedcomReader().people(in: text)
        XCTAssertEqual(people.map(\.importId), ["I1"])
        XCTAssertEqual(people[0].importSource, .gedcom)
    }

    func testHintWithoutLink() throws {
        let json = #"{"id": 3, "person_id": "0D3B1B0E-5C55-4D1B-9F0E-4C0C6D2A7B11", "collection": "Taufbuch 1812", "score": 0.81, "external_link_id": null}"#
        let hint = try JSONDecoder().decode(Hint.self, from: Data(json.utf8))
        XCTAssertNil(hint.externalLinkId)
    }
}
