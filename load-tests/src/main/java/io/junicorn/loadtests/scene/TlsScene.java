package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.Handshake;
import io.junicorn.loadtests.server.KeyStoreFile;
import io.junicorn.loadtests.server.Launch;
import io.junicorn.loadtests.server.Protocol;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A throughput scene over TLS, on connections that every server negotiates alike. */
final class TlsScene implements ServerScene {
  private static final int CONNECTIONS = 64;
  private static final Handshake SAME = new Handshake("TLSv1.3", "TLS_AES_256_GCM_SHA384");

  private final ThroughputScene throughput =
      new ThroughputScene(
          "tls-hello",
          "Throughput",
          "GET /hello over TLS 1.3, " + CONNECTIONS + " clients",
          "The short text over HTTP/1.1 and TLS by the JDK's own provider, on connections that stay"
              + " open. Every server has the same certificate ("
              + KeyStoreFile.KIND
              + ") and must agree to "
              + SAME
              + ", which wrk offers first: one that does not is not measured.",
          Targets.HELLO,
          CONNECTIONS,
          EnumSet.of(Feature.BASICS, Feature.KEEP_ALIVE, Feature.TLS));

  private @Nullable KeyStoreFile keyStore;

  @Override
  public SceneInfo info() {
    SceneInfo plain = throughput.info();
    return new SceneInfo(
        plain.id(),
        plain.group(),
        plain.title(),
        plain.description(),
        plain.load().replace("http://", "https://"),
        plain.shown());
  }

  @Override
  public Set<Feature> needs() {
    return throughput.needs();
  }

  @Override
  public Optional<String> missing() {
    return throughput.missing();
  }

  @Override
  public int rounds(BenchSettings settings) {
    return throughput.rounds(settings);
  }

  @Override
  public Launch launch(Launch usual, Tools tools) throws IOException {
    KeyStoreFile keys = keyStore;
    if (keys == null) {
      keys =
          KeyStoreFile.make(
              tools.processes(), tools.home().root().resolve("load-tests/target/tls/bench.p12"));
      keyStore = keys;
    }
    return usual.speaking(new Protocol.Https(keys));
  }

  @Override
  public void warmUp(RunningServer server, Tools tools)
      throws IOException, LoadFailure, ServerFailure {
    if (!(server.launch().protocol() instanceof Protocol.Https(KeyStoreFile keys))) {
      throw new IllegalStateException("not launched with TLS");
    }
    Handshake found = Handshake.with(server.port(), keys);
    if (!found.equals(SAME)) {
      throw new ServerFailure("it negotiates " + found + ", not " + SAME + " as the others");
    }
    throughput.warmUp(server, tools);
  }

  @Override
  public Round round(RunningServer server, int number, Tools tools)
      throws IOException, LoadFailure, ServerFailure {
    return throughput.round(server, number, tools);
  }

  @Override
  public List<String> notes(Tools tools) {
    return List.of("Each server that was measured negotiated " + SAME + ".");
  }

  @Override
  public void close() {
    keyStore = null;
  }
}
