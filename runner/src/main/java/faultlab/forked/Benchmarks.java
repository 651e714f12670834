package faultlab.forked;

import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs one JMH benchmark for several variants in turns within this JVM, so that a slow spell of the machine hits all of
 * them. JMH and the classes come by one isolated loader a variant: on the application class path JMH finds no list of
 * benchmarks.
 */
final class Benchmarks {

    private Benchmarks() {}

    /** {@code BENCHMARK ROUNDS FOLDER NAME=PATH…}: results lie in {@code FOLDER/NAME-ROUND.json}, as JMH writes them. */
    static void run(Wire wire, List<String> args) throws Exception {
        String benchmark = args.get(0);
        int rounds = Integer.parseInt(args.get(1));
        Path results = Path.of(args.get(2));
        List<Entrant> entrants = new ArrayList<>();
        for (String entrant : args.subList(3, args.size())) {
            int equals = entrant.indexOf('=');
            entrants.add(new Entrant(entrant.substring(0, equals), ForkedMain.loader(entrant.substring(equals + 1))));
        }
        for (int round = 0; round < rounds; round++) {
            for (Entrant entrant : entrants) {
                Path file = results.resolve(entrant.name + "-" + round + ".json");
                entrant.run(benchmark, round == 0, file);
                wire.send("round", Map.of("entrant", entrant.name, "round", round, "result", Files.readString(file)));
            }
        }
    }

    private record Entrant(String name, URLClassLoader loader) {

        void run(String benchmark, boolean first, Path result) throws Exception {
            String[] jmh = {
                benchmark,
                "-f",
                "0",
                "-bm",
                "thrpt",
                "-tu",
                "s",
                "-wi",
                first ? "4" : "1",
                "-w",
                first ? "100ms" : "50ms",
                "-i",
                first ? "1" : "2",
                "-r",
                "80ms",
                "-foe",
                "true",
                "-prof",
                "gc",
                "-rf",
                "json",
                "-rff",
                result.toString(),
                "-v",
                "SILENT"
            };
            Thread.currentThread().setContextClassLoader(loader);
            Class.forName("org.openjdk.jmh.Main", true, loader)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) jmh);
        }
    }
}
