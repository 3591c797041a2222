package io.junicorn.loadtests.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports of the loopback interface: which are free, and how many connections one has. */
public final class Ports {
  // Below those that the system gives to clients, of which a load has thousands.
  private static final int FIRST = 16_000;
  private static final int LAST = 32_000;
  // Not where another bench, started a moment ago, looks first.
  private static final AtomicInteger NEXT =
      new AtomicInteger(2 * ThreadLocalRandom.current().nextInt((LAST - FIRST) / 2));

  private static final String LISTEN = "0A";
  private static final String ESTABLISHED = "01";

  private Ports() {}

  /** A port that is free now, and so is the next one. */
  public static int free() throws IOException {
    for (int i = 0; i < LAST - FIRST; i += 2) {
      int port = FIRST + Math.floorMod(NEXT.getAndAdd(2), LAST - FIRST);
      if (canBind(port) && canBind(port + 1)) {
        return port;
      }
    }
    throw new IOException("no two free ports next to each other from " + FIRST + " to " + LAST);
  }

  private static boolean canBind(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Whether somebody listens on that port. */
  public static boolean isTaken(int port) throws IOException {
    return count(port, LISTEN) > 0;
  }

  /**
   * Established connections whose server side has that port. The system's table is no snapshot:
   * while many come and go, some are missed.
   */
  public static int connections(int port) throws IOException {
    return count(port, ESTABLISHED);
  }

  private static int count(int port, String state) throws IOException {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    Set<String> found = new HashSet<>();
    for (String table : new String[] {"tcp", "tcp6"}) {
      try {
        for (String line :
            Files.readAllLines(Path.of("/proc/net", table), StandardCharsets.ISO_8859_1)) {
          String[] fields = line.strip().split("\\s+", -1);
          if (fields.length > 3 && fields[1].endsWith(suffix) && fields[3].equals(state)) {
            // By both ends: a row that has moved is read twice.
            found.add(fields[1] + ' ' + fields[2]);
          }
        }
      } catch (NoSuchFileException _) {
        // A machine without IPv6 has no such table.
      }
    }
    return found.size();
  }
}
