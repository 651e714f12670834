/** The browser that tests open pages in. */
@NullMarked
package faultlab.browser;

import org.jspecify.annotations.NullMarked;
