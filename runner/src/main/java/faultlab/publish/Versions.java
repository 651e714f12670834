package faultlab.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a checkout's poms say of versions, for whoever writes a pom of their own. Without a checkout they say nothing. */
public final class Versions {

    private final Path checkout;

    private Versions(Path checkout) {
        this.checkout = checkout;
    }

    /** Of a folder that may be a checkout. */
    public static Versions of(Path folder) {
        return new Versions(folder);
    }

    /** A property of the parent pom, such as {@code maven-surefire-plugin.version}. */
    public Optional<String> property(String name) {
        Path pom = checkout.resolve("pom.xml");
        return Files.isRegularFile(pom) ? Pom.read(pom).property(name) : Optional.empty();
    }

    /**
     * {@code group:artifact:version} of a library that a lab declares.
     *
     * @throws PublishException if the runner does not depend on it, or this is no checkout
     */
    public String of(String library) {
        return Dependencies.ofRunner(checkout).of(library);
    }
}
