package io.junicorn.testkit;

/** What the servlet of a test does. */
@FunctionalInterface
public interface Scene {
  /** Serves one request. */
  void serve(Hit hit) throws Exception;
}
