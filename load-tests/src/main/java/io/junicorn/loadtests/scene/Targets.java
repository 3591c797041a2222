package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.Expected;
import io.junicorn.loadtests.drive.Target;
import io.junicorn.loadtests.server.RunningServer;

/** The requests to the sample, with their right answers. */
final class Targets {
  static final Target HELLO = new Target("/hello", RunningServer.HELLO);

  static final Target FEED =
      new Target(
          "/feed?user=1&format=json",
          new Expected("{\"user\":1,\"posts\":[{\"id\":", "}]}\n", 1_500, 6_000));

  static final Target JSP =
      new Target("/index.jsp", new Expected("<!DOCTYPE html>", "</html>\n", 3_000, 20_000));

  private Targets() {}

  static Target delay(int millis) {
    return new Target("/delay?ms=" + millis, Expected.exactly("Slept for " + millis + " ms.\n"));
  }

  static Target upstream(int millis) {
    return new Target(
        "/fetch?ms=" + millis,
        new Expected("upstream status: 200\nbytes: 3\nelapsed ms: ", "\n", 44, 60));
  }

  static Target primes(int below) {
    return new Target(
        "/primes?n=" + below, new Expected("primes below " + below + ": ", "\n", 30, 100));
  }

  static Target download(int bytes) {
    return new Target("/download?bytes=" + bytes, new Expected("", "", bytes, bytes));
  }

  /** A stream of so many events, read to its end. */
  static Target events(int count, int everyMillis) {
    return new Target(
        "/notifications?count=" + count + "&every=" + everyMillis,
        new Expected(
            "id: 1\nevent: notification\ndata: {\"number\":1,",
            "\"}\n\n",
            count * 60,
            count * 140));
  }

  static Target upload(int bytes) {
    String start = "part=file file=upload.bin size=" + bytes + " sha256=";
    return new Target(
        "/upload", new Expected(start, "\n", start.length() + 65, start.length() + 65));
  }
}
