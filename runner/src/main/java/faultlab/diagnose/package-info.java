/** Names the root cause: pure rules over evidence, one class a rule. */
@NullMarked
package faultlab.diagnose;

import org.jspecify.annotations.NullMarked;
