package io.junicorn.image;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import io.junicorn.docker.LocalImages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * A container of the image, and the requests of a test to its two ports. Started and closed by one
 * thread; any may send.
 */
final class ImageServer implements AutoCloseable {
  /** What takes longer hangs. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  static final int APPLICATION = 8000;
  static final int MANAGEMENT = 9000;

  /** Until it is ready. */
  static final WaitStrategy READY =
      Wait.forHttp("/readyz").forPort(MANAGEMENT).withStartupTimeout(PATIENCE);

  /** Until it answers at all. */
  static final WaitStrategy LIVE =
      Wait.forHttp("/livez").forPort(MANAGEMENT).withStartupTimeout(PATIENCE);

  private static final long MIB = 1024 * 1024;

  private final GenericContainer<?> container;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ImageServer(GenericContainer<?> container) {
    this.container = container;
  }

  /** Starts the image, with such changes, and returns when it is ready. */
  static ImageServer start(Consumer<GenericContainer<?>> changes) {
    return start(Image.name(), READY, changes);
  }

  /** Starts another image that was made of it, or waits for something else. */
  @SuppressWarnings("resource") // Closed by close(), and here when it does not start.
  static ImageServer start(
      String image, WaitStrategy until, Consumer<GenericContainer<?>> changes) {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withImagePullPolicy(LocalImages.pullPolicy(image))
            .withExposedPorts(APPLICATION, MANAGEMENT)
            .waitingFor(until);
    changes.accept(container);
    ImageServer server = new ImageServer(container);
    try {
      container.start();
      return server;
    } catch (RuntimeException e) {
      String log = container.getContainerId() == null ? "" : container.getLogs();
      server.close();
      throw new IllegalStateException("not started, log:\n" + log, e);
    }
  }

  /** One processor and so much memory, as a small pod has. */
  static void limit(HostConfig host, int mebibytes) {
    host.withNanoCPUs(1_000_000_000L)
        .withMemory(mebibytes * MIB)
        // No swap beside it.
        .withMemorySwap(mebibytes * MIB);
  }

  /** The settings of the container that can be changed. */
  static void host(GenericContainer<?> container, Consumer<HostConfig> change) {
    container.withCreateContainerCmdModifier(
        command -> change.accept(Objects.requireNonNull(command.getHostConfig())));
  }

  /** A volume of the engine, by name. */
  static void volume(HostConfig host, String name, String path, boolean readOnly) {
    host.withBinds(new Bind(name, new Volume(path), readOnly ? AccessMode.ro : AccessMode.rw));
  }

  String log() {
    return container.getLogs();
  }

  /** What a command in the container prints. */
  String run(String... command) {
    try {
      return container.execInContainer(command).getStdout().strip();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (IOException e) {
      throw new IllegalStateException("cannot run " + String.join(" ", command), e);
    }
  }

  void signal(String name) {
    container
        .getDockerClient()
        .killContainerCmd(container.getContainerId())
        .withSignal(name)
        .exec();
  }

  /** How the container is, or how it ended. */
  ContainerState state() {
    return container
        .getDockerClient()
        .inspectContainerCmd(container.getContainerId())
        .exec()
        .getState();
  }

  /** Waits for the end of its process. */
  long exitCode() {
    await().atMost(PATIENCE).until(() -> !Boolean.TRUE.equals(state().getRunning()));
    return Objects.requireNonNull(state().getExitCodeLong());
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(APPLICATION, path)).build()).join();
  }

  HttpResponse<String> management(String path) {
    return send(HttpRequest.newBuilder(uri(MANAGEMENT, path)).build()).join();
  }

  /** A page that needs the token. */
  HttpResponse<String> managementAs(String token, String path) {
    return send(HttpRequest.newBuilder(uri(MANAGEMENT, path))
            .header("Authorization", "Bearer " + token)
            .build())
        .join();
  }

  /** GETs of one path, all at once, each on a connection of its own. */
  List<CompletableFuture<HttpResponse<String>>> send(int count, String path) {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(send(HttpRequest.newBuilder(uri(APPLICATION, path)).build()));
    }
    return answers;
  }

  CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  URI uri(int port, String path) {
    return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(port) + path);
  }

  /** The sum of all lines of a metric that begin like this. */
  double metric(String begin) {
    List<String> lines =
        management("/metrics").body().lines().filter(line -> line.startsWith(begin)).toList();
    if (lines.isEmpty()) {
      throw new AssertionError("no " + begin + " in /metrics");
    }
    return lines.stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  void awaitMetric(String begin, double least) {
    await(begin + " is at least " + least)
        .atMost(PATIENCE)
        .until(() -> metric(begin), now -> now >= least);
  }

  /** Ends and deletes the container. */
  @Override
  public void close() {
    client.shutdownNow();
    container.close();
  }
}
