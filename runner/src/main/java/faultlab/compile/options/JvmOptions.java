package faultlab.compile.options;

import faultlab.catalog.Shape;
import java.util.List;
import java.util.stream.Stream;

/** The options files that a variant has. */
public record JvmOptions(List<OptionsFile> files) {

    /** No options file, so no flags but the shape's own. */
    public static final JvmOptions NONE = new JvmOptions(List.of());

    /** The variant's flags for a shape: those for all shapes first, so that the shape's own file wins over them. */
    public List<String> of(Shape shape) {
        return filesOf(shape)
                .flatMap(file -> file.flags().stream())
                .map(Flag::text)
                .toList();
    }

    /** The files with flags for a shape, by name. */
    public List<String> namesOf(Shape shape) {
        return filesOf(shape)
                .filter(file -> !file.flags().isEmpty())
                .map(OptionsFile::name)
                .toList();
    }

    private Stream<OptionsFile> filesOf(Shape shape) {
        return Stream.of(Shape.OPTIONS, shape.optionsFile())
                .flatMap(name -> files.stream().filter(file -> file.name().equals(name)));
    }
}
