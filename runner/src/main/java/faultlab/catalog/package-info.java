/** Reads labs as data: where they lie, what their lab.yaml promises, which variants of a subject there are. */
@NullMarked
package faultlab.catalog;

import org.jspecify.annotations.NullMarked;
