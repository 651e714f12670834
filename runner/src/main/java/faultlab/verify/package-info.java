/** Judges what was measured against a lab's contract, and proves that the catalog can be judged. */
@NullMarked
package faultlab.verify;

import org.jspecify.annotations.NullMarked;
