@NullMarked
package faultlab.compile.options;

import org.jspecify.annotations.NullMarked;
