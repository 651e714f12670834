package dangling;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** An earthquake station: packets come from its outposts, traces from its own instrument. Any number of threads use it at once. */
public final class Station {

    /** Samples of a packet, at most. */
    public static final int LONGEST = 1_024;

    /** The station's own instrument. It writes into memory outside of the heap only. */
    public interface Instrument {
        /** Fills all of it with samples. */
        void record(MemorySegment into);
    }

    /** What the instrument recorded: its reader's, on whatever thread, until he closes it. */
    public interface Trace extends AutoCloseable {
        int size();

        byte sample(int at);

        @Override
        void close();
    }

    private final Instrument instrument;
    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    public Station(Instrument instrument) {
        this.instrument = instrument;
    }

    /** The samples of a packet, for whoever reads them, whenever he comes to it. Nobody can write to them. */
    public ByteBuffer receive(byte[] packet) {
        return show(packet, Station::copy);
    }

    private static ByteBuffer copy(ByteBuffer view) {
        byte[] samples = new byte[view.remaining()];
        view.get(samples);
        return ByteBuffer.wrap(samples).asReadOnlyBuffer();
    }

    /** The first sample of a packet, by which a tremor is dated; empty for a heartbeat, which has none. */
    public OptionalInt onset(byte[] packet) {
        return show(packet, view -> view.hasRemaining() ? OptionalInt.of(view.get(0)) : OptionalInt.empty());
    }

    /** Has somebody look at the samples of a packet, for as long as his look takes. Nothing is copied. */
    public <R> R show(byte[] packet, Function<ByteBuffer, R> look) {
        ByteBuffer buffer = free.poll();
        if (buffer == null) {
            buffer = ByteBuffer.allocate(LONGEST);
        }
        try {
            unpack(packet, buffer.clear());
            return look.apply(buffer.flip().asReadOnlyBuffer());
        } finally {
            free.add(buffer);
        }
    }

    /** A packet is pairs: how many times, which sample. */
    private static void unpack(byte[] packet, ByteBuffer samples) {
        for (int at = 0; at + 1 < packet.length; at += 2) {
            for (int times = packet[at] & 0xFF; times > 0; times--) {
                samples.put(packet[at + 1]);
            }
        }
    }

    /** Has the instrument record so many samples. */
    public Trace trace(int samples) {
        MemorySegment memory = Arena.global().allocate(samples);
        instrument.record(memory);
        return new Recorded(memory);
    }

    /** A trace as the instrument left it. */
    private record Recorded(MemorySegment memory) implements Trace {

        @Override
        public int size() {
            return (int) memory.byteSize();
        }

        @Override
        public byte sample(int at) {
            return memory.get(ValueLayout.JAVA_BYTE, at);
        }

        @Override
        public void close() {
            // the global arena has no end
        }
    }
}
