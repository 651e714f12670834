/** async-profiler for a JVM we start ourselves: its agent argument, and flame graphs of what it recorded. */
@NullMarked
package faultlab.observe.profile;

import org.jspecify.annotations.NullMarked;
