/** Lays out a new lab from templates, for `lab verify` to walk its author through. */
@NullMarked
package faultlab.draft;

import org.jspecify.annotations.NullMarked;
