package io.junicorn.loadtests.server;

import io.junicorn.loadtests.process.Processes;
import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.ServerInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Junicorn's own distribution, started by its launcher, with its defaults. */
final class JunicornPeer implements Peer {
  private final Home home;

  JunicornPeer(Home home) {
    this.home = home;
  }

  private Optional<Path> distribution() {
    try {
      return home.distribution();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean hasArchive() {
    return distribution()
        .map(folder -> folder.resolve("lib/junicorn.aot"))
        .filter(Files::exists)
        .isPresent();
  }

  @Override
  public ServerInfo info() {
    String version =
        distribution()
            .map(folder -> folder.getFileName().toString().substring("junicorn-".length()))
            .orElse("not built");
    return new ServerInfo(
        RunResult.JUNICORN,
        "Junicorn",
        version,
        "its defaults, management port included, "
            + (hasArchive()
                ? "and with an archive of classes, which ./junicorn has made by serving the sample"
                    + " once (bin/make-archive)"
                : "and without an archive of classes")
            + "; a scene's larger limits are in its command");
  }

  @Override
  public Set<Feature> features() {
    return EnumSet.allOf(Feature.class);
  }

  @Override
  public Optional<String> missing() {
    if (distribution().isEmpty()) {
      return Optional.of("the distribution is missing: mvn -DskipTests package");
    }
    return home.missing(List.of(home.war()));
  }

  /** Another application than the sample has an archive of classes of its own. */
  @Override
  public void prepare(Launch launch, Processes processes) throws IOException {
    if (launch.instead().isPresent()) {
      prepared().make(processes, launch.war(home));
    }
  }

  private Path distributionFor(Launch launch) {
    return launch.instead().isPresent() ? prepared().copy() : distribution().orElseThrow();
  }

  private PreparedDistribution prepared() {
    return new PreparedDistribution(
        distribution().orElseThrow(), home.root().resolve("load-tests/target/prepared"));
  }

  @Override
  public List<String> command(Launch launch) {
    List<String> command = new ArrayList<>();
    command.add(distributionFor(launch).resolve("bin/junicorn").toString());
    command.addAll(List.of("run", "--bind", "127.0.0.1:" + launch.port()));
    command.addAll(List.of("--management", "127.0.0.1:" + managementPort(launch)));
    command.addAll(protocol(launch.protocol()));
    command.addAll(launch.flags().junicorn());
    command.add("/=" + launch.war(home));
    return command;
  }

  private static List<String> protocol(Protocol protocol) {
    return switch (protocol) {
      // It speaks HTTP/2 by default.
      case Protocol.Http _, Protocol.Http2 _ -> List.of();
      case Protocol.Https(KeyStoreFile keys) ->
          List.of(
              "--keystore", keys.path().toString(), "--keystore-password", KeyStoreFile.PASSWORD);
    };
  }

  /** The port beside the one it serves on. */
  static int managementPort(Launch launch) {
    return launch.port() + 1;
  }

  @Override
  public Map<String, String> environment(Launch launch) {
    List<String> options = new ArrayList<>(launch.flags().jvm());
    options.addAll(Jvm.shared());
    return Map.of("JUNICORN_JAVA_OPTS", String.join(" ", options), "JUNICORN_JAVA", Home.java());
  }

  @Override
  public boolean isJvm() {
    return true;
  }
}
