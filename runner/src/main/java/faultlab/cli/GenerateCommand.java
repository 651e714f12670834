package faultlab.cli;

import faultlab.publish.Publisher;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** For authors: writes JBang's catalog and directives, the packed labs' index and README's table from the labs' folders. */
@Command(
        name = "generate",
        hidden = true,
        description = "Write the files that are generated from the labs and the poms.")
final class GenerateCommand extends LabCommand {

    /** @param written paths in the checkout; empty if everything was up to date */
    record Generated(List<String> written) {}

    @Override
    public Integer call() throws IOException {
        Generated generated = new Generated(Publisher.of(home).publish());
        String text =
                generated.written().stream().map(path -> "wrote " + path + "\n").collect(Collectors.joining());
        result(generated, text.isEmpty() ? "Everything generated is up to date.\n" : text);
        return Exits.OK;
    }
}
