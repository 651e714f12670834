package faultlab.workspace;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A save of a file that is another now than the one the edit began from. Nothing was written. */
public final class StaleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable WorkFile current;

    StaleException(String name, Optional<WorkFile> current) {
        super(
                current.isPresent()
                        ? name + " was changed elsewhere since you began to edit it, and nothing was saved over that."
                                + " Compare the two, then save again from what is there now."
                        : name + " was removed since you began to edit it. Save it as a new file if you want it back.");
        this.current = current.orElse(null);
    }

    /** What the file holds now; empty if it is gone. */
    public Optional<WorkFile> current() {
        return Optional.ofNullable(current);
    }
}
