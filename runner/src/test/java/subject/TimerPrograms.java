package subject;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Work planned for later that nobody takes back: 100 reminders a round, most with an invoice of 50 KB. */
final class TimerPrograms {

    private static final int REMINDERS = 100;

    private record Invoice(int number, byte[] pdf) {
        static Invoice of(int number) {
            return new Invoice(number, new byte[50_000]);
        }

        void remind() {
            System.out.println("invoice " + number + ", " + pdf.length + " bytes");
        }
    }

    private TimerPrograms() {}

    static void timerPerRequest() {
        Rounds.of(() -> {
            for (int i = 0; i < REMINDERS; i++) {
                Invoice invoice = Invoice.of(i);
                new Timer("reminder-" + i).schedule(task(invoice), TimeUnit.DAYS.toMillis(1));
            }
        });
    }

    static void tasksOfOneTimer() {
        Timer timer = new Timer("reminders");
        Rounds.of(() -> {
            for (int i = 0; i < REMINDERS; i++) {
                timer.schedule(task(Invoice.of(i)), TimeUnit.DAYS.toMillis(1));
            }
        });
    }

    private static TimerTask task(Invoice invoice) {
        return new TimerTask() {
            @Override
            public void run() {
                invoice.remind();
            }
        };
    }

    static void oneShots() {
        ScheduledExecutorService billing = billing();
        Rounds.of(() -> {
            for (int i = 0; i < REMINDERS; i++) {
                billing.schedule(Invoice.of(i)::remind, 1, TimeUnit.DAYS);
            }
        });
    }

    static void periodicTasks() {
        ScheduledExecutorService billing = billing();
        Rounds.of(() -> {
            for (int i = 0; i < REMINDERS; i++) {
                billing.scheduleAtFixedRate(Invoice.of(i)::remind, 1, 1, TimeUnit.DAYS);
            }
        });
    }

    /** Cancelled, and still in the queue, though without what they would have worked on. */
    static void cancelledTasks() {
        ScheduledExecutorService billing = billing();
        Rounds.of(() -> {
            for (int i = 0; i < 10 * REMINDERS; i++) {
                billing.schedule(Invoice.of(i)::remind, 1, TimeUnit.DAYS).cancel(false);
            }
        });
    }

    static void delayedStages() {
        Rounds.of(() -> {
            for (int i = 0; i < REMINDERS; i++) {
                CompletableFuture.runAsync(Invoice.of(i)::remind, CompletableFuture.delayedExecutor(1, TimeUnit.DAYS))
                        .cancel(true);
            }
        });
    }

    /** As many tasks at any time; every round's work is cancelled and leaves the queue. */
    static void idleScheduler() {
        ScheduledThreadPoolExecutor billing = new ScheduledThreadPoolExecutor(2);
        billing.setRemoveOnCancelPolicy(true);
        for (int i = 0; i < 30; i++) {
            Invoice invoice = Invoice.of(i);
            billing.scheduleAtFixedRate(() -> invoice.pdf()[0]++, 0, 10, TimeUnit.MILLISECONDS);
        }
        Rounds.of(() -> {
            for (int i = 0; i < REMINDERS; i++) {
                billing.schedule(Invoice.of(i)::remind, 1, TimeUnit.DAYS).cancel(false);
            }
        });
    }

    private static ScheduledExecutorService billing() {
        return Executors.newScheduledThreadPool(
                1, Thread.ofPlatform().name("billing-", 1).factory());
    }
}
