package pooling;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Supplier;

/** A telegraph office. Whatever it does with a text, it writes the text on a form first; forms are large, and used again. */
public final class TelegraphOffice {

    /** A large form that a text is written on, a byte for each letter. One at a time uses it. */
    public interface Form {
        void write(String text);

        void write(byte[] signals, int count);

        String text();

        int length();

        char at(int place);
    }

    /** The wire to another office. */
    public interface Wire {
        /**
         * Sends an address and a text, now or later, on whatever thread. Both forms stay as they are until it says {@code sent}, which it
         * may say twice, and may say before it throws. Who is refused at once gets an exception and no {@code sent}.
         */
        void send(Form address, Form text, Runnable sent) throws IOException;
    }

    /** Forms that lie ready at most; a rush prints more, which are thrown away. */
    private static final int READY = 64;

    private final Supplier<Form> press;
    private final Queue<Form> free = new ArrayBlockingQueue<>(READY);
    private final List<String> bag = new ArrayList<>();

    /** @param press prints a new form */
    public TelegraphOffice(Supplier<Form> press) {
        this.press = press;
    }

    /** The right to a form, until it is given up. That ends it once, however often and whenever it is said again. */
    private final class Lease implements AutoCloseable {

        private final Form form;
        private boolean closed;

        private Lease(Form form) {
            this.form = form;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                form.write("");
            }
        }
    }

    private Form take() {
        Form form = free.poll();
        return form == null ? press.get() : form;
    }

    private Form take(String text) {
        Form form = take();
        form.write(text);
        return form;
    }

    /** What a text costs: a penny for each word. */
    public int price(String text) {
        try (Lease lease = new Lease(take(text))) {
            Form form = lease.form;
            int words = form.length() == 0 ? 0 : 1;
            for (int i = 0; i < form.length(); i++) {
                words += form.at(i) == ' ' ? 1 : 0;
            }
            return words;
        }
    }

    /** The letters of all texts together, each of them laid out on a form of its own. */
    public int letters(List<String> texts) {
        List<Lease> table = new ArrayList<>();
        for (String text : texts) {
            table.add(new Lease(take(text)));
        }
        int letters = table.stream().mapToInt(lease -> lease.form.length()).sum();
        table.forEach(Lease::close);
        return letters;
    }

    /** Sends a telegram. */
    public void send(String address, String text, Wire wire) throws IOException {
        Lease one = new Lease(take(address));
        Lease other = new Lease(take(text));
        Runnable sent = () -> {
            one.close();
            other.close();
        };
        try {
            wire.send(one.form, other.form, sent);
        } catch (IOException e) {
            sent.run();
            throw e;
        }
    }

    /** A telegram has come in, and goes into the messenger's bag until the evening. The signals are the wire's, which uses their array again. */
    public synchronized void deliver(byte[] signals, int count) {
        try (Lease lease = new Lease(take())) {
            lease.form.write(signals, count);
            bag.add(lease.form.text());
        }
    }

    /** In the evening the messenger goes round, and his bag is empty afterwards. Returns what was delivered. */
    public synchronized List<String> evening() {
        List<String> delivered = List.copyOf(bag);
        bag.clear();
        return delivered;
    }
}
