package faultlab.forked;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What the AOT cache of children is trained on: tests that do what the labs' tests and scenarios do, with threads, lambdas,
 * looks at the JVM itself, assertions and one failure. Nothing is proved by them.
 */
@TestMethodOrder(OrderAnnotation.class)
class Training {

    private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
    private int calls;

    @BeforeEach
    void begin() {
        calls++;
    }

    @AfterEach
    void end() {
        said.clear();
    }

    @Test
    @Order(1)
    @DisplayName("threads meet at a barrier")
    void threadsMeet() throws Exception {
        int people = 2;
        CyclicBarrier barrier = new CyclicBarrier(people);
        AtomicInteger met = new AtomicInteger();
        List<Thread> crew = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            int number = i;
            crew.add(Thread.ofPlatform().daemon().name("crew-" + number).start(() -> {
                try {
                    barrier.await(1, TimeUnit.MINUTES);
                    met.incrementAndGet();
                    said.add("number " + number + " of " + people);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread thread : crew) {
            thread.join(Duration.ofMinutes(1));
        }
        assertAll(
                "all met",
                () -> assertEquals(people, met.get(), () -> "met: " + met),
                () -> assertTrue(said.contains("number 0 of 2"), "the first one spoke"));
    }

    @Test
    @Order(2)
    @DisplayName("an executor carries work, and what waits is seen")
    void executorsCarryWork() throws Exception {
        SynchronousQueue<Integer> queue = new SynchronousQueue<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.submit(() -> queue.offer(1, 1, TimeUnit.MINUTES));
            assertEquals(1, queue.poll(1, TimeUnit.MINUTES));
        }
        BooleanSupplier quiet = () -> Thread.getAllStackTraces().values().stream()
                .noneMatch(stack -> stack.length > 0 && stack[0].getMethodName().matches("no.*such"));
        assertTrue(quiet.getAsBoolean());
    }

    @Test
    @Order(3)
    @DisplayName("a scenario looks at its threads and its heap")
    void scenariosLook() throws Exception {
        Path folder = Files.createTempDirectory("training");
        Path dump = folder.resolve("threads.json");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
        assertTrue(Files.readString(dump).contains("threadDump"));
        Files.delete(dump);
        Files.delete(folder);
        System.gc();
        assertTrue(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() > 0);
        assertTrue(ManagementFactory.getGarbageCollectorMXBeans().stream()
                .anyMatch(bean -> bean.getCollectionCount() > 0));
    }

    @Test
    @Order(4)
    void textsAreMade() {
        String text =
                IntStream.range(0, 3).mapToObj(i -> "%d: %s".formatted(i, said)).collect(Collectors.joining(", "));
        assertInstanceOf(String.class, text, text);
        assertThrows(NumberFormatException.class, () -> Integer.parseInt(text));
    }

    @Test
    @Order(5)
    @DisplayName("a failure is told with its frames")
    void fails() {
        assertEquals(2, calls, "the first call");
    }
}
