/** Tests of what scenarios and labs' tests share: compiled and loaded as data, since the runner knows no lab's classes. */
@NullMarked
package faultlab.shared;

import org.jspecify.annotations.NullMarked;
