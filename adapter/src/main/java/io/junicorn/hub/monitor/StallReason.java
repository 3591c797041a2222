package io.junicorn.hub.monitor;

import java.util.List;

/** Why a greenlet keeps its carrier, as far as its stack and its use of the processor tell. */
public enum StallReason {
  /** It computes. */
  CPU("computes"),
  /** It reads or writes a file, a FIFO or a device: on JDK 25 that does not park. */
  FILE_IO("is in file I/O"),
  /**
   * It is in native code, or waits inside the JVM, such as for a class that another greenlet
   * initialises. Calls by the foreign function interface show no native method on the stack, so
   * that the two look the same.
   */
  NATIVE("is in native code, or waits inside the JVM"),
  /** It waits with a native frame below, which cannot leave the carrier. */
  PINNED("waits with a native frame on its stack, which pins it"),
  /** It initialises a class, or code that does. */
  CLASS_INITIALISATION("initialises a class, which pins it"),
  /** It has no stack. */
  UNKNOWN("cannot be looked at");

  /** Of the time on the carrier; a computing greenlet among fifty on one core still has that. */
  private static final double LEAST_OF_PROCESSOR = 0.02;

  private static final List<String> FILES =
      List.of(
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileDescriptor",
          "java.io.RandomAccessFile",
          "java.io.UnixFileSystem",
          "java.io.WinNTFileSystem",
          "sun.nio.ch.FileDispatcherImpl",
          "sun.nio.ch.UnixFileDispatcherImpl",
          "sun.nio.fs.");

  private final String words;

  StallReason(String words) {
    this.words = words;
  }

  /** Continues "it", for people. */
  public String words() {
    return words;
  }

  /**
   * Tells it from what was seen.
   *
   * @param stack innermost first
   * @param ofProcessor which part of the time on the carrier it was on a processor; negative when
   *     that is not known
   */
  static StallReason of(List<StackTraceElement> stack, double ofProcessor) {
    if (stack.isEmpty()) {
      return UNKNOWN;
    }
    if (stack.stream().anyMatch(frame -> frame.getMethodName().equals("<clinit>"))) {
      return CLASS_INITIALISATION;
    }
    if (stack.stream().anyMatch(StallReason::parksOnCarrier)) {
      return PINNED;
    }
    StackTraceElement top = stack.getFirst();
    if (top.isNativeMethod() && FILES.stream().anyMatch(top.getClassName()::startsWith)) {
      return FILE_IO;
    }
    if (ofProcessor < 0 ? !top.isNativeMethod() : ofProcessor >= LEAST_OF_PROCESSOR) {
      return CPU;
    }
    return NATIVE;
  }

  private static boolean parksOnCarrier(StackTraceElement frame) {
    return frame.getClassName().equals("java.lang.VirtualThread")
        && frame.getMethodName().startsWith("parkOnCarrierThread");
  }
}
