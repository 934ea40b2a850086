import Combine

@MainActor
public final class Wallet: ObservableObject {
    @Published public private(set) var coins: Int

    public init(coins: Int = 50) { self.coins = coins }

    public func buy(_ hint: Hint) -> Bool {
        guard coins >= hint.cost else { return false }
        coins -= hint.cost
        return true
    }
}
