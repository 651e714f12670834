/** Small real programs that hang, or do not: observed in a JVM of their own by tests, and recorded as evidence. */
package subject;
