package faultlab.forked;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Entry point of the child JVM: {@code SOCKET MODE …}. The classes of the lab come by an isolated loader, never by the
 * application class path, so that no other variant of a public subject can be taken in their place.
 */
public final class ForkedMain {

    /** The mode in which somebody looks on and nothing is judged: reading System.in finds its end. */
    private static final String LIVE = "live";

    private ForkedMain() {}

    /** Runs one mode, reports over the socket and halts: threads and hooks the learner left behind do not hold it. */
    public static void main(String[] args) throws Exception {
        Wire wire = Wire.connect(args[0]);
        wire.send("hello", Map.of("pid", ProcessHandle.current().pid(), "mode", args[1]));
        System.setIn(args[1].equals(LIVE) ? InputStream.nullInputStream() : new NoInput(wire));
        if (!args[1].equals("train")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> exits(wire), "faultlab-exits"));
        }
        List<String> rest = Arrays.asList(args).subList(2, args.length);
        int exit = Exits.DONE;
        try {
            switch (args[1]) {
                case "scenario" -> scenario(wire, rest);
                case LIVE -> live(wire, rest);
                case "tests" -> tests(wire, rest);
                case "benchmark" -> Benchmarks.run(wire, rest);
                case "train" -> {
                    Tests.train(wire);
                    // not halt: the JVM writes its AOT cache in an orderly exit only
                    System.exit(Exits.DONE);
                }
                default -> throw new IllegalArgumentException("unknown mode " + args[1]);
            }
            if (startedProcesses()) {
                wire.send("processes", Map.of());
                // while this JVM is there its descendants are known: the runner ends it with them
                wire.hold();
            }
            wire.send("done", Map.of());
        } catch (Throwable failure) {
            wire.send("failure", Wire.thrown(unwrapped(failure)));
            exit = Exits.FAILED;
        }
        try {
            wire.deafen();
        } finally {
            Runtime.getRuntime().halt(exit);
        }
    }

    /** {@code CLASSES HOLD TEST…}: held, it makes itself ready while javac is still writing the classes. */
    private static void tests(Wire wire, List<String> args) throws Exception {
        if (Boolean.parseBoolean(args.get(1))) {
            Tests.warm();
            wire.send("ready", Map.of());
            wire.hold();
        }
        Tests.run(wire, loader(args.get(0)), args.subList(2, args.size()));
    }

    /** {@code CLASSES SCENARIO SHAPE HOLD}. */
    private static void scenario(Wire wire, List<String> args) throws Exception {
        boolean hold = Boolean.parseBoolean(args.get(3));
        ClassLoader loader = loader(args.get(0));
        scenario(wire, loader, hold ? name -> wire.hold() : name -> {}, args.get(1), args.get(2));
        if (hold) {
            wire.send("end", Map.of());
            wire.hold();
        }
    }

    /** {@code CLASSES SCENARIO SHAPE}: until the runner ends it; meanwhile a console may look at its objects. */
    private static void live(Wire wire, List<String> args) throws Exception {
        ClassLoader loader = loader(args.get(0));
        wire.onOther(new ConsoleWords(wire, loader));
        wire.send("ready", Map.of());
        scenario(wire, loader, name -> {}, args.get(1), args.get(2), LIVE);
    }

    private static void scenario(
            Wire wire, ClassLoader loader, Consumer<String> checkpoint, String scenario, String... args)
            throws Exception {
        Thread.currentThread().setContextClassLoader(loader);
        BiConsumer<String, Map<String, Object>> send = wire::send;
        Class.forName("shared.Reports", true, loader)
                .getMethod("connect", BiConsumer.class, Consumer.class)
                .invoke(null, send, checkpoint);
        Class.forName(scenario, true, loader).getMethod("main", String[].class).invoke(null, (Object) args);
    }

    /** A loader over one folder of classes and some jars, separated by the path separator. */
    static URLClassLoader loader(String path) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : path.split(java.io.File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ForkedMain.class.getClassLoader());
    }

    /** The JDK reaps each process it starts with a thread of this name, kept for a minute. */
    private static boolean startedProcesses() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("process reaper"));
    }

    /** Runs when the JVM is to exit. If by System.exit: tells who called it, and does not wait for hooks that never end. */
    private static void exits(Wire wire) {
        Thread.getAllStackTraces().values().stream()
                .filter(frames -> Arrays.stream(frames).anyMatch(ForkedMain::isExit))
                .findFirst()
                .ifPresent(stack -> {
                    wire.send("exit", Map.of("stack", Wire.frames(stack)));
                    Runtime.getRuntime().halt(Exits.LEFT);
                });
    }

    private static boolean isExit(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.Runtime")
                && frame.getMethodName().equals("exit");
    }

    private static Throwable unwrapped(Throwable failure) {
        boolean wrapper =
                failure instanceof InvocationTargetException || failure instanceof ExceptionInInitializerError;
        return wrapper && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
    }
}
