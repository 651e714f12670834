package faultlab.observe;

import faultlab.observe.Refused.Reason;

/**
 * Looks at a process before anything is sent to it: attaching begins with SIGQUIT, which ends a process that is no JVM and makes a JVM
 * that refuses attaching print its threads.
 */
final class Admission {

    private Admission() {}

    static void check(long pid) throws Refused {
        if (pid == ProcessHandle.current().pid()) {
            throw new Refused(Reason.DISABLED, "process " + pid + " is Fault Lab itself. Give the pid of another JVM.");
        }
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            throw gone(pid);
        }
        var process = ProcFile.of(pid);
        if (process.isPresent()) {
            check(pid, process.get());
        }
    }

    private static void check(long pid, ProcFile process) throws Refused {
        if (process.state() == 'Z' || process.state() == 'X') {
            throw gone(pid);
        }
        if (!process.isOurs()) {
            throw new Refused(
                    Reason.ANOTHER_USER,
                    "process " + pid + " belongs to " + process.owner()
                            + ". A JVM answers only its own user and root: try again as that user" + " (sudo -u "
                            + process.owner() + " …).");
        }
        if (!process.hasLoadedHotSpot()) {
            throw new Refused(
                    Reason.NOT_A_JVM,
                    "process " + pid + " (" + process.name()
                            + ") is not a HotSpot JVM: it has not loaded libjvm. `jcmd -l` lists the JVMs here.");
        }
        if (process.state() == 'T' || process.state() == 't') {
            throw new Refused(
                    Reason.SUSPENDED,
                    "process " + pid + " is suspended, so it cannot answer. Let it go on (kill -CONT " + pid
                            + ", or detach the debugger) and try again.");
        }
        if (process.refusesAttach()) {
            throw new Refused(
                    Reason.DISABLED,
                    "process " + pid
                            + " was started with -XX:+DisableAttachMechanism, so nothing can look inside. Restart it without that flag.");
        }
    }

    private static Refused gone(long pid) {
        return new Refused(Reason.GONE, "there is no process " + pid + " any more. `jcmd -l` lists the JVMs here.");
    }
}
