package faultlab.verify;

import faultlab.catalog.Contract;
import faultlab.compile.options.OptionsFile;
import faultlab.compile.options.OptionsRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The flags that the lab's variants set: every one is a flag that a learner may set. */
final class OptionsText {

    private OptionsText() {}

    static List<Flaw> flaws(Contract contract, LabFiles files) {
        List<Flaw> flaws = new ArrayList<>();
        for (String path : files.texts().keySet()) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (contract.options().contains(name)) {
                OptionsRules.objections(OptionsFile.parse(name, files.text(path)), contract.memoryBytes())
                        .forEach(objection -> flaws.add(new Flaw(
                                path + ":" + objection.flag().line(),
                                objection.problem(),
                                sentence(objection.mend()))));
            }
        }
        return List.copyOf(flaws);
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
