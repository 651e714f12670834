package residence;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

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

    /** Platform threads at once, for whatever keeps a thread. */
    private final Semaphore places = new Semaphore(4);

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
        return await(() -> pages(driver(job.format()), job));
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
        return await(() -> labelPrinter.print(addresses, round));
    }

    /** Does work on a platform thread of its own, as soon as there is a place for one, and waits for it. */
    private <T> T await(Callable<T> work) throws InterruptedException {
        places.acquire();
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("place").start(() -> {
            try {
                task.run();
            } finally {
                places.release();
            }
        });
        try {
            return task.get();
        } catch (InterruptedException e) {
            task.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Lets everybody go who waits for a job. */
    @Override
    public synchronized void close() {
        open = false;
        notifyAll();
    }
}
