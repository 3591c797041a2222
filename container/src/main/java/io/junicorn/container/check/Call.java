package io.junicorn.container.check;

/**
 * One instruction that calls a method.
 *
 * @param method the method that calls, {@code run}
 * @param methodType its descriptor, {@code ()V}
 * @param line of the instruction, 0 if none is known
 * @param owner the class named by the call, {@code java/lang/Thread}
 * @param name what is called
 * @param type its descriptor
 */
record Call(String method, String methodType, int line, String owner, String name, String type) {
  /** {@code java/lang/Thread.sleep}. */
  String target() {
    return owner + "." + name;
  }
}
