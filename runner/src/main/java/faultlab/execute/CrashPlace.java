package faultlab.execute;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LineNumberInfo;
import java.lang.classfile.attribute.LineNumberTableAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where in the learner's files a JVM crashed: HotSpot tells methods and bytecodes, the classes know their lines. */
final class CrashPlace {

    private CrashPlace() {}

    /**
     * The learner's innermost frame, as {@code Counter.java:7}; of compiled code, whose bytecode is not told, the method and where
     * it begins. Empty if there is none.
     */
    static String of(Crash crash, Blame blame) {
        return crash.frames().stream()
                .flatMap(frame -> place(frame, blame).stream())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> place(Crash.Frame frame, Blame blame) {
        Path file = blame.classes().resolve(frame.type().replace('.', '/') + ".class");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            ClassModel model = ClassFile.of().parse(file);
            return sourceFile(model).filter(blame.files()::contains).map(source -> place(source, model, frame));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> sourceFile(ClassModel model) {
        return model.findAttribute(Attributes.sourceFile())
                .map(attribute -> attribute.sourceFile().stringValue());
    }

    private static String place(String source, ClassModel model, Crash.Frame frame) {
        List<LineNumberInfo> lines = model.methods().stream()
                .filter(method -> method.methodName().equalsString(frame.method())
                        && method.methodType().equalsString(frame.descriptor()))
                .flatMap(CrashPlace::lines)
                .toList();
        Stream<LineNumberInfo> before = lines.stream().filter(line -> line.startPc() <= Math.max(0, frame.bytecode()));
        return before.max(Comparator.comparingInt(LineNumberInfo::startPc))
                .map(line -> (frame.bytecode() < 0 ? frame.method() + ", which begins at " : "") + source + ":"
                        + line.lineNumber())
                .orElse(source);
    }

    private static Stream<LineNumberInfo> lines(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()).stream())
                .map(LineNumberTableAttribute::lineNumbers)
                .flatMap(List::stream);
    }
}
