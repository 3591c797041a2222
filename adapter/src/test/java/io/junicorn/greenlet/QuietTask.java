package io.junicorn.greenlet;

/** A task whose failure is expected, so that nobody prints it. */
@FunctionalInterface
interface QuietTask extends GreenletTask {
  @Override
  default void failed(Throwable thrown) {}
}
