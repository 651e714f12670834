@NullMarked
package faultlab.bench;

import org.jspecify.annotations.NullMarked;
