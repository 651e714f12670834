/** Drives the launcher, {@code ./lab}, in checkouts made up for it, with JDKs and a Maven that only note what they were asked. */
@NullMarked
package faultlab.launcher;

import org.jspecify.annotations.NullMarked;
