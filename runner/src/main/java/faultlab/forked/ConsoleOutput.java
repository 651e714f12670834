package faultlab.forked;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Tells what a console's snippets print from what the program prints: by the thread group of whoever does. */
final class ConsoleOutput extends OutputStream {

    /** More is not kept, only counted: bytes. */
    private static final int KEPT = 64 * 1024;

    /** What LocalExecutionControl calls the group of a snippet's thread, which threads it starts are born into. */
    private static final String SNIPPETS = "JShell process local execution";

    private static ConsoleOutput ofThisJvm;

    private final PrintStream programs;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long lost;

    private ConsoleOutput(PrintStream programs) {
        this.programs = programs;
    }

    /** The one in the place of System.out and System.err, from the first call on. */
    static synchronized ConsoleOutput ofThisJvm() {
        if (ofThisJvm == null) {
            ofThisJvm = new ConsoleOutput(System.out);
            System.setOut(new PrintStream(ofThisJvm, true, StandardCharsets.UTF_8));
            System.setErr(System.out);
        }
        return ofThisJvm;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (isSnippets(Thread.currentThread().getThreadGroup())) {
            keep(bytes, offset, length);
        } else {
            programs.write(bytes, offset, length);
            programs.flush();
        }
    }

    private static boolean isSnippets(ThreadGroup group) {
        return group != null && (group.getName().equals(SNIPPETS) || isSnippets(group.getParent()));
    }

    private synchronized void keep(byte[] bytes, int offset, int length) {
        int room = Math.min(length, KEPT - kept.size());
        kept.write(bytes, offset, room);
        lost += length - room;
    }

    /** What was printed since the last time, with the number of bytes that were not kept at its end. */
    synchronized String take() {
        String text = kept.toString(StandardCharsets.UTF_8);
        String more = lost == 0 ? "" : "… and " + lost + " bytes more\n";
        kept.reset();
        lost = 0;
        return text + more;
    }
}
