/** Counts what {@code ./lab test} proved: JUnit's tests from Surefire's reports, the catalog's proofs from {@code lab verify}. */
@NullMarked
package faultlab.suite;

import org.jspecify.annotations.NullMarked;
