package faultlab.report.page;

import faultlab.observe.Bytes;
import faultlab.report.MemoryAccount;
import faultlab.report.MemoryPlace;
import java.util.List;
import java.util.Optional;

/**
 * The account of a JVM's memory as a table.
 *
 * @param at the checkpoints, one a column
 * @param unit what the growth is divided by; empty where nobody told
 * @param unseen why something is not in it
 */
public record AccountPart(List<String> at, String unit, List<Line> lines, List<String> unseen) {

    /**
     * One place where memory lies.
     *
     * @param words for its kind
     * @param sizes at each checkpoint
     */
    public record Line(String words, String name, List<String> sizes, String change, String perWork, String held) {}

    static AccountPart of(MemoryAccount account) {
        return new AccountPart(
                account.at(),
                account.unit(),
                account.places().stream().map(AccountPart::line).toList(),
                account.unseen());
    }

    private static Line line(MemoryPlace place) {
        var perWork = place.perWork();
        return new Line(
                place.words(),
                place.name(),
                place.bytes().stream()
                        .map(bytes -> bytes == null ? "–" : Bytes.text(bytes))
                        .toList(),
                place.grew() > 0 ? Bytes.change(place.grew()) : "no more",
                perWork == null ? "–" : Bytes.text(perWork),
                Optional.ofNullable(place.held()).orElse(""));
    }
}
