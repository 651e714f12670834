package mappings;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.NoSuchElementException;

/** The land register: a file for each volume, a line of 64 bytes for each deed. Several threads read at once; one enters. */
public final class LandRegister {

    /** Bytes of a deed, filled up with blanks. */
    public static final int DEED = 64;

    private final Path folder;

    public LandRegister(Path folder) {
        this.folder = folder;
    }

    /**
     * The deed of that number, counted from 0.
     *
     * @throws NoSuchElementException if the volume has fewer
     */
    public String deed(String volume, int number) throws IOException {
        try (FileChannel file = FileChannel.open(folder.resolve(volume))) {
            Arena arena = Arena.ofConfined();
            MemorySegment pages = file.map(MapMode.READ_ONLY, 0, file.size(), arena);
            if ((number + 1L) * DEED > pages.byteSize()) {
                throw new NoSuchElementException("no deed " + number + " in " + volume);
            }
            String text = text(pages.asSlice((long) number * DEED, DEED).toArray(ValueLayout.JAVA_BYTE));
            arena.close();
            return text;
        }
    }

    /** How many deeds of a volume begin with a name. */
    public int of(String volume, String name) throws IOException {
        try (FileChannel file = FileChannel.open(folder.resolve(volume));
                Arena arena = Arena.ofConfined()) {
            MemorySegment pages = file.map(MapMode.READ_ONLY, 0, file.size(), arena);
            int count = 0;
            for (long at = 0; at < pages.byteSize(); at += DEED) {
                byte[] deed = pages.asSlice(at, DEED).toArray(ValueLayout.JAVA_BYTE);
                count += text(deed).startsWith(name) ? 1 : 0;
            }
            return count;
        }
    }

    /** Enters a deed at the end of a volume, and returns its number when it is on the disk. */
    public int enter(String volume, String deed) throws IOException {
        byte[] line = "%-64.64s".formatted(deed).getBytes(StandardCharsets.US_ASCII);
        try (FileChannel file = FileChannel.open(
                        folder.resolve(volume),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                Arena arena = Arena.ofConfined()) {
            long end = file.size();
            MemorySegment page = file.map(MapMode.READ_WRITE, end, DEED, arena);
            page.copyFrom(MemorySegment.ofArray(line)).force();
            return (int) (end / DEED);
        }
    }

    /** A volume on somebody's desk, to be closed when it goes back. */
    public Desk lay(String volume) throws IOException {
        try (FileChannel file = FileChannel.open(folder.resolve(volume))) {
            return new Desk(file);
        }
    }

    private static String text(byte[] deed) {
        return new String(deed, StandardCharsets.US_ASCII).stripTrailing();
    }

    /** Reads one volume again and again, on any thread, as it was when it was laid there. */
    public static final class Desk implements AutoCloseable {

        private final Arena arena = Arena.ofShared();
        private final MemorySegment pages;

        private Desk(FileChannel file) throws IOException {
            pages = file.map(MapMode.READ_ONLY, 0, file.size(), arena);
        }

        public String deed(int number) {
            return text(pages.asSlice((long) number * DEED, DEED).toArray(ValueLayout.JAVA_BYTE));
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}
