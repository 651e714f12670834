/** What outlives a command: progress, hints taken, verdicts, run folders. Files under .lab/. */
@NullMarked
package faultlab.store;

import org.jspecify.annotations.NullMarked;
