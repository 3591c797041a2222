package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.Expected;
import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.drive.LoadResult;
import io.junicorn.loadtests.drive.Target;
import java.io.IOException;
import java.util.Locale;

/** Drives the upstream alone, with the same connections, to show that it is not the bottleneck. */
final class UpstreamProof {
  private UpstreamProof() {}

  static String of(Tools tools, Target target, int connections, int seconds, double best)
      throws IOException, LoadFailure {
    String path = target.path().replace("/fetch", "/");
    LoadResult alone =
        tools
            .wrk()
            .run(
                tools.company().upstreamPort(),
                new Target(path, Expected.exactly("ok\n")),
                connections,
                seconds);
    double rate = alone.correct() / alone.seconds();
    return String.format(
        Locale.ROOT,
        "The upstream alone answers %,.0f requests/s over %,d connections (p99 %.1f ms, %d errors):"
            + " %.1f times the most that any server asked of it here.",
        rate,
        connections,
        alone.latency().p99(),
        alone.wrong(),
        best > 0 ? rate / best : Double.NaN);
  }
}
