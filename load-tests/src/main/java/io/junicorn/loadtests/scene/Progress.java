package io.junicorn.loadtests.scene;

/** Tells people what is being done. */
public interface Progress {
  /** One line. */
  void say(String line);
}
