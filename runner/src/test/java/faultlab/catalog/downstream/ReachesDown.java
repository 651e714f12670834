package faultlab.catalog.downstream;

import faultlab.report.Style;

/** Breaks the flow on purpose: what ArchitectureTest must reject. */
final class ReachesDown {

    final Style style = Style.PLAIN;
}
