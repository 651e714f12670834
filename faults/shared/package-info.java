/**
 * What scenarios and labs' tests measure and report with. JDK only: in a terminal a scenario prints, in the runner's
 * child JVM the same calls go over its socket.
 */
package shared;
