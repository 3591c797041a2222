package io.junicorn.loadtests.rolling;

import io.junicorn.loadtests.server.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The main class of {@code load-tests/rolling}. Exit codes: 0 nobody noticed anything, 1 somebody
 * did.
 */
@Command(
    name = "load-tests/rolling",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Replaces two servers behind a proxy of Debian, one after the other, under load, and counts"
            + " what becomes of every request.")
final class RollingMain implements Callable<Integer> {
  private static final int FAILED = 1;

  @Parameters(paramLabel = "PROXY", description = "${COMPLETION-CANDIDATES}")
  private ProxyKind proxy = ProxyKind.HAPROXY;

  @Option(names = "--rate", description = "Requests a second (${DEFAULT-VALUE}).")
  private int rate = 500;

  @Option(names = "--rounds", description = "How often each is replaced (${DEFAULT-VALUE}).")
  private int rounds = 1;

  @Option(
      names = "--around",
      description = "Seconds of load before and between replacements (${DEFAULT-VALUE}).")
  private int around = 3;

  @Option(
      names = "--image",
      paramLabel = "NAME",
      description = "Containers of this image instead of processes.")
  private @Nullable String image;

  @Option(names = "--flag", description = "A flag, or its value, of the servers; repeatable.")
  private List<String> flags = new ArrayList<>();

  private RollingMain() {}

  /** Runs the command line. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new RollingMain())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Home home = new Home(Path.of(System.getProperty("junicorn.root", ".")).toRealPath());
    Path folder = Files.createTempDirectory("junicorn-rolling-");
    try (Stand stand = new Stand(proxy, deployment(home, folder), flags, folder)) {
      RollingReport report =
          new RollingUpdate(stand, rate, Duration.ofSeconds(around), rounds).run();
      System.out.print(report.text());
      System.out.println("  logs: " + folder.resolve("logs"));
      return report.faults().isEmpty() ? 0 : FAILED;
    }
  }

  private Deployment deployment(Home home, Path folder) throws IOException {
    if (image != null) {
      return new ContainerDeployment(image, home.war(), folder.getFileName().toString());
    }
    Path distribution =
        home.distribution().orElseThrow(() -> new IOException("build first: mvn package"));
    return new LocalDeployment(distribution, folder.resolve("home"), home.war());
  }
}
