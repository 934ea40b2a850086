// swift-tools-version:5.5
import PackageDescription

let package = Package(
    name: "FrontDeskKit",
    platforms: [.iOS(.v14), .macOS(.v11)],
    products: [.library(name: "FrontDeskKit", targets: ["FrontDeskKit"])],
    dependencies: [],
    targets: [
        .target(name: "FrontDeskKit"),
        .testTarget(name: "FrontDeskKitTests", dependencies: ["FrontDeskKit"], resources: [.copy("Fixtures")]),
    ]
)
