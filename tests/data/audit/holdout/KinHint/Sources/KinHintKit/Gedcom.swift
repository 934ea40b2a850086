import Foundation

public struct GedcomReader {
    public init() {}

    public func people(in text: String) -> [Person] {
        var result: [Person] = []
        var importId: String?
        for line in text.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
            guard parts.count >= 2 else { continue }
            if parts[0] == "0" {
                importId = parts.count == 3 && parts[2] == "INDI" ? parts[1].trimmingCharacters(in: ["@"]) : nil
            } else if parts[0] == "1", parts[1] == "NAME", let importId, parts.count == 3 {
                let name = parts[2].split(separator: "/", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
                result.append(Person(givenName: name[0], surname: name.count > 1 ? name[1] : "", importId: importId, importSource: .gedcom))
            }
        }
        return result
    }
}
