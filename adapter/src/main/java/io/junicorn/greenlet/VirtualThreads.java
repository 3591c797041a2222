package io.junicorn.greenlet;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builders of virtual threads whose timed waits are in the JDK's timer queues.
 *
 * <p>Java 25 keeps the timed waits of a virtual thread (a read with a timeout, the loan of a pooled
 * connection, a sleep) on the delay thread of its scheduler, when that is a {@link ForkJoinPool}.
 * That thread sleeps when it has nothing to do, so it may be woken up when a wait begins and again
 * when it ends early: a quarter of what a request costs that asks an upstream. With any other
 * {@link Executor} as scheduler they are in queues that wake somebody for a timer that is due
 * before all others. So ours have an executor that hands on to the same pool, and run on the same
 * carriers as all others. Those that are made on one of them have it, too.
 *
 * <p>The builder that takes an executor is not public, and neither is the JDK's pool. Where this
 * Java has them not, threads are plain ones, which do the same for more, and {@link
 * #withoutTimerQueues} says why.
 */
final class VirtualThreads {
  private static final String BUILDER = "java.lang.ThreadBuilders$VirtualThreadBuilder";

  private static final @Nullable Supplier<Thread.Builder.OfVirtual> SCHEDULED;
  private static final @Nullable String PLAIN_BECAUSE;

  static {
    Supplier<Thread.Builder.OfVirtual> scheduled = null;
    String plainBecause = null;
    try {
      checkWanted();
      checkLoader(VirtualThreads.class.getClassLoader());
      scheduled = scheduledBy(new HandsOn(DefaultScheduler.find()));
    } catch (InvocationTargetException e) {
      plainBecause = String.valueOf(e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      plainBecause = e.toString();
    } catch (RuntimeException e) {
      plainBecause = String.valueOf(e.getMessage());
    }
    SCHEDULED = scheduled;
    PLAIN_BECAUSE = plainBecause;
  }

  private VirtualThreads() {}

  /** Is no {@link ForkJoinPool}, which is its purpose. */
  private record HandsOn(ForkJoinPool pool) implements Executor {
    @Override
    public void execute(Runnable task) {
      pool.execute(task);
    }
  }

  /** A builder as {@link Thread#ofVirtual} has it. */
  static Thread.Builder.OfVirtual builder() {
    return SCHEDULED == null ? Thread.ofVirtual() : SCHEDULED.get();
  }

  /** Why timed waits are on the delay thread of the JDK's pool; empty when they are not. */
  static Optional<String> withoutTimerQueues() {
    return Optional.ofNullable(PLAIN_BECAUSE);
  }

  private static void checkWanted() {
    SchedulerOptions.check(System::getProperty);
    if (!SchedulerOptions.timerQueues(System::getProperty)) {
      throw new IllegalStateException(SchedulerOptions.TIMER_QUEUES + " is off");
    }
  }

  /**
   * What the JDK starts on one of ours, such as its pollers of sockets, has the executor for ever,
   * and with it the loader of its class.
   */
  static void checkLoader(@Nullable ClassLoader ours) {
    if (!ClassLoader.getSystemClassLoader().equals(ours)) {
      throw new IllegalStateException(
          "the greenlets' classes are not those of the class path, and may go before the JVM does");
    }
  }

  private static Supplier<Thread.Builder.OfVirtual> scheduledBy(Executor scheduler)
      throws ReflectiveOperationException {
    Constructor<?> constructor =
        accessible(Class.forName(BUILDER).getDeclaredConstructor(Executor.class));
    // Tried here, where a failure has its answer.
    constructor.newInstance(scheduler);
    return () -> {
      try {
        return (Thread.Builder.OfVirtual) constructor.newInstance(scheduler);
      } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(BUILDER + " was made before", e);
      }
    };
  }

  /**
   * By what {@code jdk.unsupported} offers to libraries that revive objects. {@code --add-opens}
   * would do, too, but Java leaves its archive of classes aside when it is given.
   */
  private static Constructor<?> accessible(Constructor<?> constructor)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.reflect.ReflectionFactory");
    Object factory = type.getMethod("getReflectionFactory").invoke(null);
    return (Constructor<?>)
        type.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
            .invoke(factory, constructor.getDeclaringClass(), constructor);
  }
}
