package org.example.greenlets;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Greenlets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/** Runs many tasks on greenlets, no more than so many at once. */
final class Crowd {
  private final Semaphore places;

  Crowd(int size) {
    places = new Semaphore(size);
  }

  /** Starts each task as soon as there is a place for it, and returns when all have ended. */
  <T> List<Greenlet<T>> runAll(List<Callable<T>> tasks) throws InterruptedException {
    List<Greenlet<T>> all = new ArrayList<>(tasks.size());
    for (Callable<T> task : tasks) {
      places.acquire();
      Greenlet<T> one = Greenlets.spawn(task);
      one.onDone(_ -> places.release());
      all.add(one);
    }
    return Greenlets.joinAll(all);
  }
}
