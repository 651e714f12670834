package faultlab.cli;

import faultlab.session.Doctor;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

@Command(name = "doctor", description = "What this machine offers: JDK, profiler events, limits.")
final class DoctorCommand extends LabCommand {

    /** {@code doctor --json}. */
    record Examined(List<Doctor.Item> items) {}

    @Override
    public Integer call() throws InterruptedException {
        note("… trying each of the profiler's events in a small JVM");
        List<Doctor.Item> items = session().doctor().examine();
        StringBuilder text = new StringBuilder();
        items.forEach(item -> text.append("%-8s %-18s %s%n"
                .formatted(
                        item.state().name().toLowerCase(Locale.ROOT),
                        item.name(),
                        item.next().isEmpty() ? item.text() : item.text() + ": " + item.next())));
        result(new Examined(items), text.toString());
        return Exits.OK;
    }
}
