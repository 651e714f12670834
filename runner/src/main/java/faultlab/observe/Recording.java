package faultlab.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;

/** A recording of the target's flight recorder, started and stopped from outside with settings of our own. */
final class Recording {

    private static final String NAME = "faultlab";

    private static final String SETTINGS = "observation.jfc";

    private final Attachment attachment;
    private final Scratch scratch;
    private final Row cost;

    private Recording(Attachment attachment, Scratch scratch, Row cost) {
        this.attachment = attachment;
        this.scratch = scratch;
        this.cost = cost;
    }

    static Recording start(Attachment attachment, Scratch scratch) throws IOException {
        var begin = Instant.now();
        copySettings(scratch);
        var answer = attachment.command("JFR.start name=%s settings=\"%s\""
                .formatted(NAME, scratch.there().resolve(SETTINGS)));
        if (!answer.contains("Started recording")) {
            throw new IOException("the target's flight recorder did not start: " + answer.strip());
        }
        var cost = new Data.Cost(
                "flight recorder",
                "once started, the recorder keeps two threads and a repository folder in the target until the target ends",
                Instant.now().toEpochMilli() - begin.toEpochMilli());
        return new Recording(attachment, scratch, new Row(begin, Source.COLLECTOR, cost));
    }

    private static void copySettings(Scratch scratch) throws IOException {
        try (var settings = Recording.class.getResourceAsStream(SETTINGS)) {
            if (settings == null) {
                throw new IOException("this copy of Fault Lab lacks the resource faultlab/observe/" + SETTINGS);
            }
            Files.copy(settings, scratch.here().resolve(SETTINGS));
        }
    }

    Row cost() {
        return cost;
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
