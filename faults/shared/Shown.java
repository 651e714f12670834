package shared;

import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The live objects that a console may name: those of the newest round. Outside live mode nothing is kept. */
public final class Shown {

    private static volatile Shown live;

    private final Map<String, Object> objects = new LinkedHashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private long version;

    private Shown() {}

    /** From now on objects are kept. */
    static void keep() {
        live = new Shown();
    }

    static void put(String name, Object object) {
        Shown shown = live;
        if (shown != null) {
            synchronized (shown) {
                shown.objects.put(name, object);
                shown.version++;
            }
        }
    }

    /** The scenario has come to its first checkpoint: whatever it shows is shown. */
    static void ready() {
        Shown shown = live;
        if (shown != null) {
            shown.ready.countDown();
        }
    }

    /** The object of that name, as the newest round showed it; null where there is none. */
    public static Object named(String name) {
        Shown shown = live;
        if (shown == null) {
            return null;
        }
        synchronized (shown) {
            return shown.objects.get(name);
        }
    }

    /** How often an object was shown so far: another number means other objects. */
    public static long version() {
        Shown shown = live;
        if (shown == null) {
            return 0;
        }
        synchronized (shown) {
            return shown.version;
        }
    }

    /**
     * The names and, for each, the nearest type that source code elsewhere can name.
     *
     * @param millis how long to wait for the first round where nothing was shown yet
     */
    public static Map<String, String> types(long millis) throws InterruptedException {
        Shown shown = live;
        Map<String, String> types = new LinkedHashMap<>();
        if (shown != null) {
            shown.ready.await(millis, TimeUnit.MILLISECONDS);
            synchronized (shown) {
                shown.objects.forEach((name, object) -> types.put(name, type(object.getClass())));
            }
        }
        return types;
    }

    private static String type(Class<?> type) {
        if (type.isArray()) {
            return type(type.getComponentType()) + "[]";
        }
        for (Class<?> candidate = type;
                candidate != Object.class && candidate != null;
                candidate = candidate.getSuperclass()) {
            if (isOpen(candidate)) {
                return candidate.getCanonicalName();
            }
        }
        for (Class<?> candidate : type.getInterfaces()) {
            if (isOpen(candidate)) {
                return candidate.getCanonicalName();
            }
        }
        return type.isPrimitive() ? type.getName() : "java.lang.Object";
    }

    private static boolean isOpen(Class<?> type) {
        if (type.isPrimitive() || type.getCanonicalName() == null) {
            return false;
        }
        for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
            if (!Modifier.isPublic(outer.getModifiers())) {
                return false;
            }
        }
        return type.getModule().isExported(type.getPackageName());
    }
}
