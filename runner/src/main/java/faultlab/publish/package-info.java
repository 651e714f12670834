/**
 * Writes what other tools read, from the labs' folders and the pom: JBang's catalog and directives, the index of the labs
 * packed into the jar, README's table. A test fails where the files in the checkout say anything else.
 */
@NullMarked
package faultlab.publish;

import org.jspecify.annotations.NullMarked;
