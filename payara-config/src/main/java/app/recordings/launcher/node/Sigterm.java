package app.recordings.launcher.node;

import java.lang.reflect.Proxy;

/** The signal itself, which comes before any shutdown hook; reached by reflection because javac refuses sun.misc. */
final class Sigterm {
    private Sigterm() {}

    /** Runs the action, then ends the JVM with its shutdown hooks. */
    static void then(Runnable action) throws ReflectiveOperationException {
        var signalType = Class.forName("sun.misc.Signal");
        var handlerType = Class.forName("sun.misc.SignalHandler");
        var handler = Proxy.newProxyInstance(
                Sigterm.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                    if ("handle".equals(method.getName())) {
                        action.run();
                        System.exit(0);
                    }
                    return null;
                });
        var signal = signalType.getConstructor(String.class).newInstance("TERM");
        signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
    }
}
