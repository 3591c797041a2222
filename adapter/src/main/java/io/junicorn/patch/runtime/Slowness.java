package io.junicorn.patch.runtime;

import io.junicorn.hub.OffloadPool;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells which files are slow: pipes, devices and sockets, what lies on a network file system, and
 * for a minute what lies on a device where two whole reads or writes of small files were slow.
 * Knows what the processes of this machine share, so there is one. Safe for use by any thread.
 */
final class Slowness {
  private static final Slowness COMMON = new Slowness(SlowMounts::read, System::nanoTime);

  private static final long MOUNTS_NANOS = 10_000_000_000L;
  private static final long SLOW_NANOS = 100_000_000L;

  /** A larger file takes its time on a quick disk, too. */
  private static final long SMALL_BYTES = 1024 * 1024;

  private static final long REMEMBERED_NANOS = 60_000_000_000L;
  private static final boolean UNIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  private final Map<Long, Seen> seen = new ConcurrentHashMap<>();
  private final Supplier<SlowMounts> table;
  private final LongSupplier nanos;
  private volatile SlowMounts mounts;
  private volatile long mountsRead;

  /**
   * Knows no slow device yet.
   *
   * @param table reads the mounts
   * @param nanos as {@link System#nanoTime}
   */
  Slowness(Supplier<SlowMounts> table, LongSupplier nanos) {
    this.table = table;
    this.nanos = nanos;
    this.mounts = table.get();
    this.mountsRead = nanos.getAsLong();
  }

  /** How often a device was slow; once may have been a busy processor. */
  private record Seen(int times, long until) {
    boolean isOver(long now) {
      return until - now < 0;
    }

    boolean isSlow() {
      return times > 1;
    }
  }

  static Slowness common() {
    return COMMON;
  }

  /** Does something with a file: on the offload pool when that is slow, else right here. */
  <T> T run(Path path, Callable<T> use) throws IOException {
    if (!Thread.currentThread().isVirtual()) {
      return call(use);
    }
    if (slow(path)) {
      return offload(use);
    }
    long begun = nanos.getAsLong();
    try {
      return call(use);
    } finally {
      if (nanos.getAsLong() - begun > SLOW_NANOS) {
        remember(path);
      }
    }
  }

  /**
   * Whether a file is slow, whoever asks: a platform thread holds no carrier, but what it opens at
   * the start of an application is used by greenlets later.
   */
  boolean slow(Path path) {
    if (!path.getFileSystem().equals(FileSystems.getDefault())) {
      return false;
    }
    SlowMounts known = mounts();
    // Without asking the file system, which may be the one that does not answer.
    if (!known.roots().isEmpty() && known.has(path.toAbsolutePath())) {
      return true;
    }
    boolean anyDevice = UNIX && !(known.devices().isEmpty() && seen.isEmpty());
    try {
      return isOdd(path) || (anyDevice && onSlowDevice(path, known));
    } catch (IOException e) {
      // Not there: a file to be made, in its folder, or the use will say what is wrong.
      Path folder = path.toAbsolutePath().getParent();
      return anyDevice && folder != null && Files.isDirectory(folder) && slow(folder);
    }
  }

  private static boolean isOdd(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).isOther();
  }

  private boolean onSlowDevice(Path path, SlowMounts known) throws IOException {
    long device = device(path);
    Seen last = seen.get(device);
    if (last != null && last.isOver(nanos.getAsLong())) {
      seen.remove(device, last);
      last = null;
    }
    return known.hasDevice(device) || (last != null && last.isSlow());
  }

  private static long device(Path path) throws IOException {
    return (long) Files.getAttribute(path, "unix:dev");
  }

  private void remember(Path path) {
    if (!UNIX || !path.getFileSystem().equals(FileSystems.getDefault())) {
      return;
    }
    try {
      if (Files.size(path) > SMALL_BYTES) {
        return;
      }
      long now = nanos.getAsLong();
      long until = now + REMEMBERED_NANOS;
      seen.merge(
          device(path), new Seen(1, until), (old, _) -> new Seen(old.isOver(now) ? 1 : 2, until));
    } catch (IOException e) {
      // It is gone, or was never there: the next file will tell.
      return;
    }
  }

  private SlowMounts mounts() {
    long now = nanos.getAsLong();
    if (now - mountsRead > MOUNTS_NANOS) {
      mountsRead = now;
      mounts = table.get();
    }
    return mounts;
  }

  /** Waits for the end also when interrupted, as a read of a file does. */
  static <T> T offload(Callable<T> use) throws IOException {
    return call(() -> OffloadPool.common().finish(use));
  }

  /** As {@link #offload}, for what has no result. */
  static void perform(Use use) throws IOException {
    offload(
        () -> {
          use.run();
          return use;
        });
  }

  /** A use of a file without a result. */
  @FunctionalInterface
  interface Use {
    void run() throws IOException;
  }

  private static <T> T call(Callable<T> use) throws IOException {
    try {
      return use.call();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
