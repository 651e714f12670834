package escape;

import escape.Kiosk.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import shared.Crew;

/** A counter that is open for an afternoon: what lies behind it, and customers at kiosks, each with one connection. */
final class Afternoon implements PhotoCounter.Shop, AutoCloseable {

    static final int KIOSKS = 12;

    /** The picture that takes all afternoon. */
    private static final int LONG = 0;

    private static final String PICTURES = "/pictures/";
    private static final String ORDERS = "/orders/";
    private static final Duration BEAT = Duration.ofMillis(20);

    /** A failsafe: a customer who has heard nothing by then will hear nothing, and nor will the others. */
    private static final int MOST_LOOKS = 1_000;

    private final IntPredicate declined;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> sent = new ConcurrentHashMap<>();
    private final Set<Integer> developing = ConcurrentHashMap.newKeySet();
    private final List<Kiosk> kiosks = new ArrayList<>();
    private final PhotoCounter counter;
    private final Server server;
    private volatile boolean silent;
    private volatile long shown;

    /** @param declined which orders the bank says no to */
    Afternoon(IntPredicate declined) throws IOException {
        this.declined = declined;
        counter = new PhotoCounter(this, BEAT);
        server = new Server(counter);
        for (int i = 0; i <= KIOSKS; i++) {
            kiosks.add(new Kiosk(server.port()));
        }
    }

    PhotoCounter counter() {
        return counter;
    }

    int port() {
        return server.port();
    }

    /** A picture is ready when its customer has heard how it goes; in every third the machine jams. */
    @Override
    public String develop(int picture) throws InterruptedException {
        developing.add(picture);
        if (picture == LONG) {
            closing.await();
        }
        for (int look = 0; lines(picture) == 0 && !silent; look++) {
            silent = look == MOST_LOOKS;
            Thread.sleep(2);
        }
        if (picture % 3 == 2) {
            throw new IllegalStateException("the machine jams at picture " + picture);
        }
        return "ready";
    }

    @Override
    public void charge(int order) throws PhotoCounter.Declined {
        if (declined.test(order)) {
            throw new PhotoCounter.Declined("the card was declined");
        }
    }

    @Override
    public void send(int order) {
        sent.merge(order, 1, Integer::sum);
    }

    @Override
    public void show(long sentSoFar) {
        shown = sentSoFar;
    }

    /** A customer waits for the picture that takes all afternoon, at a kiosk of their own. */
    Crew takeLong() {
        return Crew.aside("patient", index -> kiosks.getLast().post(PICTURES + LONG));
    }

    boolean isTakingLong() {
        return developing.contains(LONG);
    }

    /** That customer has heard so many lines; or nobody is told anything. */
    boolean hasHeard(int lines) {
        return silent || lines(LONG) >= lines;
    }

    /** Lines that this customer has heard so far: each is a beat. */
    int beats() {
        return lines(LONG);
    }

    private int lines(int picture) {
        return server.lines(PICTURES + picture);
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
            for (int number = from + index; number < to; number += KIOSKS) {
                answers.put(what + number, kiosks.get(index).post(what + number));
            }
        });
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
                    && answer.status() == (declined.test(number) ? 402 : 200)
                    && answer.lines().size() == 1;
        });
    }

    /** Parcels of orders that were paid, sent once each. */
    int sentPaid(int from, int to) {
        return count(from, to, number -> !declined.test(number) && sent.getOrDefault(number, 0) == 1);
    }

    /** Parcels of orders that nobody paid. */
    int sentUnpaid(int from, int to) {
        return count(from, to, number -> declined.test(number) && sent.containsKey(number));
    }

    /** How many parcels the window says were sent. */
    long shown() {
        return shown;
    }

    private List<String> lines(String what, int number) {
        Answer answer = answers.get(what + number);
        return answer == null ? List.of() : answer.lines();
    }

    private static int count(int from, int to, IntPredicate which) {
        return (int) IntStream.range(from, to).filter(which).count();
    }

    /** Whoever still waits gets an answer; then the server ends, and the counter. */
    @Override
    public void close() {
        closing.countDown();
        server.close();
        counter.close();
    }
}
