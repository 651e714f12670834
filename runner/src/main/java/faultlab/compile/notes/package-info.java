/** Static notes on a learner's sources: what is worth a look and changes no verdict. */
@NullMarked
package faultlab.compile.notes;

import org.jspecify.annotations.NullMarked;
