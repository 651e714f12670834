package faultlab.session;

import faultlab.catalog.Lab;
import faultlab.workspace.WorkFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Saves and records attempts as fast as it can, and says on standard output what was acknowledged, a line each. */
final class SavesUntilKilled {

    static final String FILE = "Counter.java";

    private final Session session;
    private final Lab lab;

    private SavesUntilKilled(Path home) {
        session = Session.open(home, ToyLab.SHORT);
        lab = session.catalog().lab("toy");
    }

    /** @param args the home folder, the number to go on from, and what to do: save or attempt */
    public static void main(String[] args) {
        SavesUntilKilled child = new SavesUntilKilled(Path.of(args[0]));
        int first = Integer.parseInt(args[1]);
        if (args[2].equals("save")) {
            child.save(first);
        } else {
            child.attempt(first);
        }
    }

    private void save(int first) {
        for (int number = first; ; number++) {
            WorkFile current = session.workspace().files(lab).get(0);
            session.save(lab, FILE, content(number), current.hash());
            acknowledge(number);
        }
    }

    private void attempt(int first) {
        for (int number = first; ; number++) {
            session.store()
                    .attempt("toy", number % 2 == 0 ? "fail" : "pass", "work" + number, "{\"n\":" + number + "}");
            acknowledge(number);
        }
    }

    /** Of many lengths, and each tells where it ends: half of one is seen as such. */
    static String content(int number) {
        return "// " + number + "\n" + "x".repeat(number * 7919 % 40_000) + "\n// " + number + "\n";
    }

    /** Past every buffer of this JVM: what was written here stays, whatever ends the process. */
    private static void acknowledge(int number) {
        try {
            new FileOutputStream(FileDescriptor.out).write((number + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
