// swift-tools-version:5.7
import PackageDescription

let package = Package(
    name: "LetterLoft",
    platforms: [.iOS(.v15), .macOS(.v12)],
    products: [.library(name: "LetterLoft", targets: ["LetterLoft"])],
    targets: [
        .target(name: "LetterLoft"),
        .testTarget(name: "LetterLoftTests", dependencies: ["LetterLoft"]),
    ]
)
