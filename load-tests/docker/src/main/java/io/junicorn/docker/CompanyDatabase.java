package io.junicorn.docker;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.Ports;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * A PostgreSQL in a container.
 *
 * <p>The image is that of the system property or else the environment variable {@value #IMAGE};
 * {@code .ci/docker} builds one and names it there. Without it, it is the official one, from the
 * registry. One thread starts, stops and closes it; any may ask where it is.
 */
public final class CompanyDatabase implements AutoCloseable {
  /** Names the image, as a system property or an environment variable. */
  public static final String IMAGE = "TEST_POSTGRES_IMAGE";

  private static final String OFFICIAL = "postgres:17-alpine";
  // User, password and database of the local image; the official one is told to have them, too.
  private static final String LEGACY = "legacy";
  private static final int PORT = 5432;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  // The port that listens on TCP, which the official image's first, temporary server does not.
  private static final String READY = "pg_isready -h 127.0.0.1 -U " + LEGACY;

  private final GenericContainer<?> container;
  private volatile int port;

  private CompanyDatabase(GenericContainer<?> container) {
    this.container = container;
  }

  /** Starts one and returns when it takes connections. */
  public static CompanyDatabase start() {
    return start(System.getProperty(IMAGE, System.getenv().getOrDefault(IMAGE, OFFICIAL)));
  }

  /** Starts one of a certain image and returns when it takes connections. */
  @SuppressWarnings("resource") // Closed by close(), and here when it does not start.
  public static CompanyDatabase start(String image) {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withImagePullPolicy(LocalImages.pullPolicy(image))
            .withEnv("POSTGRES_USER", LEGACY)
            .withEnv("POSTGRES_PASSWORD", LEGACY)
            .withEnv("POSTGRES_DB", LEGACY)
            .withExposedPorts(PORT)
            .waitingFor(Wait.forSuccessfulCommand(READY).withStartupTimeout(LIMIT));
    try {
      container.start();
      CompanyDatabase database = new CompanyDatabase(container);
      database.port = database.publishedPort();
      return database;
    } catch (RuntimeException e) {
      container.close();
      throw e;
    }
  }

  /** Stops the server, as for an upgrade; its data stay. */
  public void pause() {
    container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
  }

  /** Starts the server again, perhaps on another port, and returns when it takes connections. */
  public void resume() {
    container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
    awaitReady();
    port = publishedPort();
  }

  private void awaitReady() {
    await("PostgreSQL starts again")
        .atMost(LIMIT)
        .until(() -> container.execInContainer("sh", "-c", READY).getExitCode() == 0);
  }

  /** Asks the engine: Testcontainers remembers the port of the first start only. */
  private int publishedPort() {
    Ports ports = container.getCurrentContainerInfo().getNetworkSettings().getPorts();
    return ports.getBindings().entrySet().stream()
        .filter(entry -> entry.getKey().getPort() == PORT && entry.getValue() != null)
        .mapToInt(entry -> Integer.parseInt(entry.getValue()[0].getHostPortSpec()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("port " + PORT + " is not published"));
  }

  /** Where it takes connections now. */
  public InetSocketAddress address() {
    return new InetSocketAddress(container.getHost(), port);
  }

  /** The way to the database from another container of the engine's usual network. */
  public String jdbcUrlInside() {
    return container.getCurrentContainerInfo().getNetworkSettings().getNetworks().values().stream()
        .map(network -> jdbcUrl(network.getIpAddress(), PORT))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the database is on no network"));
  }

  /** The port of {@link #address}. */
  public int port() {
    return port;
  }

  /** The way straight to the database. */
  public String jdbcUrl() {
    return jdbcUrl(container.getHost(), port);
  }

  /** The way to the database by another address that leads there. */
  public static String jdbcUrl(String host, int port) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + LEGACY;
  }

  /** The user who owns the database. */
  public String user() {
    return LEGACY;
  }

  /** That user's password. */
  public String password() {
    return LEGACY;
  }

  /** Ends and deletes the container. */
  @Override
  public void close() {
    container.close();
  }
}
