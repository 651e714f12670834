package faultlab.observe.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import jdk.jfr.consumer.RecordingFile;

/** Counts the samples of a recording. */
final class Samples {

    private Samples() {}

    static long count(Path recording, Set<String> types) throws IOException {
        long count = 0;
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                if (types.contains(file.readEvent().getEventType().getName())) {
                    count++;
                }
            }
        }
        return count;
    }
}
