package io.junicorn.loadtests.peers.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;

/** The peer gunicorn as a process, where Debian's is installed. */
class GunicornIT extends PeerContract {
  private static final String PYTHON = "/usr/bin/python3";

  GunicornIT() {
    super(
        new Peer(
            List.of(
                PYTHON,
                "-m",
                "gunicorn",
                "-k",
                "gevent",
                "--chdir",
                "../gunicorn",
                "-b",
                "127.0.0.1:PORT",
                "app:app"),
            "Booting worker"));
  }

  @BeforeAll
  static void isInstalled() throws InterruptedException {
    assumeTrue(importsGunicorn(), PYTHON + " cannot import gunicorn and gevent");
  }

  private static boolean importsGunicorn() throws InterruptedException {
    try {
      return new ProcessBuilder(PYTHON, "-c", "import gunicorn, gevent")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
