package subject;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Maps that keep every answer, and programs that look alike to a hasty reader. A round is 5,000 answers of 1 KB. */
final class MemoryPrograms {

    private static final int QUESTIONS = 5_000;

    private static final Map<Integer, byte[]> KNOWN = new ConcurrentHashMap<>();

    private static int asked;

    /** A service that remembers what it was asked. */
    private static final class Oracle {
        private final Map<Integer, byte[]> answers;

        Oracle(Map<Integer, byte[]> answers) {
            this.answers = answers;
        }

        void ask(int questions) {
            for (int i = 0; i < questions; i++) {
                answers.computeIfAbsent(asked++, question -> new byte[1_000]);
            }
        }
    }

    private MemoryPrograms() {}

    static void staticMap() {
        Rounds.of(() -> {
            for (int i = 0; i < QUESTIONS; i++) {
                KNOWN.computeIfAbsent(asked++, question -> new byte[1_000]);
            }
        });
    }

    static void hashMap() {
        grow(new HashMap<>());
    }

    static void treeMap() {
        grow(Collections.synchronizedMap(new TreeMap<>()));
    }

    static void skipListMap() {
        grow(new ConcurrentSkipListMap<>());
    }

    private static void grow(Map<Integer, byte[]> answers) {
        Oracle oracle = new Oracle(answers);
        Rounds.of(() -> oracle.ask(QUESTIONS));
    }

    /** The collector may let go of what it holds, and does not while there is room. */
    static void softMap() {
        Map<Integer, SoftReference<byte[]>> answers = new ConcurrentHashMap<>();
        Rounds.of(() -> {
            for (int i = 0; i < QUESTIONS; i++) {
                answers.put(asked++, new SoftReference<>(new byte[1_000]));
            }
        });
    }

    /** A few large things under few keys: 40 photos of 100 KB a round. */
    static void mapOfPhotos() {
        Map<String, byte[]> photos = new HashMap<>();
        Rounds.of(() -> {
            for (int i = 0; i < 40; i++) {
                photos.put("photo-" + asked++, new byte[100_000]);
            }
        });
    }

    /** Some 5 MB a second, up to 40 MB. */
    static void mapThatGrowsByItself() {
        Oracle oracle = new Oracle(KNOWN);
        Thread.ofPlatform().name("curious").start(Subject.quietly(() -> {
            for (int i = 0; i < 400; i++) {
                oracle.ask(100);
                Thread.sleep(20);
            }
        }));
    }

    /** Full before anybody looks; the eldest goes for each that comes. */
    static void boundedMap() {
        Oracle oracle = new Oracle(Collections.synchronizedMap(eldestGoes()));
        oracle.ask(QUESTIONS);
        Rounds.of(() -> oracle.ask(QUESTIONS));
    }

    /** Empty at the first look, full at the second. */
    static void boundedMapThatFills() {
        Oracle oracle = new Oracle(Collections.synchronizedMap(eldestGoes()));
        Rounds.of(() -> oracle.ask(QUESTIONS));
    }

    private static Map<Integer, byte[]> eldestGoes() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
                return size() > QUESTIONS;
            }
        };
    }

    /** Nothing bounds it but that there are so many questions and no more. */
    static void warmMap() {
        Map<Integer, byte[]> answers = new ConcurrentHashMap<>();
        Rounds.of(() -> {
            for (int i = 0; i < QUESTIONS; i++) {
                answers.computeIfAbsent(i, question -> new byte[1_000]);
            }
        });
    }

    static void bigConstantHeap() {
        byte[][] pages = new byte[200][100_000];
        Rounds.of(() -> {
            for (int i = 0; i < pages.length; i += 10) {
                pages[i] = new byte[100_000];
            }
        });
    }

    static void churn() {
        Rounds.of(() -> {
            Map<Integer, byte[]> answers = new HashMap<>();
            for (int i = 0; i < 40 * QUESTIONS; i++) {
                answers.put(i % 100, new byte[1_000]);
            }
        });
    }

    /** It grows, and a map's entries with it, yet what keeps them is the list of sessions. */
    static void sessionsInAList() {
        List<Map<String, String>> sessions = new ArrayList<>();
        Rounds.of(() -> {
            for (int i = 0; i < QUESTIONS; i++) {
                Map<String, String> session = new HashMap<>();
                session.put("user", "user-" + asked++);
                session.put("cart", "cart-" + asked);
                session.put("seen", "seen-" + asked);
                sessions.add(session);
            }
        });
    }

    /** Each of a pool's threads keeps what it once worked on. */
    static void threadLocals() {
        List<ThreadLocal<byte[]>> buffers = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(20);
        Rounds.of(() -> {
            ThreadLocal<byte[]> buffer = new ThreadLocal<>();
            buffers.add(buffer);
            CyclicBarrier all = new CyclicBarrier(21);
            for (int i = 0; i < 20; i++) {
                pool.execute(Subject.quietly(() -> {
                    buffer.set(new byte[200_000]);
                    all.await();
                }));
            }
            all.await();
        });
    }

    /** What somebody starts a pool's threads with stays with them: each round starts 10 more, for a customer of its own. */
    static void inheritedByAPool() {
        InheritableThreadLocal<byte[]> customer = new InheritableThreadLocal<>();
        ExecutorService pool = Executors.newCachedThreadPool();
        AtomicInteger threads = new AtomicInteger();
        Rounds.of(() -> {
            int size = threads.addAndGet(10);
            CyclicBarrier all = new CyclicBarrier(size + 1);
            for (int i = 0; i < size; i++) {
                customer.set(new byte[100_000]);
                pool.execute(Subject.quietly(all::await));
            }
            customer.remove();
            all.await();
        });
    }

    /** Each thread of a pool has a page to write on, and writes on it again and again. */
    static void pageForEachThread() {
        ThreadLocal<byte[]> page = ThreadLocal.withInitial(() -> new byte[100_000]);
        ExecutorService pool = Executors.newFixedThreadPool(20);
        Subject.Work round = () -> {
            CyclicBarrier all = new CyclicBarrier(21);
            for (int i = 0; i < 20; i++) {
                pool.execute(Subject.quietly(() -> {
                    page.get()[0]++;
                    all.await();
                }));
            }
            all.await();
        };
        Subject.quietly(round).run();
        Rounds.of(round);
    }

    /** A value for the length of a piece of work, on the threads of a pool. */
    static void removedInTheEnd() {
        ThreadLocal<byte[]> customer = new ThreadLocal<>();
        ExecutorService pool = Executors.newFixedThreadPool(20);
        Rounds.of(() -> {
            CyclicBarrier all = new CyclicBarrier(21);
            for (int i = 0; i < 20; i++) {
                pool.execute(Subject.quietly(() -> {
                    customer.set(new byte[200_000]);
                    try {
                        all.await();
                    } finally {
                        customer.remove();
                    }
                }));
            }
            all.await();
        });
    }

    /** Each thread remembers for itself: a map, and yet the thread is what keeps it. */
    static void mapInAThreadLocal() {
        ThreadLocal<Map<Integer, byte[]>> memory = ThreadLocal.withInitial(HashMap::new);
        Rounds.of(() -> new Oracle(memory.get()).ask(QUESTIONS));
    }
}
