package faultlab.verify;

import faultlab.catalog.Contract;
import faultlab.verify.Verification.Fallen;
import faultlab.verify.Verification.Fault;
import faultlab.verify.Verification.Proof;
import faultlab.verify.Verification.Solution;
import java.util.List;
import java.util.stream.Stream;

/** Holds what was seen of a lab against what it claims. Pure: the same rounds give the same proof. */
public final class Prove {

    private Prove() {}

    /** The proof of a lab whose files do not allow to run it. */
    public static Proof unrun(String id, List<Flaw> flaws) {
        return new Proof(id, Fault.SKIPPED, List.of(), List.of(), Status.FAIL, 0, 0, flaws);
    }

    /**
     * The proof from one round or more.
     *
     * @param found what was wrong before anything was run
     */
    public static Proof of(Contract contract, List<Flaw> found, List<Round> rounds, long millis) {
        Claims claims = new Claims(contract);
        List<Flaw> flaws = Stream.of(
                        found.stream(),
                        rounds.stream().flatMap(round -> claims.flaws(round).stream()),
                        Alike.flaws(contract.id(), rounds).stream())
                .flatMap(all -> all)
                .distinct()
                .toList();
        Round last = rounds.get(rounds.size() - 1);
        return new Proof(
                contract.id(),
                last.fault().passed() ? Fault.PASSES : Fault.FAILS,
                last.solutions().entrySet().stream()
                        .map(entry -> new Solution(
                                entry.getKey(),
                                entry.getValue().verdict(),
                                entry.getValue().millis()))
                        .toList(),
                last.decoys().entrySet().stream()
                        .map(entry -> fallen(claims, entry.getKey(), entry.getValue()))
                        .toList(),
                flaws.isEmpty() ? Status.PASS : Status.FAIL,
                millis,
                rounds.size(),
                flaws);
    }

    private static Fallen fallen(Claims claims, String name, Check check) {
        boolean asStated = claims.decoy(name, check).isEmpty();
        String by = asStated ? claims.stated(name) : String.join(", ", check.firstRejections());
        return new Fallen(name, by, asStated ? Status.PASS : Status.FAIL, check.millis());
    }
}
