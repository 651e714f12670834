/** What runs inside the child JVM. The JDK and the JUnit launcher only: nothing else of the runner is there. */
package faultlab.forked;
