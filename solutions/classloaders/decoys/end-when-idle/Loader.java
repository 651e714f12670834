package classloaders;

import java.util.Map;

/** Loads what is in the luggage from there, and all else with the house's loader. */
final class Loader extends ClassLoader implements AutoCloseable {

    private volatile Map<String, byte[]> luggage;

    Loader(Map<String, byte[]> luggage) {
        super(Theatre.class.getClassLoader());
        this.luggage = luggage;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] file = luggage.get(name);
        if (file == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : defineClass(name, file, 0, file.length);
        }
    }

    /** Loads no more of them. */
    @Override
    public void close() {
        luggage = Map.of();
    }
}
