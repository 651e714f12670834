package subject;

/** Computes, allocates, sleeps and contends for a lock, by an amount of work; or does so until it is killed. */
public final class ProfiledProgram {

    private static final Object LOCK = new Object();

    private ProfiledProgram() {}

    public static void main(String[] args) throws Exception {
        Thread other = Thread.ofPlatform().name("other").start(Subject.quietly(ProfiledProgram::work));
        System.out.println("ready");
        work();
        other.join();
        if (args[0].equals("die")) {
            String pid = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("kill", "-KILL", pid).start().waitFor();
        }
    }

    private static void work() throws InterruptedException {
        long sum = 0;
        for (int round = 0; round < 60; round++) {
            synchronized (LOCK) {
                Thread.sleep(2);
                for (int i = 0; i < 2_000; i++) {
                    sum += new byte[200 + i % 7].length;
                }
            }
            for (int i = 0; i < 2_000_000; i++) {
                sum = sum * 31 + i;
            }
        }
        if (sum == 42) {
            System.out.println(sum);
        }
    }
}
