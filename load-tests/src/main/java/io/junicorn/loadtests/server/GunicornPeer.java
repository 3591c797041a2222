package io.junicorn.loadtests.server;

import io.junicorn.loadtests.result.ServerInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * gunicorn of the distribution's packages (Debian: {@code gunicorn}, {@code python3-gevent}) with a
 * WSGI application that does the same work as the sample.
 *
 * @param workerClass {@code gevent} or {@code sync}
 * @param workers processes
 */
record GunicornPeer(
    Home home, String workerClass, int workers, String configuration, Set<Feature> features)
    implements Peer {
  // The system's Python, which has Debian's packages, and not whichever is first on the PATH.
  private static final String PYTHON = "/usr/bin/python3";

  @Override
  public ServerInfo info() {
    return new ServerInfo(
        "gunicorn-" + workerClass,
        "gunicorn, " + workerClass,
        missing().isPresent() ? "missing" : version(),
        configuration);
  }

  @Override
  public Optional<String> missing() {
    if (!Files.isExecutable(Path.of(PYTHON)) || version().isEmpty()) {
      return Optional.of(
          PYTHON
              + " has no gunicorn with gevent (Debian: apt-get install gunicorn python3-gevent)");
    }
    return Optional.empty();
  }

  private static String version() {
    try {
      Process process =
          new ProcessBuilder(
                  PYTHON,
                  "-c",
                  "import gunicorn, gevent; print(gunicorn.__version__, 'gevent',"
                      + " gevent.__version__)")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0 ? output : "";
    } catch (IOException _) {
      return "";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  @Override
  public List<String> command(Launch launch) {
    return List.of(
        PYTHON,
        "-m",
        "gunicorn",
        "--chdir",
        home.peer("gunicorn").toString(),
        "--bind",
        "127.0.0.1:" + launch.port(),
        "--backlog",
        "2048",
        "--workers",
        Integer.toString(workers),
        "--worker-class",
        workerClass,
        "--worker-connections",
        "10000",
        "--keep-alive",
        "75",
        "--timeout",
        "300",
        "app:app");
  }

  @Override
  public Map<String, String> environment(Launch launch) {
    return Map.of();
  }

  @Override
  public boolean isJvm() {
    return false;
  }
}
