package threadlocals;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A hotel's reception: so many clerks serve guests, do chores, show groups round, and send messengers on errands. */
public final class Reception implements AutoCloseable {

    /** Whom something is done for, and the papers that he has brought: some 500 KB. */
    public record Guest(String name, byte[] papers) {}

    /** What somebody does. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws Exception;
    }

    private static final ThreadLocal<Guest> GUEST = new InheritableThreadLocal<>();

    private final ExecutorService clerks;
    private final ExecutorService messengers;
    private final ThreadLocal<byte[]> forms;

    /**
     * @param clerks how many work at once
     * @param messengers how many errands are run at once
     * @param forms makes the form that each clerk fills in again and again
     */
    public Reception(int clerks, int messengers, Supplier<byte[]> forms) {
        this.clerks = Executors.newFixedThreadPool(clerks);
        this.messengers = Executors.newFixedThreadPool(messengers);
        this.forms = ThreadLocal.withInitial(forms);
    }

    /** The guest for whom the calling thread works: in a service and in its errands; empty everywhere else. */
    public static Optional<Guest> guest() {
        return Optional.ofNullable(GUEST.get());
    }

    /** A clerk serves a guest. */
    public <T> Future<T> serve(Guest guest, Work<T> service) {
        Future<T> served = clerks.submit(() -> {
            GUEST.set(guest);
            return service.run();
        });
        GUEST.remove();
        return served;
    }

    /** A clerk does something for the house, and so for no guest. */
    public <T> Future<T> chore(Work<T> chore) {
        return clerks.submit(chore::run);
    }

    /** Sends a messenger; from a service, in which case the errand is for that guest too. */
    public <T> Future<T> send(Work<T> errand) {
        return messengers.submit(errand::run);
    }

    /** The form of the clerk who calls this, from a service or a chore. There may be something on it from last time. */
    public byte[] form() {
        return forms.get();
    }

    /** A group comes to be shown round. */
    public Tour tour() {
        return new Tour();
    }

    /** A group that is shown round. Each clerk who takes part makes notes of his own. */
    public final class Tour {

        private static final int PAGE = 8_192;

        private final ThreadLocal<Notes> notes = ThreadLocal.withInitial(Notes::new);
        private final AtomicInteger shown = new AtomicInteger();

        private Tour() {}

        private final class Notes {
            private final byte[] page = new byte[PAGE];
            private int sights;

            int add(byte mark) {
                page[sights % PAGE] = mark;
                shown.incrementAndGet();
                return ++sights;
            }
        }

        /**
         * A clerk shows something, and makes his mark.
         *
         * @return how many sights this clerk has shown this group, this one included
         */
        public Future<Integer> show(byte mark, Work<?> sight) {
            return clerks.submit(() -> {
                sight.run();
                return notes.get().add(mark);
            });
        }

        /** How many sights all clerks together have shown this group. */
        public int shown() {
            return shown.get();
        }
    }

    /** Takes no more work; what was taken is done. */
    @Override
    public void close() {
        clerks.shutdown();
        messengers.shutdown();
    }
}
