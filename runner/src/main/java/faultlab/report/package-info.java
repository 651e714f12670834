/** Turns results into text for a terminal, JSON for scripts and a page that stands alone. */
@NullMarked
package faultlab.report;

import org.jspecify.annotations.NullMarked;
