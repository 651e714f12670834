/** Shows that no failure, skipped test or unreadable report gets past the count. */
@NullMarked
package faultlab.suite;

import org.jspecify.annotations.NullMarked;
