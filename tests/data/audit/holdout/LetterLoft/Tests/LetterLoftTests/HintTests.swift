import XCTest
@testable import LetterLoft

final class HintTests: XCTestCase {
    func testDecode() throws {
        let json = #"{"id": 7, "text": "Rhymes with orange", "cost": 10, "import_id": "nyt-2023-08-14", "import_source": "puz"}"#
        let hint = try JSONDecoder().decode(Hint.self, from: Data(json.utf8))
        XCTAssertEqual(hint.importID, "nyt-2023-08-14")
        XCTAssertEqual(hint.importSource, .puz)
    }
}
