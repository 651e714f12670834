package classloaders;

import java.util.Map;

/** Loads what is in the luggage from there, and all else where the house is from. */
public final class Loader extends ClassLoader implements Theatre.Luggage {

    /** Class files by the classes' names. */
    private volatile Map<String, byte[]> luggage;

    public Loader(Map<String, byte[]> luggage) {
        super(Theatre.class.getClassLoader());
        this.luggage = luggage;
    }

    @Override
    public Class<?> unpack(String name) throws ClassNotFoundException {
        return loadClass(name);
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
