/** Files written whole or not at all, and folders removed with all in them. */
@NullMarked
package faultlab.files;

import org.jspecify.annotations.NullMarked;
