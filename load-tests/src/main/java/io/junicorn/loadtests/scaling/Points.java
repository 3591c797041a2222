package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.simulation.Limits;
import io.junicorn.loadtests.simulation.Rate;
import io.junicorn.loadtests.simulation.Wait;
import java.util.List;

/** The points at which simulation and measurement are compared. */
final class Points {
  /** More than the pool, so that requests wait there. */
  static final Limits WIDE = new Limits(200, 100, 5);

  private Points() {}

  static List<Point> waiting() {
    Wait half = new Wait.Exponential(0.5);
    Wait uneven = new Wait.LogNormal(0.4, 1);
    Limits limits = new Limits(100, 50, 5);
    return List.of(
        Point.waiting("well below the limit", new Rate.Constant(100), half, limits),
        Point.waiting("near the limit", new Rate.Constant(190), half, limits),
        Point.waiting("beyond it, short queue", new Rate.Constant(300), half, limits),
        Point.waiting(
            "beyond it, queue-timeout 1s", new Rate.Constant(300), half, new Limits(100, 500, 1)),
        Point.waiting(
            "bursts: 4 s of every 10 s", new Rate.Bursts(100, 400, 4, 10), uneven, limits));
  }

  /** Those with a database, where a request keeps a connection for so many seconds. */
  static List<Point> querying(double query) {
    return List.of(
        Point.querying("database at 0.7 of its pool", 0.7, query, WIDE),
        Point.querying("database at 1.5 times its pool", 1.5, query, WIDE));
  }
}
