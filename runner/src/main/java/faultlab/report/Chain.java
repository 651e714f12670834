package faultlab.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import faultlab.observe.Data;
import faultlab.observe.KeptPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How kept objects hang on a root, in words.
 *
 * @param words the object, who refers to it, …, and last who holds all of them
 * @param samples how many sampled objects hang this way
 * @param frame the application's line that allocated them, null where not known
 */
public record Chain(
        List<String> words,
        int samples,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String frame) {

    static Chain of(Data.Kept kept, Places places) {
        var frame = kept.frame();
        return new Chain(KeptPath.words(kept), kept.samples(), frame == null ? null : places.frame(frame));
    }
}
