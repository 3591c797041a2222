package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.H2load;
import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.drive.Target;
import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.Launch;
import io.junicorn.loadtests.server.Protocol;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * As many requests as a server can answer over HTTP/2. A round is a number of requests, so that the
 * bytes of all bodies can be foretold; it is chosen by the speed of the run before.
 */
final class Http2Scene implements ServerScene {
  private static final int CONNECTIONS = 8;
  private static final int STREAMS = 100;
  private static final Target TARGET = Targets.HELLO;

  private final Map<Integer, Double> ratesByPort = new HashMap<>();

  @Override
  public SceneInfo info() {
    return new SceneInfo(
        "http2-hello",
        "Throughput",
        "GET /hello over HTTP/2, " + CONNECTIONS + " connections with " + STREAMS + " streams each",
        "The short text in clear text with prior knowledge. h2load looks at no body: every answer"
            + " must be a 2xx, the bytes of all bodies together must be those of as many right"
            + " ones, exactly, and one body is read by nghttp before and after each round. It tells"
            + " no percentiles.",
        H2load.describe(H2load.Version.HTTP_2, CONNECTIONS, STREAMS, TARGET, "N"),
        List.of(
            Metric.CPU_PER_REQUEST,
            Metric.REQUESTS_PER_SECOND,
            Metric.ERRORS,
            Metric.ALLOCATED_PER_REQUEST,
            Metric.RESIDENT));
  }

  @Override
  public Set<Feature> needs() {
    return EnumSet.of(Feature.BASICS, Feature.HTTP2);
  }

  @Override
  public Optional<String> missing() {
    return Commands.missing("h2load", "nghttp2-client")
        .or(() -> Commands.missing("nghttp", "nghttp2-client"));
  }

  @Override
  public int rounds(BenchSettings settings) {
    return settings.rounds();
  }

  @Override
  public Launch launch(Launch usual, Tools tools) {
    return usual.speaking(new Protocol.Http2());
  }

  @Override
  public void warmUp(RunningServer server, Tools tools)
      throws IOException, LoadFailure, ServerFailure {
    H2load h2load = h2load(tools);
    probe(h2load, server);
    double rate = h2load.warmUp(server.port(), TARGET, tools.settings().warmUpSeconds()).rate();
    ratesByPort.put(server.port(), rate);
  }

  @Override
  public Round round(RunningServer server, int number, Tools tools)
      throws IOException, LoadFailure, ServerFailure {
    H2load h2load = h2load(tools);
    int seconds = tools.settings().seconds();
    double rate = ratesByPort.getOrDefault(server.port(), 0.0);
    long requests = h2load.atLeast(rate * seconds);
    probe(h2load, server);
    Round round =
        Measured.round(
            server,
            number,
            () -> Measured.Loaded.of(h2load.run(server.port(), TARGET, requests, seconds)));
    probe(h2load, server);
    ratesByPort.put(server.port(), round.values().getOrDefault(Metric.REQUESTS_PER_SECOND, rate));
    return round;
  }

  private static void probe(H2load h2load, RunningServer server)
      throws IOException, LoadFailure, ServerFailure {
    String wrong = h2load.probe(server.port(), TARGET);
    if (!wrong.isEmpty()) {
      throw new ServerFailure(TARGET.path() + " is answered wrongly over HTTP/2: " + wrong.strip());
    }
  }

  private static H2load h2load(Tools tools) {
    return new H2load(tools.processes(), H2load.Version.HTTP_2, CONNECTIONS, STREAMS);
  }
}
