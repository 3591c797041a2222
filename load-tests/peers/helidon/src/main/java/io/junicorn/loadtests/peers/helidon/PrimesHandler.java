package io.junicorn.loadtests.peers.helidon;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.concurrent.TimeUnit;

/** Counts primes by trial division. */
final class PrimesHandler implements Handler {
  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    int n = (int) Answers.number(request, "n", 200_000, 0, 10_000_000);
    long start = System.nanoTime();
    int count = 0;
    for (int candidate = 2; candidate < n; candidate++) {
      if (isPrime(candidate)) {
        count++;
      }
    }
    long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    Answers.text(response, "primes below " + n + ": " + count + "\nelapsed ms: " + ms + "\n");
  }

  private static boolean isPrime(int candidate) {
    for (int divisor = 2; divisor <= candidate / divisor; divisor++) {
      if (candidate % divisor == 0) {
        return false;
      }
    }
    return true;
  }
}
