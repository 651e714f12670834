package escape;

import escape.Kiosk.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import shared.Crew;

/** A counter that is open for an afternoon, with customers at kiosks, each of which has one connection. */
final class Afternoon implements AutoCloseable {

    static final int KIOSKS = 12;

    private static final String PICTURES = "/pictures/";
    private static final String ORDERS = "/orders/";
    private static final Duration BEAT = Duration.ofMillis(20);

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Kiosk> kiosks = new CopyOnWriteArrayList<>();
    private final Backroom backroom;
    private final PhotoCounter counter;
    private final Server server;

    /** @param declined which orders the bank says no to */
    Afternoon(IntPredicate declined) throws IOException {
        backroom = new Backroom(declined);
        counter = new PhotoCounter(backroom, BEAT);
        server = new Server(counter);
        backroom.listen(picture -> server.lines(PICTURES + picture));
        for (int i = 0; i <= KIOSKS; i++) {
            kiosks.add(new Kiosk(server.port()));
        }
    }

    PhotoCounter counter() {
        return counter;
    }

    Backroom backroom() {
        return backroom;
    }

    int port() {
        return server.port();
    }

    /** A customer waits for the picture that takes all afternoon, at a kiosk of their own. */
    Crew takeLong() {
        return Crew.aside("patient", index -> kiosks.getLast().post(PICTURES + Backroom.LONG));
    }

    /** Pictures {@code from} up to {@code to} are brought, by the kiosks in turns. */
    Crew bringPictures(int from, int to) {
        return post(PICTURES, from, to);
    }

    /** Orders {@code from} up to {@code to} are made. */
    Crew order(int from, int to) {
        return post(ORDERS, from, to);
    }

    private Crew post(String what, int from, int to) {
        return Crew.start("kiosk", KIOSKS, index -> {
            IOException lost = null;
            for (int number = from + index; number < to; number += KIOSKS) {
                try {
                    answers.put(what + number, kiosks.get(index).post(what + number));
                } catch (IOException e) {
                    lost = e;
                    reconnect(index);
                }
            }
            if (lost != null) {
                throw lost;
            }
        });
    }

    /** The customer whose answer broke off goes without; the next one comes to a new connection. */
    private void reconnect(int kiosk) throws IOException {
        kiosks.get(kiosk).close();
        kiosks.set(kiosk, new Kiosk(server.port()));
    }

    /** Whether the server is done with those orders too. */
    boolean haveEnded(int from, int to) {
        return count(from, to, number -> server.hasEnded(ORDERS + number)) == to - from;
    }

    /** Pictures that their customers have got. */
    int delivered(int from, int to) {
        return count(from, to, number -> lines(PICTURES, number).contains("picture " + number + ": ready"));
    }

    /** Answers in which a customer reads of somebody else's picture. */
    int mixedUp(int from, int to) {
        return count(
                from,
                to,
                number -> lines(PICTURES, number).stream()
                        .anyMatch(line -> line.startsWith("picture ") && !line.matches("picture " + number + "\\b.*")));
    }

    /** Pictures to whose answer something was added after it was over. */
    int lateWrites(int from, int to) {
        return count(from, to, number -> server.hasLate(PICTURES + number));
    }

    /** Orders that got two answers, the second perhaps to a response that was closed. */
    int answeredTwice(int from, int to) {
        return count(from, to, number -> lines(ORDERS, number).size() > 1 || server.hasLate(ORDERS + number));
    }

    /** Orders whose customers were told, in one line and by the status, what has become of them. */
    int told(int from, int to) {
        return count(from, to, number -> {
            Answer answer = answers.get(ORDERS + number);
            return answer != null
                    && answer.status() == (backroom.isDeclined(number) ? 402 : 200)
                    && answer.lines().size() == 1;
        });
    }

    /** Parcels of orders that were paid, sent once each. */
    int sentPaid(int from, int to) {
        return count(from, to, number -> !backroom.isDeclined(number) && backroom.sent(number) == 1);
    }

    /** Parcels of orders that nobody paid. */
    int sentUnpaid(int from, int to) {
        return count(from, to, number -> backroom.isDeclined(number) && backroom.sent(number) > 0);
    }

    private List<String> lines(String what, int number) {
        Answer answer = answers.get(what + number);
        return answer == null ? List.of() : answer.lines();
    }

    private static int count(int from, int to, IntPredicate which) {
        return (int) IntStream.range(from, to).filter(which).count();
    }

    /** The server ends first, and then the counter. */
    @Override
    public void close() {
        backroom.close();
        server.close();
        counter.close();
    }
}
