package residence;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The counter of a print shop. The service opens one when it starts; from then on the web server calls it, on a virtual
 * thread for each visitor.
 */
public final class PrintShop implements AutoCloseable {

    /** Something to print, by the driver of its format. */
    public record Job(long number, String format) {}

    /** Prints what has one format. Drivers come with the printers: a public class with a constructor without parameters. */
    public interface Driver {
        /** Computes a page, the first is 1, dot by dot, and tells whether the job has a further one. */
        boolean print(Job job, int page);
    }

    /** Prints address labels; comes with the label printer, as a library of its maker's. */
    public interface LabelPrinter {
        /** Prints the addresses in the order of {@code round}, which it asks about two at a time, and returns them so. */
        List<String> print(List<String> addresses, Comparator<String> round);
    }

    private final Map<String, String> drivers;
    private final LabelPrinter labelPrinter;

    /** Whatever computes: two platform threads and a queue with a bound, beyond which whoever brings work does it. */
    private final ExecutorService presses = new ThreadPoolExecutor(
            2,
            2,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(10),
            platform("press-"),
            new ThreadPoolExecutor.CallerRunsPolicy());

    /** Whatever may wait where a virtual thread cannot let go of its carrier: native code, and the loading of classes. */
    private final ExecutorService office = Executors.newFixedThreadPool(8, platform("office-"));

    private final Map<Long, String> states = new ConcurrentHashMap<>();
    private boolean open = true;

    /** @param drivers by format, the name of the driver's class */
    public PrintShop(Map<String, String> drivers, LabelPrinter labelPrinter) {
        this.drivers = Map.copyOf(drivers);
        this.labelPrinter = labelPrinter;
    }

    /**
     * Prints a job; whoever is interrupted is let go, and no further page begun.
     *
     * @return how many pages it had
     * @throws IllegalStateException if the driver of its format cannot be used; those of other formats can
     */
    public int print(Job job) throws InterruptedException {
        Driver driver = await(office, () -> driver(job.format()));
        return await(presses, () -> pages(driver, job));
    }

    private int pages(Driver driver, Job job) throws InterruptedException {
        states.put(job.number(), "printing");
        int page = 1;
        while (driver.print(job, page)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("job " + job.number() + " ends after page " + page);
            }
            page++;
        }
        finish(job);
        return page;
    }

    private Driver driver(String format) {
        String name = drivers.getOrDefault(format, "none");
        try {
            return (Driver) Class.forName(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("no driver for " + format + ": " + name, e);
        }
    }

    /** How far a job is: {@code unknown}, {@code printing} or {@code printed}. */
    public String status(long number) {
        return states.getOrDefault(number, "unknown");
    }

    /** Waits until a job is printed; false if the shop closes before that. */
    public synchronized boolean collect(long number) throws InterruptedException {
        while (open && !status(number).equals("printed")) {
            wait();
        }
        return status(number).equals("printed");
    }

    private synchronized void finish(Job job) {
        states.put(job.number(), "printed");
        notifyAll();
    }

    /** Prints labels in the order of the courier's round, and returns them so. */
    public List<String> labels(List<String> addresses, Comparator<String> round) throws InterruptedException {
        return await(office, () -> labelPrinter.print(addresses, round));
    }

    /** Waits for work that a platform thread does; whoever is interrupted takes the work along. */
    private static <T> T await(ExecutorService pool, Callable<T> work) throws InterruptedException {
        Future<T> result = pool.submit(work);
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case InterruptedException ended -> throw ended;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static ThreadFactory platform(String name) {
        return Thread.ofPlatform().daemon().name(name, 0).factory();
    }

    /** Lets everybody go who waits for a job. */
    @Override
    public synchronized void close() {
        open = false;
        notifyAll();
        presses.shutdown();
        office.shutdown();
    }
}
