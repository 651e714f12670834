/** Wires the stages together: run, check, verify, record. The command line and the server stand on it. */
@NullMarked
package faultlab.session;

import org.jspecify.annotations.NullMarked;
