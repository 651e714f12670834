/** What outlives a command: progress, versions of the work, attempts, diagnoses, run folders. Under .lab/; SQLite. */
@NullMarked
package faultlab.store;

import org.jspecify.annotations.NullMarked;
