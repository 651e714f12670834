package threadlocals;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shared.Crew;
import shared.LiveHeap;
import shared.Settle;
import threadlocals.Reception.Guest;
import threadlocals.Reception.Tour;

/** What the reception promises: whoever works for a guest knows for whom, and who works for nobody knows that too. */
@DisplayName("The reception")
@TestMethodOrder(OrderAnnotation.class)
class ReceptionTest {

    private static final Guest ADA = new Guest("Ada", new byte[] {1, 2, 3});
    private static final Guest GRACE = new Guest("Grace", new byte[] {4});

    private final AtomicInteger forms = new AtomicInteger();
    private final Reception reception = new Reception(4, 2, () -> {
        forms.incrementAndGet();
        return new byte[10];
    });

    @AfterEach
    void close() {
        reception.close();
    }

    @Test
    @Order(1)
    @DisplayName("a clerk knows whom he serves, papers and all")
    void knowsItsGuest() throws Exception {
        Optional<Guest> ada = got(reception.serve(ADA, Reception::guest));
        Optional<Guest> grace = got(reception.serve(GRACE, Reception::guest));
        assertSame(ADA, ada.orElse(null));
        assertSame(GRACE, grace.orElse(null));
        assertEquals(
                3,
                got(reception.serve(ADA, () -> Reception.guest().orElseThrow().papers().length)));
    }

    @Test
    @Order(2)
    @DisplayName("four clerks serve four guests at once, each knowing his own")
    void servesSoManyAtOnce() throws Exception {
        CyclicBarrier together = new CyclicBarrier(4);
        List<Future<Optional<Guest>>> all = new ArrayList<>();
        List<Guest> guests = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Guest guest = new Guest("guest " + i, new byte[0]);
            guests.add(guest);
            all.add(reception.serve(guest, () -> {
                together.await();
                return Reception.guest();
            }));
        }
        assertTrue(
                Settle.surely(() -> all.stream().allMatch(Future::isDone)),
                "Four guests wait for each other's clerks.");
        for (int i = 0; i < 4; i++) {
            assertSame(guests.get(i), got(all.get(i)).orElse(null));
        }
    }

    @Test
    @Order(3)
    @DisplayName("no more than four serve at once")
    void servesNoMoreAtOnce() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Semaphore go = new Semaphore(0);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(reception.serve(ADA, () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                go.acquire();
                return inside.decrementAndGet();
            }));
        }
        Settle.until(() -> inside.get() >= 5);
        go.release(12);
        for (Future<?> one : all) {
            got(one);
        }
        assertEquals(4, most.get(), "There are four clerks. So many guests were served at once.");
    }

    @Test
    @Order(4)
    @DisplayName("whoever works for nobody has no guest")
    void choresHaveNoGuest() throws Exception {
        assertEquals(Optional.empty(), got(reception.chore(Reception::guest)), "A chore before any guest came.");
        assertEquals(Optional.empty(), Reception.guest(), "The caller is no clerk.");
        for (int i = 0; i < 8; i++) {
            got(reception.serve(ADA, () -> 0));
        }
        assertEquals(Optional.empty(), Reception.guest(), "The caller is no clerk.");
        assertEquals(Optional.empty(), got(reception.send(Reception::guest)), "An errand for the house.");
    }

    @Test
    @Order(5)
    @DisplayName("a service is answered, or its failure is")
    void answers() throws Exception {
        assertEquals("done", got(reception.serve(ADA, () -> "done")));
        IllegalStateException angry = new IllegalStateException("no room");
        Future<Object> failed = reception.serve(ADA, () -> {
            throw angry;
        });
        assertSame(angry, assertThrows(ExecutionException.class, failed::get).getCause());
        assertSame(GRACE, got(reception.serve(GRACE, Reception::guest)).orElse(null), "The next guest after that.");
    }

    @Test
    @Order(6)
    @DisplayName("a messenger who is sent for a guest knows him")
    void messengersKnowTheGuest() throws Exception {
        Future<Future<Optional<Guest>>> sent = reception.serve(ADA, () -> reception.send(Reception::guest));
        assertSame(ADA, got(got(sent)).orElse(null), "The guest of the first errand.");
    }

    @Test
    @Order(7)
    @DisplayName("a guest's papers are there as long as his service goes on")
    void papersStay() throws Exception {
        int length = got(reception.serve(new Guest("Tony", new byte[1_000]), () -> {
            LiveHeap.bytes();
            return Reception.guest().map(guest -> guest.papers().length).orElse(-1);
        }));
        assertEquals(1_000, length);
    }

    @Test
    @Order(8)
    @DisplayName("a clerk has one form, and fills it in again and again")
    void formsAreUsedAgain() throws Exception {
        for (int i = 0; i < 200; i++) {
            got(reception.serve(ADA, () -> reception.form()[0]++));
        }
        assertTrue(forms.get() <= 4, "There are four clerks, and so many forms were made: " + forms.get());
        byte[] first = got(reception.chore(reception::form));
        assertFalse(first.length != 10, "It is the form that was made for the reception.");
    }

    @Test
    @Order(9)
    @DisplayName("clerks who work at once have a form each")
    void formsAreNotShared() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<byte[]>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(reception.chore(() -> {
                together.await();
                return reception.form();
            }));
        }
        assertNotSame(got(both.get(0)), got(both.get(1)), "Two clerks filled in one form.");
    }

    @Test
    @Order(10)
    @DisplayName("each clerk counts what he has shown a group, and each group anew")
    void countsByClerkAndGroup() throws Exception {
        Reception small = new Reception(1, 1, () -> new byte[1]);
        try {
            Tour first = small.tour();
            Tour second = small.tour();
            assertAll(
                    () -> assertEquals(1, got(first.show((byte) 1, () -> null))),
                    () -> assertEquals(2, got(first.show((byte) 2, () -> null))),
                    () -> assertEquals(1, got(second.show((byte) 3, () -> null))),
                    () -> assertEquals(3, got(first.show((byte) 4, () -> null))),
                    () -> assertEquals(3, first.shown()),
                    () -> assertEquals(1, second.shown()));
        } finally {
            small.close();
        }
        Tour tour = reception.tour();
        CyclicBarrier together = new CyclicBarrier(4);
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(tour.show((byte) i, together::await));
        }
        for (Future<Integer> one : all) {
            assertEquals(1, got(one), "Four clerks showed one sight each.");
        }
        assertEquals(4, tour.shown());
    }

    @Test
    @Order(11)
    @DisplayName("takes no work when it is closed, and does what it has taken")
    void doesWhatItHasTaken() throws Exception {
        Semaphore go = new Semaphore(0);
        Future<String> taken = reception.serve(ADA, () -> {
            go.acquire();
            return "done";
        });
        reception.close();
        assertThrows(RejectedExecutionException.class, () -> reception.chore(() -> 0));
        go.release();
        assertEquals("done", got(taken));
    }

    /** What came of it; fails the test where nobody gets round to it. */
    private static <T> T got(Future<T> future) throws Exception {
        Crew caller = Crew.start(
                "caller", Thread.ofPlatform().daemon().name("caller-", 0).factory(), 1, index -> future.get());
        Settle.until(caller::allBack);
        assertTrue(future.isDone(), "Nobody gets round to it.");
        return future.get();
    }
}
