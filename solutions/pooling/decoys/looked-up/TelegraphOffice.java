package pooling;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
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

    private final Supplier<Form> press;
    private final Deque<Form> free = new ConcurrentLinkedDeque<>();
    private final List<Form> bag = new ArrayList<>();

    /** @param press prints a new form */
    public TelegraphOffice(Supplier<Form> press) {
        this.press = press;
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

    private void giveBack(Form form) {
        synchronized (free) {
            if (!free.contains(form)) {
                free.push(form);
            }
        }
    }

    /** What a text costs: a penny for each word. */
    public int price(String text) {
        Form form = take(text);
        try {
            int words = form.length() == 0 ? 0 : 1;
            for (int i = 0; i < form.length(); i++) {
                words += form.at(i) == ' ' ? 1 : 0;
            }
            return words;
        } finally {
            giveBack(form);
        }
    }

    /** The letters of all texts together, each of them laid out on a form of its own. */
    public int letters(List<String> texts) {
        List<Form> table = new ArrayList<>();
        for (String text : texts) {
            table.add(take(text));
        }
        int letters = table.stream().mapToInt(Form::length).sum();
        table.forEach(this::giveBack);
        return letters;
    }

    /** Sends a telegram. */
    public void send(String address, String text, Wire wire) throws IOException {
        Form one = take(address);
        Form other = take(text);
        Runnable sent = () -> {
            giveBack(one);
            giveBack(other);
        };
        try {
            wire.send(one, other, sent);
        } catch (IOException e) {
            sent.run();
            throw e;
        }
    }

    /** A telegram has come in, and goes into the messenger's bag until the evening. The signals are the wire's, which uses their array again. */
    public synchronized void deliver(byte[] signals, int count) {
        Form form = take();
        form.write(signals, count);
        bag.add(form);
    }

    /** In the evening the messenger goes round, and his bag is empty afterwards. Returns what was delivered. */
    public synchronized List<String> evening() {
        List<String> delivered = bag.stream().map(Form::text).toList();
        bag.forEach(this::giveBack);
        bag.clear();
        return delivered;
    }
}
