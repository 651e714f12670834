package classloaders;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/** A theatre for guest companies. Each brings classes of its own, under names that others use too, plays, and leaves. */
public final class Theatre implements AutoCloseable {

    /** How many scenes of a company are played at once. */
    public static final int STAGES = 2;

    /** What a company plays: a class of its luggage that has a constructor without parameters. */
    public interface Company {
        /** Plays a scene on one of its stages, and tells what was shown. */
        String play(int scene);

        /** A word that the prompter whispers. */
        void whisper(String word);

        /** The bell for the interval. */
        void bell();
    }

    /** A company's classes, which a loader of its own loads, until it is closed. */
    public interface Luggage extends AutoCloseable {
        Class<?> unpack(String name) throws ClassNotFoundException;

        @Override
        void close();
    }

    private final Set<Company> bells = ConcurrentHashMap.newKeySet();

    /**
     * A company comes.
     *
     * @param loader has its classes
     * @param main the class that is a {@link Company}
     * @throws ReflectiveOperationException if there is no such class, or it is none
     */
    public Visit invite(Luggage loader, String main) throws ReflectiveOperationException {
        Company company = loader.unpack(main)
                .asSubclass(Company.class)
                .getDeclaredConstructor()
                .newInstance();
        return new Visit(loader, company);
    }

    /** Rings for the interval: each company that is here and wants to hears it. */
    public void ring() {
        bells.forEach(Company::bell);
    }

    /** The house is closed for good. */
    @Override
    public void close() {
        bells.clear();
    }

    /** A company that is here until it is closed. */
    public final class Visit implements AutoCloseable {

        private final Luggage loader;
        private final Company company;
        private final ExecutorService stages =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());

        /** What the prompter has yet to whisper; empty is the end. */
        private final BlockingQueue<Optional<String>> words = new LinkedBlockingQueue<>();

        private boolean prompted;

        private Visit(Luggage loader, Company company) {
            this.loader = loader;
            this.company = company;
        }

        /** From now on, as long as it is here, the company hears the bell. */
        public void hearBell() {
            bells.add(company);
        }

        /** The prompter will whisper this, after what he was given before. */
        public synchronized void prompt(String word) {
            words.add(Optional.of(word));
            if (!prompted) {
                prompted = true;
                Thread.ofPlatform().daemon().name("prompter").start(this::prompt);
            }
        }

        private void prompt() {
            try {
                for (Optional<String> word = words.take(); word.isPresent(); word = words.take()) {
                    company.whisper(word.get());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Has a scene played on one of the stages. */
        public Future<String> play(int scene) {
            return stages.submit(() -> company.play(scene));
        }

        /** The company leaves: all its scenes are over. What was given to the prompter is still whispered. */
        @Override
        public void close() {
            bells.remove(company);
            words.add(Optional.empty());
            stages.close();
            loader.close();
        }
    }
}
