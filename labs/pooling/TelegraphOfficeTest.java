package pooling;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import pooling.TelegraphOffice.Form;
import pooling.TelegraphOffice.Wire;
import shared.Crew;
import shared.LiveHeap;
import shared.Settle;

/** What the office promises: each telegram says what was handed in, whatever the wire does, and forms are used again. */
@DisplayName("The telegraph office")
@TestMethodOrder(OrderAnnotation.class)
class TelegraphOfficeTest {

    private final AtomicInteger made = new AtomicInteger();
    private final TelegraphOffice office = new TelegraphOffice(() -> {
        made.incrementAndGet();
        return new Paper();
    });

    /** A wire on which telegrams stay until somebody has them sent. */
    private static final class Slow implements Wire {
        private final List<Form> forms = new ArrayList<>();
        private final List<Runnable> sent = new ArrayList<>();

        @Override
        public void send(Form address, Form text, Runnable done) {
            forms.add(address);
            forms.add(text);
            sent.add(done);
        }

        List<String> texts() {
            return forms.stream().map(Form::text).toList();
        }

        /** As many as there are forms, unless one is on the wire twice. */
        int different() {
            Set<Form> different = Collections.newSetFromMap(new IdentityHashMap<>());
            different.addAll(forms);
            return different.size();
        }
    }

    @Test
    @Order(1)
    @DisplayName("asks a penny for each word")
    void asksAPennyForEachWord() {
        assertAll(
                () -> assertEquals(2, office.price("arriving friday")),
                () -> assertEquals(1, office.price("stop")),
                () -> assertEquals(0, office.price("")),
                () -> assertEquals(3, office.price("on my way")));
    }

    @Test
    @Order(2)
    @DisplayName("sends an address and a text")
    void sendsAddressAndText() throws IOException {
        Slow wire = new Slow();
        office.send("Ada", "arriving friday", wire);
        assertEquals(List.of("Ada", "arriving friday"), wire.texts());
    }

    @Test
    @Order(3)
    @DisplayName("sends later what was handed in, whatever is written meanwhile")
    void sendsWhatWasHandedIn() throws IOException {
        Slow wire = new Slow();
        office.send("Ada", "arriving friday", wire);
        office.send("Grace", "staying", wire);
        office.price("something else altogether");
        office.letters(List.of("and", "more", "of", "it"));
        assertEquals(List.of("Ada", "arriving friday", "Grace", "staying"), wire.texts());
    }

    @Test
    @Order(4)
    @DisplayName("tells who sends that a wire refuses, and goes on with the next one")
    void tellsOfARefusal() throws IOException {
        Slow wire = new Slow();
        IOException cut = assertThrows(
                IOException.class,
                () -> office.send("Ada", "no", (address, text, sent) -> {
                    throw new IOException("cut");
                }));
        office.send("Grace", "yes", wire);
        assertEquals("cut", cut.getMessage());
        assertEquals(List.of("Grace", "yes"), wire.texts());
    }

    @Test
    @Order(5)
    @DisplayName("has each telegram on forms of its own, after a wire has said \"sent\" and then thrown")
    void survivesAStutter() throws IOException {
        assertThrows(
                IOException.class,
                () -> office.send("Ada", "sent and cut", (address, text, sent) -> {
                    sent.run();
                    throw new IOException("cut");
                }));
        Slow wire = new Slow();
        office.send("Ada", "one", wire);
        office.send("Grace", "two", wire);
        assertAll(
                () -> assertEquals(List.of("Ada", "one", "Grace", "two"), wire.texts()),
                () -> assertEquals(4, wire.different(), "Forms that are on the wire."));
    }

    @Test
    @Order(6)
    @DisplayName("gives nobody's form away when a wire says \"sent\" once more, much later")
    void hearsALateEchoAndDoesNothing() throws IOException {
        Slow first = new Slow();
        office.send("Ada", "one", first);
        first.sent.getFirst().run();
        Slow then = new Slow();
        office.send("Grace", "two", then);
        first.sent.getFirst().run();
        office.send("Edsger", "three", then);
        assertAll(
                () -> assertEquals(List.of("Grace", "two", "Edsger", "three"), then.texts()),
                () -> assertEquals(4, then.different(), "Forms that are on the wire."));
    }

    @Test
    @Order(7)
    @DisplayName("delivers in the evening what came in, and nothing the next evening")
    void deliversWhatCame() throws IOException {
        deliver("one");
        deliver("two");
        office.price("something else");
        office.send("Ada", "of somebody else", (address, text, sent) -> sent.run());
        deliver("");
        assertEquals(List.of("one", "two", ""), office.evening());
        assertEquals(List.of(), office.evening());
    }

    @Test
    @Order(8)
    @DisplayName("keeps nothing of the wire's own array")
    void keepsNothingOfTheWires() {
        byte[] signals = "one".getBytes(StandardCharsets.ISO_8859_1);
        office.deliver(signals, 3);
        signals[0] = 'x';
        office.deliver(signals, 2);
        assertEquals(List.of("one", "xn"), office.evening());
    }

    @Test
    @Order(9)
    @DisplayName("delivers each telegram of a long day, collections or not")
    void deliversEachOfALongDay() {
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            deliver("telegram " + number);
            expected.add("telegram " + number);
        }
        LiveHeap.bytes();
        assertEquals(expected, office.evening());
    }

    @Test
    @Order(10)
    @DisplayName("lays out as many texts at once as there are")
    void laysOutAsManyAsThereAre() {
        int[] letters = new int[1];
        Crew accountant =
                Crew.start("accountant", 1, index -> letters[0] = office.letters(Collections.nCopies(300, "stop")));
        Settle.until(accountant::allBack);
        assertTrue(accountant.allBack(), "The accountant waits for a form.");
        assertEquals(1_200, letters[0]);
    }

    @Test
    @Order(11)
    @DisplayName("uses forms again")
    void usesFormsAgain() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            office.price("stop");
            office.send("Ada", "stop", (address, text, sent) -> sent.run());
        }
        assertTrue(made.get() <= 40, "Forms printed for two thousand pieces of work, one after the other: " + made);
    }

    @Test
    @Order(12)
    @DisplayName("serves several at once")
    void servesSeveralAtOnce() {
        AtomicInteger wrong = new AtomicInteger();
        Crew clerks = Crew.start("clerk", 4, index -> {
            String words = "stop ".repeat(index) + "stop";
            for (int i = 0; i < 2_000; i++) {
                wrong.addAndGet(office.price(words) == index + 1 ? 0 : 1);
                office.send("to " + index, words, (address, text, sent) -> {
                    wrong.addAndGet(text.text().equals(words) ? 0 : 1);
                    sent.run();
                });
            }
        });
        Settle.until(clerks::allBack);
        assertEquals(List.of(), clerks.failures());
        assertEquals(0, wrong.get(), "Prices and telegrams that were another's.");
    }

    private void deliver(String text) {
        byte[] signals = text.getBytes(StandardCharsets.ISO_8859_1);
        office.deliver(signals, signals.length);
    }
}
