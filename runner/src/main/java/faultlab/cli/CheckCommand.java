package faultlab.cli;

import faultlab.catalog.Lab;
import faultlab.catalog.Roots;
import faultlab.report.*;
import faultlab.session.*;
import faultlab.verify.*;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.*;

@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
    @Parameters(index = "0")
    String id = "";

    @Option(names = "--using")
    @Nullable
    String using;

    @Option(names = "--json")
    boolean json;

    @Override
    public Integer call() {
        Session session = Session.open(Roots.home());
        Lab lab = session.catalog().lab(id);
        var text = new CheckText(Style.ofTerminal());
        Check check = session.check(
                lab, session.variant(lab, Optional.ofNullable(using)).orElseThrow(), new CheckListener() {
                    @Override
                    public void ended(Stage stage) {
                        System.err.print(text.stage(stage));
                    }
                });
        System.out.print(json ? Json.of(check) : text.signals(check.signals()) + text.verdict(check));
        return check.passed() ? 0 : 1;
    }
}
