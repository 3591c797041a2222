package io.junicorn.container.launch;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.junicorn.container.management.Operator;
import io.junicorn.greenlet.TreeReport;
import io.junicorn.servlet.GreenletHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator does by the management port. Safe for use by any platform thread. */
final class Operations implements Operator {
  private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

  private final GreenletHandler handler;
  private final BooleanSupplier end;

  Operations(GreenletHandler handler, BooleanSupplier end) {
    this.handler = handler;
    this.end = end;
  }

  @Override
  public boolean end(long id) {
    boolean found = handler.end(id, "for an operator");
    LOG.warn("an operator ends greenlet-{}{}", id, found ? "" : ", which does not live");
    return found;
  }

  @Override
  public boolean drain() {
    LOG.warn("an operator drains the server");
    return end.getAsBoolean();
  }

  /** The tree with what each greenlet serves, then the stacks of all threads, by the JVM. */
  @Override
  public Path dump() throws IOException {
    LOG.info("an operator dumps all threads");
    // The JVM writes to no file that is there: a folder of our own, which only we can read.
    Path folder = Files.createTempDirectory("junicorn-dump-");
    Path threads = folder.resolve("threads.txt");
    try {
      return dump(threads);
    } finally {
      Files.deleteIfExists(threads);
      Files.delete(folder);
    }
  }

  private Path dump(Path threads) throws IOException {
    Path whole = Files.createTempFile("junicorn-dump-", ".txt");
    try {
      Files.writeString(
          whole,
          "Greenlets: "
              + TreeReport.of(handler.greenlets(), Integer.MAX_VALUE, false).text()
              + "\nThreads, virtual ones included:\n\n");
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(threads.toString(), ThreadDumpFormat.TEXT_PLAIN);
      try (OutputStream out = Files.newOutputStream(whole, StandardOpenOption.APPEND)) {
        Files.copy(threads, out);
      }
      return whole;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(whole);
      throw e;
    }
  }
}
