package app.recordings.launcher;

/**
 * The first class a JVM loads. Compiled for Java 8, so that a JDK too old for everything else still says so in one line.
 */
public final class Main {
    private static final int OLDEST_JDK = 17;

    private Main() {}

    /**
     * Starts the product and returns when it has stopped.
     *
     * @param arguments none, or a command
     * @throws Exception if the launcher itself cannot be loaded
     */
    public static void main(String[] arguments) throws Exception {
        int version = feature(System.getProperty("java.specification.version"));
        if (version < OLDEST_JDK) {
            System.err.println("Recordings needs JDK " + OLDEST_JDK + " or newer, this is " + version + " ("
                    + System.getProperty("java.home") + "): install one and set JAVA_HOME or PATH to it.");
            System.exit(1);
        }
        Class.forName("app.recordings.launcher.Launcher")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    private static int feature(String specification) {
        return Integer.parseInt(specification.startsWith("1.") ? specification.substring(2) : specification);
    }
}
