package deadlock;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The shops of the chain: ten pairs of neighbours, each with as much on its shelf. */
final class Shops {

    /** Pieces on each shelf when the day begins. */
    static final int PIECES = 100;

    private static final int SHOPS = 20;

    private Shops() {}

    /** Two neighbours, 0 and 1, 2 and 3, …, have codes with the same hash, such as Aa and BB. */
    static String code(int shop) {
        char second = (char) ((shop % 2 == 0 ? 'a' : 'B') + shop / 2);
        return (shop % 2 == 0 ? "A" : "B") + second;
    }

    static Map<String, Integer> pieces() {
        Map<String, Integer> pieces = new LinkedHashMap<>();
        IntStream.range(0, SHOPS).forEach(shop -> pieces.put(code(shop), PIECES));
        return pieces;
    }

    static ShopStock.Shipment shipment(int from, int to, int pieces) {
        return new ShopStock.Shipment(code(from), code(to), pieces);
    }
}
