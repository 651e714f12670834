package faultlab.catalog;

import java.nio.file.Path;

/** A folder that holds labs/, faults/ and solutions/: a checkout, or the copies unpacked from the runner's own jar. */
public record Root(Path folder) {

    /** The labs' contracts, one folder a lab. */
    public Path labs() {
        return folder.resolve("labs");
    }

    /** The faulty subjects and their scenarios, and shared/. */
    public Path faults() {
        return folder.resolve("faults");
    }

    /** Reference solutions, alternatives and decoys. */
    public Path solutions() {
        return folder.resolve("solutions");
    }
}
