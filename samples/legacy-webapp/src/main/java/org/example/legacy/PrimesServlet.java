package org.example.legacy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Nothing but CPU: counts primes by trial division. */
public class PrimesServlet extends BaseServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    int n = Params.intValue(request, "n", 200_000, 0, 10_000_000);
    long start = System.nanoTime();
    int count = 0;
    for (int candidate = 2; candidate < n; candidate++) {
      if (isPrime(candidate)) {
        count++;
      }
    }
    long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    sendText(response, "primes below " + n + ": " + count + "\nelapsed ms: " + ms + "\n");
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
