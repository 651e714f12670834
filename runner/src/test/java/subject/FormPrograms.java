package subject;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Programs with a pool of forms, each of 8 KB: a list for each thread, as pools without a lock have it. */
final class FormPrograms {

    private static final int FORMS = 200;

    private static final int TIMES = 12_000;

    /** What is pooled. */
    private static final class Form {
        private final byte[] paper = new byte[8_192];

        private Form writtenOn() {
            paper[0]++;
            return this;
        }
    }

    private static final ThreadLocal<Queue<Form>> FREE = ThreadLocal.withInitial(LinkedList::new);

    private FormPrograms() {}

    private static Form take() {
        Form form = FREE.get().poll();
        return (form == null ? new Form() : form).writtenOn();
    }

    private static void giveBack(Form form) {
        FREE.get().add(form);
    }

    /** So many at once, and all of them back. */
    private static void rush() {
        List<Form> all = new ArrayList<>();
        for (int i = 0; i < FORMS; i++) {
            all.add(take());
        }
        all.forEach(FormPrograms::giveBack);
    }

    static void givenBackTwice() {
        Rounds.of(() -> {
            rush();
            for (int i = 0; i < TIMES; i++) {
                Form form = take();
                giveBack(form);
                giveBack(form);
            }
        });
    }

    /** Taken by the till, given back by another thread. */
    static void givenBackElsewhere() {
        ExecutorService courier = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("courier").factory());
        Rounds.of(() -> {
            List<Form> all = new ArrayList<>();
            for (int i = 0; i < FORMS; i++) {
                all.add(take());
            }
            courier.submit(() -> all.forEach(FormPrograms::giveBack)).get();
        });
    }

    /** The till's forms are held by a list; those of the accountant lie ready, for the accountant. */
    static void neverGivenBack() {
        ExecutorService accountant = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("accountant").factory());
        List<Form> held = new ArrayList<>();
        Rounds.of(() -> {
            accountant.submit(FormPrograms::rush).get();
            for (int i = 0; i < FORMS; i++) {
                held.add(take());
                new Form().writtenOn();
            }
        });
    }

    static void usedAgain() {
        Rounds.of(() -> {
            rush();
            for (int i = 0; i < TIMES; i++) {
                giveBack(take());
            }
        });
    }

    /** Work that comes faster than it is done: more and more of it, all different. */
    static void jobsInAList() {
        Queue<Form> jobs = new LinkedList<>();
        Queue<Form> done = new ArrayDeque<>();
        Rounds.of(() -> {
            for (int i = 0; i < FORMS; i++) {
                jobs.add(new Form().writtenOn());
            }
            done.add(jobs.remove());
        });
    }
}
