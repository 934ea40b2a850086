// swift-tools-version:5.7
import PackageDescription

let package = Package(
    name: "KinHintKit",
    platforms: [.iOS(.v15), .macOS(.v12)],
    products: [.library(name: "KinHintKit", targets: ["KinHintKit"])],
    targets: [
        .target(name: "KinHintKit"),
        .testTarget(name: "KinHintKitTests", dependencies: ["KinHintKit"]),
    ]
)
