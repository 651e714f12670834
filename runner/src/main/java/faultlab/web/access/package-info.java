/** Who may ask what of the server: hosts, origins, the token of this start, limits. */
@NullMarked
package faultlab.web.access;

import org.jspecify.annotations.NullMarked;
