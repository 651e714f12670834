/** What runs inside the child JVM. The JDK and the JUnit launcher only: nothing else of the runner is there. */
@NullMarked
package faultlab.forked;

import org.jspecify.annotations.NullMarked;
