/** Runs that the page started: one job each, with a log of events that can be followed and replayed. */
@NullMarked
package faultlab.web.runs;

import org.jspecify.annotations.NullMarked;
