package io.junicorn.container.launch;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Operating-system signals. {@code sun.misc.Signal} warns when it is compiled against, so this one
 * class binds it reflectively. Handlers run on a platform thread that the JVM makes for each
 * signal.
 */
final class Signals {
  private Signals() {}

  /** Runs an action at each arrival of a signal, such as {@code TERM}, in place of the default. */
  static void on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler invocation =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              action.run();
              return null;
            }
            return method.invoke(action, arguments);
          };
      Object handler =
          Proxy.newProxyInstance(
              signalHandler.getClassLoader(), new Class<?>[] {signalHandler}, invocation);
      signal
          .getMethod("handle", signal, signalHandler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM has no handler for the signal " + name, e);
    }
  }
}
