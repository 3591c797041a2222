package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.result.ServerResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A figure that Junicorn is to reach. Without peers it is Junicorn's own; with one it is the ratio
 * to that peer; with several it is the ratio to the best of them, and all must have been measured.
 *
 * @param scene id of the scene, which a run need not have
 * @param metric what is looked at; its better way says whether the target is a ceiling or a floor
 * @param peers ids of those that Junicorn is divided by
 * @param target ceiling or floor, the figure itself included
 */
public record Goal(String scene, Metric metric, List<String> peers, double target) {
  private static final int DECIMALS = 3;

  public Goal {
    peers = List.copyOf(peers);
    if (metric.better() == Metric.Better.NEITHER) {
      throw new IllegalArgumentException(metric + " of " + scene + " has no better way");
    }
  }

  /** Junicorn's own figure. */
  static Goal own(String scene, Metric metric, double target) {
    return new Goal(scene, metric, List.of(), target);
  }

  /** Junicorn's figure divided by that of a peer, or of the best of several. */
  static Goal against(String scene, Metric metric, double target, String... peers) {
    return new Goal(scene, metric, List.of(peers), target);
  }

  /** What a run says of it. */
  sealed interface Finding {
    /** A figure, rounded as it is shown; what is shown is what is judged. */
    record Figure(double value, boolean met) implements Finding {}

    /** None, for this reason. */
    record None(String why) implements Finding {}
  }

  /** Whether the target is a ceiling, and not a floor. */
  boolean isCeiling() {
    return metric.better() == Metric.Better.LOWER;
  }

  /** Looks it up. */
  Finding in(RunResult run) {
    Optional<SceneResult> found =
        run.scenes().stream().filter(result -> result.id().equals(scene)).findFirst();
    if (found.isEmpty()) {
      return new Finding.None("this run is without the scene");
    }
    List<String> servers = new ArrayList<>(List.of(RunResult.JUNICORN));
    servers.addAll(peers);
    List<ServerResult> results = new ArrayList<>();
    for (String id : servers) {
      Optional<ServerResult> server = new SceneView(found.get()).server(id);
      Optional<String> missing = missing(id, server);
      if (missing.isPresent()) {
        return new Finding.None(missing.get());
      }
      server.ifPresent(results::add);
    }
    return value(results.getFirst(), results.subList(1, results.size()))
        .map(this::judged)
        .orElseGet(() -> new Finding.None("no figure in any round"));
  }

  private static Optional<String> missing(String id, Optional<ServerResult> server) {
    if (server.isEmpty()) {
      return Optional.of("this run is without " + id);
    }
    return server.get().outcome() == ServerResult.Outcome.MEASURED
        ? Optional.empty()
        : Optional.of(id + " " + TextSummary.word(server.get()) + ": " + server.get().reason());
  }

  private Optional<Double> value(ServerResult own, List<ServerResult> others) {
    if (others.isEmpty()) {
      return Statistics.summary(own, metric).map(this::own);
    }
    List<Double> ratios = new ArrayList<>();
    for (ServerResult other : others) {
      Statistics.ratio(own, other, metric).ifPresent(ratios::add);
    }
    // The ratio to the best of them is the worst ratio.
    return ratios.size() < others.size()
        ? Optional.empty()
        : ratios.stream().reduce(isCeiling() ? Math::max : Math::min);
  }

  /** The middle of the rounds; but every round must be without errors, and every one complete. */
  private double own(Summary summary) {
    return switch (metric) {
      case ERRORS -> summary.max();
      case ANSWERED -> summary.min();
      default -> summary.median();
    };
  }

  private Finding judged(double exact) {
    double value = BigDecimal.valueOf(exact).setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue();
    return new Finding.Figure(value, isCeiling() ? value <= target : value >= target);
  }
}
