package io.junicorn.container.check;

import java.util.List;

/** The rules that find calls, each a row. */
final class CallRules {
  static final List<CallRule> ALL =
      List.of(
          new CallRule(
              "own-pool",
              Severity.INFO,
              true,
              Targets.of(
                  "java/util/concurrent/Executors.newFixedThreadPool",
                  "java/util/concurrent/Executors.newCachedThreadPool",
                  "java/util/concurrent/Executors.newSingleThreadExecutor",
                  "java/util/concurrent/Executors.newScheduledThreadPool",
                  "java/util/concurrent/Executors.newSingleThreadScheduledExecutor",
                  "java/util/concurrent/Executors.newWorkStealingPool",
                  "java/util/concurrent/ThreadPoolExecutor.<init>",
                  "java/util/concurrent/ScheduledThreadPoolExecutor.<init>",
                  "java/util/concurrent/ForkJoinPool.<init>"),
              new Advice(
                  "makes a thread pool of its own",
                  "leaves it alone: its platform threads never hold a carrier, and its tasks are"
                      + " no greenlets; with --patch executor it becomes greenlets of the same"
                      + " bound",
                  "nothing; a request that waits for the pool is limited by its size, not by"
                      + " worker-connections")),
          new CallRule(
              "own-thread",
              Severity.INFO,
              true,
              Targets.of("java/lang/Thread.<init>"),
              new Advice(
                  "makes threads of its own",
                  "leaves them alone: platform threads never hold a carrier; with --patch thread"
                      + " they are greenlets where that is safe",
                  "nothing; end them when the application stops, or a reload cannot free its"
                      + " classes")),
          new CallRule(
              "timer",
              Severity.INFO,
              true,
              Targets.of("java/util/Timer.<init>"),
              new Advice(
                  "makes a timer, which is a platform thread",
                  "leaves it alone: it never holds a carrier",
                  "nothing; cancel it when the application stops")),
          new CallRule(
              "common-pool",
              Severity.INFO,
              false,
              Targets.of(
                  "java/util/concurrent/ForkJoinPool.commonPool",
                  "java/util/Collection.parallelStream",
                  "java/util/List.parallelStream",
                  "java/util/ArrayList.parallelStream",
                  "java/util/Set.parallelStream",
                  "java/util/stream/Stream.parallel",
                  "java/util/stream/IntStream.parallel",
                  "java/util/stream/LongStream.parallel"),
              new Advice(
                  "computes on the common pool of the JVM",
                  "does nothing: the greenlet that asks computes its share and holds its carrier"
                      + " meanwhile; the hub adds carriers when that takes long",
                  "keep it for work that computes; waiting is what greenlets are for")),
          new CallRule(
              "file-stream",
              Severity.INFO,
              false,
              Targets.of(
                  "java/io/FileInputStream.<init>",
                  "java/io/FileOutputStream.<init>",
                  "java/io/FileReader.<init>",
                  "java/io/FileWriter.<init>",
                  "java/io/RandomAccessFile.<init>"),
              new Advice(
                  "reads or writes files by streams",
                  "lets cached files be read in place, and takes files seen slow (a FIFO, a"
                      + " network file system) to the offload pool: --patch file, the default",
                  "nothing, unless the files are slow")),
          new CallRule(
              "thread-stop",
              Severity.WARNING,
              true,
              Targets.of(
                  "java/lang/Thread.stop",
                  "java/lang/Thread.suspend",
                  "java/lang/Thread.resume",
                  "java/lang/Thread.destroy",
                  "java/lang/ThreadGroup.stop",
                  "java/lang/ThreadGroup.suspend",
                  "java/lang/ThreadGroup.resume"),
              new Advice(
                  "stops or suspends a thread by force, which Java no longer does",
                  "fails there with an UnsupportedOperationException or a NoSuchMethodError",
                  "interrupt the thread, and let it look at the flag")),
          new CallRule(
              "security-manager",
              Severity.WARNING,
              true,
              Targets.of(
                  "java/lang/System.setSecurityManager",
                  "java/security/Policy.setPolicy",
                  "javax/security/auth/Subject.getSubject"),
              new Advice(
                  "uses the security manager, which Java has disabled for good",
                  "fails there with an UnsupportedOperationException",
                  "remove it; Subject.current replaces Subject.getSubject")),
          new CallRule(
              "unsafe-memory",
              Severity.INFO,
              true,
              Targets.of(
                  "sun/misc/Unsafe.get*",
                  "sun/misc/Unsafe.put*",
                  "sun/misc/Unsafe.compareAndSwap*",
                  "sun/misc/Unsafe.allocateMemory",
                  "sun/misc/Unsafe.freeMemory",
                  "sun/misc/Unsafe.copyMemory",
                  "sun/misc/Unsafe.setMemory",
                  "sun/misc/Unsafe.objectFieldOffset",
                  "sun/misc/Unsafe.arrayBaseOffset",
                  "sun/misc/Unsafe.invokeCleaner"),
              new Advice(
                  "reaches into memory by sun.misc.Unsafe",
                  "runs it; Java warns once on standard error, and will refuse in a later version",
                  "take a newer version of the library when there is one")));

  private CallRules() {}
}
