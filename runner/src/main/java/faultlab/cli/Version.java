package faultlab.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code lab --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {
            "Fault Lab " + (version == null ? "(not from a jar)" : version), "Java " + Runtime.version()
        };
    }
}
