package humongous;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Prints sheets of a map, each from its plate. What is etched deep prints dark: a print is the plate with each byte inverted. */
public final class MapPress {

    /** The store where the plates lie. */
    @FunctionalInterface
    public interface Plates {

        /** A plate, to be read from its beginning and closed. */
        InputStream open(String sheet) throws IOException;
    }

    /** A plate begins with the sheet's title, which is not printed darker than the rest. */
    private static final int TITLE = 40;

    private final Plates plates;

    /** @param plates the store */
    public MapPress(Plates plates) {
        this.plates = plates;
    }

    /**
     * Prints a sheet; for several customers at once, if need be.
     *
     * @param paper what is printed on; whoever gave it closes it
     * @return how many bytes were printed
     * @throws IOException as the plate or the paper throws it
     */
    public long print(String sheet, OutputStream paper) throws IOException {
        byte[] plate = read(sheet);
        paper.write(invert(plate, plate.length));
        return plate.length;
    }

    /**
     * Binds an atlas: its sheets, one after the other, and at the end a line with the length of each, such as {@code 700,300} and a line
     * feed; for several customers at once, if need be.
     *
     * @return how many bytes were printed
     * @throws IOException as a plate or the paper throws it
     */
    public long bind(List<String> sheets, OutputStream paper) throws IOException {
        ByteArrayOutputStream atlas = new ByteArrayOutputStream();
        List<String> lengths = new ArrayList<>();
        for (String sheet : sheets) {
            lengths.add(Long.toString(print(sheet, atlas)));
        }
        atlas.write((String.join(",", lengths) + "\n").getBytes(StandardCharsets.US_ASCII));
        paper.write(atlas.toByteArray());
        return atlas.size();
    }

    /** The title of a sheet, without the blanks at its end. */
    public String title(String sheet) throws IOException {
        try (InputStream plate = plates.open(sheet)) {
            return new String(plate.readNBytes(TITLE), StandardCharsets.US_ASCII).stripTrailing();
        }
    }

    private byte[] read(String sheet) throws IOException {
        try (InputStream plate = plates.open(sheet)) {
            return plate.readAllBytes();
        }
    }

    private static byte[] invert(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        return bytes;
    }
}
