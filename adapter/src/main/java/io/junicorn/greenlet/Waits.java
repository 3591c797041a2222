package io.junicorn.greenlet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells people what a greenlet waits for, by the innermost frames of its stack. A snapshot, and a
 * guess where a library waits in a way of its own.
 */
public final class Waits {
  /** A call that waits, and what for. An empty method is any. */
  private record Call(String classPrefix, String method, String words) {
    boolean matches(StackTraceElement frame) {
      return frame.getClassName().startsWith(classPrefix)
          && (method.isEmpty() || frame.getMethodName().equals(method));
    }
  }

  /** The first one that fits a frame counts. */
  private static final List<Call> CALLS =
      List.of(
          new Call("java.lang.Thread", "sleep", "sleeps"),
          new Call("java.lang.Object", "wait", "waits in Object.wait"),
          new Call("java.lang.Thread", "join", "waits for a thread to end"),
          new Call("java.net.InetAddress", "getAllByName", "waits for a name look-up"),
          new Call("java.net.InetAddress", "getByName", "waits for a name look-up"),
          new Call("sun.nio.ch.NioSocketImpl", "implRead", "waits in a socket read"),
          new Call("sun.nio.ch.SocketChannelImpl", "read", "waits in a socket read"),
          new Call("sun.nio.ch.NioSocketImpl", "implWrite", "waits in a socket write"),
          new Call("sun.nio.ch.SocketChannelImpl", "write", "waits in a socket write"),
          new Call("sun.nio.ch.NioSocketImpl", "connect", "waits for a connection"),
          new Call("sun.nio.ch.SocketChannelImpl", "connect", "waits for a connection"),
          new Call("java.io.FileInputStream", "", "is in file I/O, and holds its carrier"),
          new Call("java.io.FileOutputStream", "", "is in file I/O, and holds its carrier"),
          new Call("java.io.RandomAccessFile", "", "is in file I/O, and holds its carrier"),
          new Call("sun.nio.ch.FileChannelImpl", "", "is in file I/O, and holds its carrier"),
          new Call("java.util.concurrent.locks.ReentrantLock", "", "waits for a lock"),
          new Call("java.util.concurrent.locks.ReentrantReadWriteLock", "", "waits for a lock"),
          new Call("java.util.concurrent.CompletableFuture", "", "waits for a future"),
          new Call("java.util.concurrent.FutureTask", "", "waits for a future"),
          new Call("java.util.concurrent.CountDownLatch", "", "waits for a latch"),
          new Call("java.util.concurrent.Semaphore", "", "waits for a semaphore"),
          new Call("java.util.concurrent.LinkedBlockingQueue", "", "waits for a queue"),
          new Call("java.util.concurrent.ArrayBlockingQueue", "", "waits for a queue"),
          new Call("java.util.concurrent.SynchronousQueue", "", "waits for a queue"),
          new Call(
              "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject",
              "",
              "waits for a condition"),
          new Call("io.junicorn.greenlet.", "join", "waits for greenlets"),
          new Call("io.junicorn.greenlet.Waitable", "", "waits for greenlets"),
          new Call("java.util.concurrent.locks.LockSupport", "", "is parked"));

  private Waits() {}

  /** What a greenlet waits for at this moment, such as {@code waits in a socket read}. */
  public static String of(Greenlet<?> greenlet, StackTraceElement[] stack) {
    Thread thread = greenlet.thread();
    if (thread == null) {
      return of(Thread.State.TERMINATED, false, stack);
    }
    return of(thread.getState(), !thread.isVirtual() || Mount.carrierOf(thread) != null, stack);
  }

  private static String of(Thread.State state, boolean running, StackTraceElement[] stack) {
    if (state == Thread.State.TERMINATED) {
      return "has ended";
    }
    if (stack.length == 0) {
      return "waits for a carrier";
    }
    if (state == Thread.State.BLOCKED) {
      return "waits for a monitor (synchronized)";
    }
    @Nullable String found = null;
    boolean content = false;
    boolean client = false;
    for (StackTraceElement frame : stack) {
      if (Stacks.isOfTheApplication(frame.getClassName())) {
        break;
      }
      String words = match(frame);
      // What is nearest to the application says most, but for a plain park.
      found = words == null || (found != null && words.equals("is parked")) ? found : words;
      content |= isServers(frame, "HttpInput");
      client |= isServers(frame, "HttpOutput");
    }
    if (content) {
      return "waits for the body of its request";
    }
    if (client) {
      return "waits for its client to take the response";
    }
    if (found != null) {
      return found;
    }
    if (state != Thread.State.RUNNABLE) {
      return "is parked";
    }
    return running ? "computes" : "waits for a carrier";
  }

  private static boolean isServers(StackTraceElement frame, String simpleName) {
    String name = frame.getClassName();
    return name.startsWith("org.eclipse.jetty.") && name.contains("." + simpleName);
  }

  private static @Nullable String match(StackTraceElement frame) {
    for (Call call : CALLS) {
      if (call.matches(frame)) {
        return call.words();
      }
    }
    return null;
  }
}
