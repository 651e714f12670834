/** Holds the generated files to the labs and the poms, and starts every JBang alias with JBang itself. */
@NullMarked
package faultlab.publish;

import org.jspecify.annotations.NullMarked;
