/** Proves checks from end to end: what learners' code may do to a run, and what a run leaves behind. */
@NullMarked
package faultlab.session;

import org.jspecify.annotations.NullMarked;
