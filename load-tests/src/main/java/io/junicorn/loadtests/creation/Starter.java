package io.junicorn.loadtests.creation;

import io.junicorn.greenlet.Greenlets;
import java.util.Locale;
import java.util.function.Consumer;

/** A way to run something concurrently. */
enum Starter {
  GREENLET(50_000) {
    @Override
    Consumer<Runnable> starter() {
      return task -> Greenlets.spawn(task::run);
    }
  },
  VIRTUAL(50_000) {
    @Override
    Consumer<Runnable> starter() {
      return Thread::startVirtualThread;
    }
  },
  PLATFORM(5_000) {
    @Override
    Consumer<Runnable> starter() {
      return task -> Thread.ofPlatform().start(task);
    }
  };

  private final int count;

  Starter(int count) {
    this.count = count;
  }

  /** How many of them are started, one after another or together. */
  int count() {
    return count;
  }

  abstract Consumer<Runnable> starter();

  static Starter of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
