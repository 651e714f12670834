package faultlab.compile.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CancellationCheckTest {

    /** Around each: a pool and a scheduler that the class owns, and work to hand over. */
    private static final String FIELDS = """
            final ExecutorService pool = Executors.newFixedThreadPool(2);
            final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
            final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
            void work() {}
            String price() { return ""; }
            Thread kept; Future<?> keptFuture;
            """;

    /** Where it breaks, and how: the line with the word in it is the one that is pointed at. */
    private record Case(Broken broken, String at, String body) {}

    private static final List<Case> NOTED = List.of(
            new Case(Broken.THREAD, "start", "void handle() { new Thread(this::work).start(); }"),
            new Case(
                    Broken.THREAD,
                    "start",
                    "void handle() { Thread t = new Thread(this::work);\nt.setDaemon(true);\nt.start(); }"),
            new Case(Broken.THREAD, "startVirtualThread", "void handle() { Thread.startVirtualThread(this::work); }"),
            new Case(Broken.THREAD, "start", "void handle() { Thread.ofVirtual().name(\"x\").start(this::work); }"),
            new Case(Broken.THREAD, "start", "void handle() { Thread.ofPlatform().unstarted(this::work).start(); }"),
            new Case(
                    Broken.THREAD,
                    "start",
                    "void handle() { var t = Thread.ofPlatform().start(this::work);\nSystem.out.println(t.getName()); }"),
            new Case(Broken.THREAD, "start", "class Worker extends Thread {}\nvoid handle() { new Worker().start(); }"),
            new Case(
                    Broken.THREAD,
                    "startVirtualThread",
                    "void each(List<String> all) { all.forEach(one -> Thread.startVirtualThread(this::work)); }"),
            new Case(Broken.SUBMITTED, "submit", "void handle() { pool.submit(this::work); }"),
            new Case(
                    Broken.SUBMITTED,
                    "submit",
                    "void handle(ExecutorService theirs) { Future<?> f = theirs.submit(this::work); }"),
            new Case(Broken.SUBMITTED, "submit", "Runnable later() { return () -> pool.submit(this::work); }"),
            new Case(Broken.SUBMITTED, "submit", "Desk() { Runnable r = () -> pool.submit(this::work); }"),
            new Case(Broken.EXECUTED, "execute", "void handle() { pool.execute(this::work); }"),
            new Case(Broken.EXECUTED, "execute", "void handle() { ForkJoinPool.commonPool().execute(this::work); }"),
            new Case(Broken.ASYNC_DROPPED, "runAsync", "void handle() { CompletableFuture.runAsync(this::work); }"),
            new Case(
                    Broken.ASYNC_DROPPED,
                    "supplyAsync",
                    "void handle() { CompletableFuture.supplyAsync(this::price, pool)\n.thenAccept(System.out::println); }"),
            new Case(
                    Broken.ASYNC_LIMITED,
                    "orTimeout",
                    "String handle() { return CompletableFuture.supplyAsync(this::price)\n.orTimeout(1, TimeUnit.SECONDS).join(); }"),
            new Case(
                    Broken.ASYNC_LIMITED,
                    "completeOnTimeout",
                    "CompletableFuture<String> handle() { return CompletableFuture.supplyAsync(this::price)\n.thenApply(String::trim).completeOnTimeout(\"\", 1, TimeUnit.SECONDS); }"),
            new Case(
                    Broken.ASYNC_LIMITED,
                    "get",
                    "String handle() throws Exception { var price = CompletableFuture.supplyAsync(this::price);\ntry { return price.get(1, TimeUnit.SECONDS); } catch (TimeoutException e) { price.cancel(true); return \"\"; } }"),
            new Case(
                    Broken.GIVEN_UP,
                    "get",
                    "String handle() throws Exception { Future<String> f = pool.submit(this::price);\ntry { return f.get(1, TimeUnit.SECONDS); } catch (TimeoutException e) { return \"\"; } }"),
            new Case(
                    Broken.GIVEN_UP,
                    "get",
                    "String handle() throws Exception { return pool.submit(this::price).get(1, TimeUnit.SECONDS); }"),
            new Case(
                    Broken.GIVEN_UP,
                    "get",
                    "String handle() throws Exception { Future<String> f = pool.submit(this::price);\ntry { return f.get(1, TimeUnit.SECONDS); } catch (TimeoutException e) { f.cancel(false); return \"\"; } }"),
            new Case(
                    Broken.EXECUTOR,
                    "newCachedThreadPool",
                    "void handle() throws Exception { Executors.newCachedThreadPool().submit(this::work).get(); }"),
            new Case(
                    Broken.EXECUTOR,
                    "newSingleThreadExecutor",
                    "void handle() throws Exception { var own = Executors.newSingleThreadExecutor();\nown.submit(this::work).get(); }"),
            new Case(
                    Broken.EXECUTOR,
                    "new ThreadPoolExecutor",
                    "void handle() throws Exception { var own = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());\nown.submit(this::work).get(); }"),
            new Case(
                    Broken.DEADLINE,
                    "poll",
                    "String handle(Duration left) throws Exception { var f = pool.submit(() -> queue.poll(5, TimeUnit.SECONDS));\ntry { return f.get(left.toMillis(), TimeUnit.MILLISECONDS); } finally { f.cancel(true); } }"),
            new Case(
                    Broken.DEADLINE,
                    "wait1",
                    "static final Duration OWN = Duration.ofSeconds(9);\nvoid wait1(Duration most) {}\nFuture<?> handle(Instant deadline) { return pool.submit(() -> wait1(OWN)); }"),
            new Case(Broken.SCHEDULED, "schedule", "void handle() { clock.schedule(this::work, 1, TimeUnit.HOURS); }"),
            new Case(
                    Broken.SCHEDULED,
                    "scheduleAtFixedRate",
                    "void handle() { clock.scheduleAtFixedRate(this::work, 1, 1, TimeUnit.HOURS); }"),
            new Case(
                    Broken.SCHEDULED,
                    "schedule",
                    "final Timer timer = new Timer();\nvoid handle() { timer.schedule(new TimerTask() { public void run() {} }, 1000); }"),
            new Case(
                    Broken.INTERRUPT,
                    "InterruptedException e",
                    "void loop() { while (true) { try { queue.take(); }\ncatch (InterruptedException e) { System.out.println(e); } } }"),
            new Case(
                    Broken.INTERRUPT,
                    "InterruptedException e",
                    "void wait2() { try { Thread.sleep(1); }\ncatch (InterruptedException e) { }\nwork(); }"),
            new Case(
                    Broken.INTERRUPT,
                    "InterruptedException | ExecutionException e",
                    "void wait3(Future<?> f) { for (int i = 0; i < 2; i++) { try { f.get(); }\ncatch (InterruptedException | ExecutionException e) { continue; } } }"),
            new Case(
                    Broken.INTERRUPT,
                    "InterruptedException e",
                    "boolean offer() { try { return queue.offer(\"\", 1, TimeUnit.SECONDS); }\ncatch (InterruptedException e) { return false; } }"));

    @ParameterizedTest
    @FieldSource("NOTED")
    void aBrokenChainIsNotedAtItsPlace(Case broken) {
        var notes = Snippet.notes(FIELDS + broken.body());
        assertThat(notes).singleElement().satisfies(note -> {
            assertThat(note.what()).isEqualTo(broken.broken().what());
            assertThat(note.about()).isEqualTo("cancellation");
            assertThat(note.why()).isNotEmpty();
            assertThat(note.instead()).isNotEmpty();
            assertThat(note.source().substring((int) note.column() - 1)).startsWith(broken.at());
            assertThat(note.file()).isEqualTo("Desk.java");
        });
    }

    private static final List<String> SILENT = List.of(
            "void handle() { kept = Thread.startVirtualThread(this::work); }",
            "Thread handle() { return Thread.ofVirtual().start(this::work); }",
            "void handle() throws Exception { var t = new Thread(this::work); t.start(); t.join(); }",
            "void handle(List<Thread> all) { var t = new Thread(this::work); all.add(t); t.start(); }",
            "void handle(List<Thread> all) { all.add(Thread.startVirtualThread(this::work)); }",
            "Desk() { new Thread(this::work).start(); pool.execute(this::work); clock.scheduleAtFixedRate(this::work, 1, 1, TimeUnit.HOURS); }",
            "public static void main(String[] words) { new Thread(() -> {}).start(); }",
            "void handle() { keptFuture = pool.submit(this::work); }",
            "Future<?> handle() { return pool.submit(this::work); }",
            "Callable<Future<?>> later() { return () -> pool.submit(this::work); }",
            "void handle() throws Exception { pool.submit(this::work).get(); }",
            "void handle() throws Exception { try (var own = Executors.newVirtualThreadPerTaskExecutor()) { own.submit(this::work); own.execute(this::work); CompletableFuture.runAsync(this::work, own); } }",
            "void handle() { var own = Executors.newCachedThreadPool(); try { own.execute(this::work); } finally { own.shutdownNow(); } }",
            "ExecutorService make() { return Executors.newCachedThreadPool(); }",
            "final Map<String, ExecutorService> each = new ConcurrentHashMap<>(); ExecutorService of(String name) { return each.computeIfAbsent(name, _ -> Executors.newSingleThreadExecutor()); }",
            "String handle() { return CompletableFuture.supplyAsync(this::price).join(); }",
            "CompletableFuture<String> handle() { return CompletableFuture.supplyAsync(this::price).thenApply(String::trim); }",
            "String handle(CompletableFuture<String> theirs) throws Exception { return theirs.get(1, TimeUnit.SECONDS); }",
            "CompletableFuture<String> handle() { return new CompletableFuture<String>().orTimeout(1, TimeUnit.SECONDS); }",
            "String handle(Future<String> theirs) throws Exception { return theirs.get(1, TimeUnit.SECONDS); }",
            "String handle() throws Exception { Future<String> f = pool.submit(this::price); try { return f.get(1, TimeUnit.SECONDS); } finally { f.cancel(true); } }",
            "void handle() throws Exception { List<Future<String>> all = new ArrayList<>(); all.add(pool.submit(this::price)); try { for (Future<String> f : all) { f.get(1, TimeUnit.SECONDS); } } finally { all.forEach(f -> f.cancel(true)); } }",
            "String handle() throws Exception { Future<String> f = pool.submit(this::price); try { return f.get(1, TimeUnit.SECONDS); } catch (TimeoutException e) { giveUp(f); return \"\"; } } void giveUp(Future<?> f) {}",
            "String handle() throws Exception { return pool.invokeAny(List.of(this::price), 1, TimeUnit.SECONDS); }",
            "String handle() throws Exception { try (var scope = StructuredTaskScope.open()) { var price = scope.fork(this::price); scope.join(); return price.get(); } }",
            "Future<?> handle(Duration left) { return pool.submit(() -> queue.poll(left.toMillis(), TimeUnit.MILLISECONDS)); }",
            "Future<?> handle() { return pool.submit(() -> queue.poll(5, TimeUnit.SECONDS)); }",
            "String handle(Duration left) throws Exception { return queue.poll(5, TimeUnit.SECONDS); }",
            "ScheduledFuture<?> handle() { return clock.schedule(this::work, 1, TimeUnit.HOURS); }",
            "void handle() { var wake = clock.schedule(this::work, 1, TimeUnit.HOURS); try { work(); } finally { wake.cancel(false); } }",
            "void handle() { var once = new Timer(); once.schedule(new TimerTask() { public void run() {} }, 1000); work(); once.cancel(); }",
            "void loop() { while (true) { try { queue.take(); } catch (InterruptedException e) { return; } } }",
            "void loop() { while (true) { try { queue.take(); } catch (InterruptedException e) { break; } } }",
            "void loop() { while (true) { try { queue.take(); } catch (InterruptedException e) { throw new IllegalStateException(e); } } }",
            "boolean stopped; void loop() { while (!stopped) { try { queue.take(); } catch (InterruptedException e) { stopped = true; } } }",
            "void wait2() { try { Thread.sleep(1); } catch (InterruptedException e) { Thread.currentThread().interrupt(); } work(); }",
            "void wait2() { try { Thread.sleep(1); } catch (InterruptedException e) { } }",
            "Callable<String> task() { return () -> { try { return queue.take(); } catch (InterruptedException e) { return \"\"; } }; }",
            "class Task implements Callable<String> { public String call() { try { return queue.take(); } catch (InterruptedException e) { return null; } } }",
            "boolean offer() { try { return queue.offer(\"\", 1, TimeUnit.SECONDS); } catch (InterruptedException e) { Thread.currentThread().interrupt(); return false; } }",
            "Runnable task() { return () -> { try { queue.take(); } catch (InterruptedException e) { } }; }",
            "void loop() { while (true) { try { queue.take(); } catch (IllegalStateException | InterruptedException e) { return; } } }");

    @ParameterizedTest
    @FieldSource("SILENT")
    void anUnbrokenChainIsLeftAlone(String body) {
        assertThat(Snippet.notes(FIELDS + body)).isEmpty();
    }

    /** By types: what is only called so is something else. */
    private static final List<String> NAMESAKES = List.of(
            "static class Form { void submit(Runnable r) {} void execute(Runnable r) {} void start() {} } void handle(Form form) { form.submit(this::work); form.execute(this::work); new Form().start(); }",
            "static class Thread { Thread(Runnable r) {} void start() {} static void startVirtualThread(Runnable r) {} } void handle() { new Thread(this::work).start(); Thread.startVirtualThread(this::work); }",
            "static class Executors { static String newCachedThreadPool() { return \"\"; } } void handle() { Executors.newCachedThreadPool().length(); }",
            "static class CompletableFuture { static String supplyAsync(Callable<String> c) { return \"\"; } } void handle() { CompletableFuture.supplyAsync(this::price); }",
            "static class InterruptedException extends RuntimeException {} void loop() { while (true) { try { work(); } catch (InterruptedException e) { } } }",
            "interface Calendar { void schedule(Runnable r, long when, TimeUnit unit); } void handle(Calendar c) { c.schedule(this::work, 1, TimeUnit.DAYS); }");

    @ParameterizedTest
    @FieldSource("NAMESAKES")
    void aNamesakeIsNotMeant(String body) {
        assertThat(Snippet.notes("void work() {} String price() { return \"\"; }" + body))
                .isEmpty();
    }

    @Test
    void onlyTheLearnersFilesAreLookedAt() {
        var source = "class Desk { void handle() { Thread.startVirtualThread(() -> {}); } }";
        assertThat(Snippet.notesOn(source, List.of("Desk.java"))).hasSize(1);
        assertThat(Snippet.notesOn(source, List.of("Other.java"))).isEmpty();
    }

    @Test
    void notesComeInTheOrderOfTheTextFromEveryClassOfTheFile() {
        var notes = Snippet.notesOn("""
                class Desk {
                    void one() { Thread.startVirtualThread(() -> {}); }
                    class Inner { void two() { new Thread(() -> {}).start(); } }
                }
                record Other() {
                    void three() { Thread.startVirtualThread(() -> {}); }
                }
                """, List.of("Desk.java"));
        assertThat(notes).extracting(Note::place).containsExactly("Desk.java:2:25", "Desk.java:3:53", "Desk.java:6:27");
        assertThat(notes.getFirst().endColumn()).isEqualTo(25 + "startVirtualThread".length());
    }

    @Test
    void aNoteIsTakenOnceHoweverManyThereAreAndAWallOfThemIsCut() {
        var many = "void handle() {" + "\nThread.startVirtualThread(() -> {});".repeat(50) + "}";
        assertThat(Snippet.notes(many)).hasSize(20);
    }
}
