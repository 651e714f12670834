package faultlab.session;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.session.Places.Place;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who goes first where labs are proved side by side. */
@Timeout(60)
class PlacesTest {

    private final Places places = new Places(6);
    private final List<String> taken = new CopyOnWriteArrayList<>();

    @Test
    void theEarlierLabGoesFirstWhoeverCameFirst() throws InterruptedException {
        Place all = places.take(0, 6);
        Thread later = waiting("variant of 1", 1, 6);
        Thread timed = waiting("benchmark of 0", 0, 6);

        all.close();
        timed.join();
        later.join();

        assertThat(taken).containsExactly("benchmark of 0", "variant of 1");
    }

    @Test
    void whoWaitsForManyPlacesIsNotOvertakenByWhoNeedsOne() throws InterruptedException {
        Place one = places.take(0, 1);
        Place another = places.take(1, 1);
        Thread timed = waiting("benchmark of 0", 0, 5);
        Thread variant = waiting("variant of 1", 1, 1);

        one.close();
        timed.join();
        variant.join();
        another.close();

        assertThat(taken).containsExactly("benchmark of 0", "variant of 1");
    }

    @Test
    void whoIsStoppedHoldsNobodyUp() throws InterruptedException {
        Place most = places.take(0, 5);
        Thread stopped = waiting("benchmark of 0", 0, 5);
        Thread variant = waiting("variant of 1", 1, 1);

        stopped.interrupt();
        stopped.join();
        variant.join();
        most.close();

        assertThat(taken).containsExactly("stopped", "variant of 1");
    }

    /** A thread that waits by now; as soon as it has its places it says so and gives them back. */
    private Thread waiting(String who, int lab, int number) throws InterruptedException {
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try (Place mine = places.take(lab, number)) {
                taken.add(who);
            } catch (CancellationException e) {
                taken.add("stopped");
            }
        });
        while (thread.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        return thread;
    }
}
