import Photos

/// Copies the photos of a badge camera into the album.
public struct PhotoImport {
    public enum ImportSource { case camera, files }

    public let importID: UUID
    public let source: ImportSource

    public init(source: ImportSource) {
        self.importID = UUID()
        self.source = source
    }

    public func albumName() -> String { "Badges \(importID.uuidString.prefix(8))" }
}
