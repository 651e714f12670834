package faultlab.observe;

/** Tries to let a process be observed and prints why it may not be, for a test that needs another user. */
final class AttachAttempt {

    private AttachAttempt() {}

    public static void main(String[] args) {
        try {
            Admission.check(Long.parseLong(args[0]));
            System.out.println("admitted");
        } catch (Refused refused) {
            System.out.println(refused.reason() + ": " + refused.getMessage());
        }
    }
}
