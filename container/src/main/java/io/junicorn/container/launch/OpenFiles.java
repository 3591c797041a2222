package io.junicorn.container.launch;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns when the system would run out of file descriptors before the connections are used up. */
final class OpenFiles {
  private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

  /** What the JVM, the jars and the applications' own files need beside connections. */
  private static final int RESERVE = 200;

  private OpenFiles() {}

  static void check(int maxConnections) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      long limit = unix.getMaxFileDescriptorCount();
      if (limit < (long) maxConnections + RESERVE) {
        LOG.warn(
            "max-connections is {}, but this process may open {} files only: raise the limit of open"
                + " files (ulimit -n) or lower max-connections",
            maxConnections,
            limit);
      }
    }
  }
}
