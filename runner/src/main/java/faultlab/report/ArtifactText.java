package faultlab.report;

import faultlab.report.Observation.Artifact;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a run's files lie: one line a kind, in braces that a shell understands, as {@code RUN/{sender,taker}/flame-{lock,wall}.html}. */
final class ArtifactText {

    private static final Map<String, String> WORDS = Map.of("flamegraph", "flame graphs");

    private ArtifactText() {}

    static String of(List<Artifact> artifacts, Path home) {
        Map<String, Set<Path>> kinds = new LinkedHashMap<>();
        artifacts.forEach(artifact -> kinds.computeIfAbsent(artifact.kind(), _ -> new LinkedHashSet<>())
                .add(home.relativize(artifact.path())));
        StringBuilder text = new StringBuilder();
        kinds.forEach((kind, paths) -> {
            String word = WORDS.getOrDefault(kind, kind);
            for (String path : together(paths)) {
                text.append("%-13s %s\n".formatted(word, path));
            }
        });
        return text.toString();
    }

    /** One path for all where every folder has the same files, else each by itself. */
    private static Set<String> together(Set<Path> paths) {
        Set<String> each = names(paths, Path::toString);
        if (paths.size() < 2 || paths.stream().anyMatch(path -> path.getNameCount() < 3)) {
            return each;
        }
        Set<String> runs =
                names(paths, path -> path.subpath(0, path.getNameCount() - 2).toString());
        Set<String> shapes =
                names(paths, path -> path.getName(path.getNameCount() - 2).toString());
        Set<String> files =
                names(paths, path -> path.getName(path.getNameCount() - 1).toString());
        boolean whole = runs.size() == 1 && shapes.size() * files.size() == paths.size();
        return whole ? Set.of(runs.iterator().next() + "/" + braces(shapes) + "/" + braces(files)) : each;
    }

    private static Set<String> names(Set<Path> paths, java.util.function.Function<Path, String> name) {
        return paths.stream().map(name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String braces(Set<String> names) {
        return names.size() == 1 ? names.iterator().next() : "{" + String.join(",", names) + "}";
    }
}
