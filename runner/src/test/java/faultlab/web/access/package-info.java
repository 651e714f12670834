/** Limits and rules by themselves. */
@NullMarked
package faultlab.web.access;

import org.jspecify.annotations.NullMarked;
