/** The JVM flags that a learner may set beside the subject: read, and held to an allow-list. */
@NullMarked
package faultlab.compile.options;

import org.jspecify.annotations.NullMarked;
