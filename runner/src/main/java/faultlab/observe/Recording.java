package faultlab.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A recording of the target's flight recorder, started and stopped from outside with settings of our own. */
final class Recording {

    private static final String NAME = "faultlab";

    private static final String SETTINGS = "observation.jfc";

    private final Attachment attachment;
    private final Scratch scratch;
    private final boolean objects;
    private final Row cost;

    private Recording(Attachment attachment, Scratch scratch, boolean objects, Row cost) {
        this.attachment = attachment;
        this.scratch = scratch;
        this.objects = objects;
        this.cost = cost;
    }

    /**
     * @param objects whether it samples objects, so that {@link #kept} can tell what keeps them
     * @param exceptions whether it records exceptions
     */
    static Recording start(Attachment attachment, Scratch scratch, boolean objects, boolean exceptions)
            throws IOException {
        var begin = Instant.now();
        copySettings(scratch);
        var answer = attachment.command(
                "JFR.start name=%s settings=\"%s\" jdk.OldObjectSample#enabled=%s jdk.JavaExceptionThrow#enabled=%s"
                        .formatted(NAME, scratch.there().resolve(SETTINGS), objects, exceptions));
        if (!answer.contains("Started recording")) {
            throw new IOException("the target's flight recorder did not start: " + answer.strip());
        }
        var cost = new Data.Cost(
                "flight recorder",
                "once started, the recorder keeps two threads and a repository folder in the target until the target ends",
                Instant.now().toEpochMilli() - begin.toEpochMilli());
        return new Recording(attachment, scratch, objects, new Row(begin, Source.COLLECTOR, cost));
    }

    private static void copySettings(Scratch scratch) throws IOException {
        try (var settings = Recording.class.getResourceAsStream(SETTINGS)) {
            if (settings == null) {
                throw new IOException("this copy of Fault Lab lacks the resource faultlab/observe/" + SETTINGS);
            }
            Files.copy(settings, scratch.here().resolve(SETTINGS));
        }
    }

    /** Whether it samples objects. */
    boolean samplesObjects() {
        return objects;
    }

    Row cost() {
        return cost;
    }

    /** The first dump loads what the recorder needs for it, a quarter of a megabyte that would count as the target's growth. */
    List<Row> warmUp() throws IOException {
        Files.deleteIfExists(dump(""));
        return List.of();
    }

    private Path dump(String how) throws IOException {
        var name = "kept.jfr";
        attachment.heapCommand("JFR.dump name=%s filename=\"%s\" %s"
                .formatted(NAME, scratch.there().resolve(name), how));
        return scratch.here().resolve(name);
    }

    /**
     * What keeps the sampled objects that are still alive. The recorder tells only of objects older than the last collection that found a
     * sampled object dead, so something must have been allocated in vain and collected before: a thread dump and a histogram do both.
     */
    List<Row> kept() throws IOException {
        var begin = Instant.now();
        var file = dump("path-to-gc-roots=true");
        try {
            if (!Files.exists(file)) {
                throw new IOException("the target's flight recorder wrote no file");
            }
            var millis = Instant.now().toEpochMilli() - begin.toEpochMilli();
            var rows = new ArrayList<>(KeptRows.read(file));
            rows.add(new Row(
                    begin,
                    Source.COLLECTOR,
                    new Data.Cost(
                            "paths to the roots",
                            "the heap is walked from its roots, with the target stopped",
                            millis)));
            return rows;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The recording as rows; the file is gone afterwards. */
    List<Row> stop() throws IOException {
        var file = scratch.here().resolve("recording.jfr");
        try {
            attachment.command("JFR.stop name=%s filename=\"%s\""
                    .formatted(NAME, scratch.there().resolve("recording.jfr")));
            if (!Files.exists(file)) {
                throw new IOException("the target's flight recorder wrote no file");
            }
            return RecordedRows.read(file);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(scratch.here().resolve(SETTINGS));
        }
    }
}
