/** The server over real HTTP: its API, who is let in, and bad input. */
@NullMarked
package faultlab.web;

import org.jspecify.annotations.NullMarked;
