package faultlab.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import faultlab.observe.Data;
import faultlab.observe.Data.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a kept object hangs on a root, in words.
 *
 * @param type the object's class
 * @param samples how many sampled objects hang this way
 * @param bytes of the largest of them
 * @param frame the application's line that allocated it, null where not known
 * @param steps who refers to it, then who refers to that, …: class and field
 * @param holder what holds all of them: a thread, a static field, …
 */
public record Chain(
        String type,
        int samples,
        long bytes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String frame,
        List<String> steps,
        String holder) {

    private static final Pattern THREAD = Pattern.compile("Thread Name: (.+)");

    /** More steps than anybody follows: the middle of a longer chain is a list's or a tree's own nodes. */
    private static final int MOST_STEPS = 8;

    static Chain of(Data.Kept kept, Places places) {
        var path = kept.path();
        var steps = path.stream().limit(Math.max(0, path.size() - 1)).map(step -> step(step, places));
        return new Chain(
                places.simple(kept.type()),
                kept.samples(),
                kept.bytes(),
                kept.frame() == null ? null : places.frame(kept.frame()),
                shortened(steps.toList()),
                path.isEmpty() ? kept.root() : holder(path.getLast(), kept.root(), places));
    }

    private static List<String> shortened(List<String> steps) {
        if (steps.size() <= MOST_STEPS) {
            return steps;
        }
        var half = MOST_STEPS / 2;
        var both = new ArrayList<>(steps.subList(0, half));
        both.add("… " + (steps.size() - MOST_STEPS) + " more …");
        both.addAll(steps.subList(steps.size() - half, steps.size()));
        return List.copyOf(both);
    }

    private static String step(Step step, Places places) {
        var type = places.simple(step.type());
        var field = step.field();
        return field == null ? type : field.startsWith("[") ? type + " " + field : type + "." + field;
    }

    private static String holder(Step last, String root, Places places) {
        var thread = THREAD.matcher(String.valueOf(last.about()));
        return thread.matches()
                ? (last.field() == null ? "" : last.field() + " of ") + "thread " + thread.group(1)
                : step(last, places) + " (" + root + ")";
    }

    /** "100 KB byte[] ← Invoice.pdf ← … ← thread billing-1". */
    String words() {
        var text = new StringBuilder(Bytes.text(bytes) + " " + type);
        steps.forEach(step -> text.append(" ← ").append(step));
        return text + " ← " + holder;
    }
}
