package faultlab.observe;

import faultlab.observe.Data.Kept;
import faultlab.observe.Data.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why objects are still alive, in a learner's words and without packages: {@code 100 KB byte[] ← Invoice.pdf ← ScheduledFutureTask ←
 * DelayedWorkQueue of thread billing-1}. Arrays and the JDK's adapters on the way say nothing and are left out.
 */
public final class KeptPath {

    private static final String ARROW = " ← ";

    private static final String THREAD_NAME = "Thread Name: ";

    /** What the JVM tells of a class, whose static field then is the last that holds. */
    static final String CLASS_NAME = "Class Name: ";

    /** Nested classes so called say nothing without the class around them. */
    private static final Set<String> GENERIC =
            Set.of("Entry", "Node", "TreeNode", "TreeBin", "Index", "Cell", "Segment", "Holder");

    /** The JDK's classes that only pass something on. */
    private static final Set<String> ADAPTERS = Set.of(
            "java.util.concurrent.Executors$RunnableAdapter",
            "java.lang.ThreadLocal$ThreadLocalMap",
            "java.lang.Thread$FieldHolder");

    private final Kept kept;

    private KeptPath(Kept kept) {
        this.kept = kept;
    }

    /** The words for what one row says. */
    public static String text(Kept kept) {
        return String.join(ARROW, words(kept));
    }

    /** The same one by one: the object, who refers to it, …, and last who holds all of them. */
    public static List<String> words(Kept kept) {
        var object = (kept.bytes() > 0 ? Bytes.text(kept.bytes()) + " " : "") + simple(kept.type());
        return new KeptPath(kept).words(new ArrayList<>(List.of(object)), 0);
    }

    /** The words for the path's end only: from this step to the root. */
    public static String holder(Kept kept, int step) {
        return String.join(ARROW, new KeptPath(kept).words(new ArrayList<>(), step));
    }

    private List<String> words(List<String> words, int from) {
        var path = kept.path();
        for (var step : path.subList(from, path.size())) {
            if (tells(step)) {
                add(words, word(step));
            }
        }
        words.add((words.isEmpty() ? "" : words.removeLast()) + thread());
        return List.copyOf(words);
    }

    /** A chain of the same is said once. */
    private static void add(List<String> words, String word) {
        if (words.isEmpty() || !words.getLast().equals(word)) {
            words.add(word);
        }
    }

    private static boolean tells(Step step) {
        return !step.type().endsWith("[]") && !ADAPTERS.contains(step.type());
    }

    private static String word(Step step) {
        if (isStatic(step)) {
            return "static " + simple(step.type()) + "." + step.field();
        }
        return isLambda(step.type()) ? "lambda in " + simple(step.type()) : simple(step.type()) + field(step);
    }

    /** The JDK's fields are its own affair, but for those of a thread; what javac called a captured variable is nobody's name. */
    private static String field(Step step) {
        var name = step.field();
        if (name == null || name.startsWith("[") || name.contains("$")) {
            return "";
        }
        return TypeName.isJdk(step.type()) && !step.type().equals("java.lang.Thread") ? "" : "." + name;
    }

    /** The thread at the end of the path, or on whose stack it ends; what a static field holds, no thread needs to. */
    private String thread() {
        var last = kept.path().isEmpty() ? null : kept.path().getLast();
        if (last != null && isStatic(last)) {
            return "";
        }
        var name = last == null ? null : after(THREAD_NAME, last.about());
        if (name == null) {
            name = after(THREAD_NAME, kept.root());
        }
        return name == null ? "" : (kept.path().isEmpty() ? " on the stack of thread " : " of thread ") + name;
    }

    /** Whether the step is a class with the static field that refers to the object before. */
    static boolean isStatic(Step step) {
        return step.about() != null && step.about().startsWith(CLASS_NAME) && step.field() != null;
    }

    private static @Nullable String after(String prefix, @Nullable String text) {
        var at = text == null ? -1 : text.indexOf(prefix);
        return text == null || at < 0 ? null : text.substring(at + prefix.length());
    }

    private static boolean isLambda(String type) {
        return type.contains("$$Lambda");
    }

    /** The class's own name; of a nested class with a generic one, the name of the class around it too. */
    private static String simple(String type) {
        var name = type.replaceFirst("\\$\\$Lambda.*", "").replaceFirst("^.*\\.", "");
        var dollar = name.lastIndexOf('$');
        if (dollar <= 0 || dollar == name.length() - 1) {
            return name;
        }
        var own = name.substring(dollar + 1);
        if (!GENERIC.contains(own.replaceFirst("\\[]", "")) && !Character.isDigit(own.charAt(0))) {
            return own;
        }
        return name.substring(name.lastIndexOf('$', dollar - 1) + 1);
    }
}
