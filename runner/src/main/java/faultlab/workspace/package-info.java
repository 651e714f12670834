/** The learner's copies in work/: started, compared, put back, never lost. */
@NullMarked
package faultlab.workspace;

import org.jspecify.annotations.NullMarked;
