package faultlab.execute;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what HotSpot writes when it crashes: {@code hs_err_pidN.log}, or the head of it that it prints. */
final class CrashLog {

    /** The parts that are read lie in the first 20 KB, unless a stack is deep. */
    private static final int MOST_BYTES = 256 << 10;

    /** More of a name tells a reader nothing; a thread's is the learner's to choose. */
    private static final int MOST_SHOWN = 120;

    private static final String FATAL = "# A fatal error has been detected by the Java Runtime Environment:";
    private static final String NO_MEMORY =
            "# There is insufficient memory for the Java Runtime Environment to continue.";
    private static final String FRAME = "# Problematic frame:";

    private static final Pattern THREAD = Pattern.compile("Current thread \\(\\w+\\):\\s+\\w+ \"(.*)\"\\s+\\[.*");

    /** {@code V  [libjvm.so+0x1236aad]  Unsafe_PutByte+0xad}: VM or native code. */
    private static final Pattern NATIVE = Pattern.compile("[VC]\\s+\\[([^+\\]]+)(?:\\+\\w+)?]\\s*(\\S*).*");

    private static final String METHOD = "([\\w.$/+]+)\\.([\\w$<>]+)(\\([^)\\s]*\\)[\\w/;$\\[]+)";

    /** {@code j  toy.Counter.next()I+23}: interpreted. */
    private static final Pattern INTERPRETED = Pattern.compile("j\\s+" + METHOD + "\\+(\\d+).*");

    /** {@code J 144 c2 toy.Counter.next()I (33 bytes) @ …}: compiled. */
    private static final Pattern COMPILED = Pattern.compile("J\\s+\\d+\\S*\\s+(?:c1 |c2 )?\\s*" + METHOD + ".*");

    private CrashLog() {}

    /** What a JVM with that process id wrote into its working folder, if it crashed. */
    static Optional<Crash> in(Path folder, long pid) {
        try (InputStream log = Files.newInputStream(folder.resolve("hs_err_pid" + pid + ".log"))) {
            return parse(new String(log.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // the head of it, which the JVM prints too, has to do
            return Optional.empty();
        }
    }

    /** What a log or its printed head says; empty if the text has none. */
    static Optional<Crash> parse(String text) {
        List<String> lines = text.lines().toList();
        int begin = Math.max(lines.indexOf(FATAL), lines.indexOf(NO_MEMORY));
        if (begin < 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Crash(what(lines.subList(begin + 1, lines.size())), frame(lines), thread(lines), frames(lines)));
    }

    /** The first line that says something, without the addresses of this one process. */
    private static String what(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("^#", "").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> line.replaceFirst(" at pc=.*", "").replaceFirst(", pid=.*", ""))
                .map(CrashLog::shown)
                .orElse("no more is known");
    }

    private static String frame(List<String> lines) {
        int at = lines.indexOf(FRAME);
        if (at < 0 || at + 1 >= lines.size()) {
            return "";
        }
        String frame = lines.get(at + 1).replaceFirst("^# ", "");
        Matcher nativeFrame = NATIVE.matcher(frame);
        if (nativeFrame.matches()) {
            String function = nativeFrame.group(2);
            return shown((function.isEmpty() ? "a function" : function) + " in " + nativeFrame.group(1));
        }
        return shown(java(frame).map(java -> java.type() + "." + java.method()).orElse(frame));
    }

    private static String thread(List<String> lines) {
        return lines.stream()
                .map(THREAD::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(thread -> shown(thread.group(1)))
                .orElse("");
    }

    private static List<Crash.Frame> frames(List<String> lines) {
        List<Crash.Frame> frames = new ArrayList<>();
        int from = lines.indexOf("---------------  T H R E A D  ---------------");
        if (from >= 0) {
            lines.subList(from, lines.size()).stream()
                    .takeWhile(line -> !line.startsWith("siginfo:") && !line.contains("P R O C E S S"))
                    .forEach(line -> java(line).ifPresent(frames::add));
        }
        return List.copyOf(frames);
    }

    private static Optional<Crash.Frame> java(String line) {
        Matcher interpreted = INTERPRETED.matcher(line);
        if (interpreted.matches()) {
            return Optional.of(new Crash.Frame(
                    interpreted.group(1),
                    interpreted.group(2),
                    interpreted.group(3),
                    Integer.parseInt(interpreted.group(4))));
        }
        Matcher compiled = COMPILED.matcher(line);
        return compiled.matches()
                ? Optional.of(new Crash.Frame(compiled.group(1), compiled.group(2), compiled.group(3), -1))
                : Optional.empty();
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "\ufffd");
        return plain.length() <= MOST_SHOWN ? plain : plain.substring(0, MOST_SHOWN) + "…";
    }
}
