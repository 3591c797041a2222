package io.junicorn.container.session;

import io.junicorn.accounting.Accounting;
import io.junicorn.accounting.ParkKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of sessions, of this process alone: what another process writes would not be seen, so
 * a lock keeps it out. Only the owner of the process can read the files, and the folder if it was
 * made here; one that was there keeps its permissions.
 *
 * <p>{@link #names} and {@link #know} under the folder's monitor; {@link #replace} on any thread.
 */
final class SessionFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionFolder.class);

  /** Without an underscore: Jetty takes names with three of them for sessions. */
  private static final String UNFINISHED = "unfinished-";

  private static final String LOCK = "lock";

  private static final int WRITERS = 2;

  private final Path path;
  private final FileChannel lock;
  private final FileAttribute<?>[] ownerOnly;
  private final Map<String, Map<String, String>> names = new HashMap<>();

  /** Platform threads: writing a file on a greenlet would hold its carrier. */
  private final ExecutorService writers =
      Executors.newFixedThreadPool(
          WRITERS,
          Thread.ofPlatform()
              .daemon()
              .name("junicorn-session-", 1)
              // Of no application: the threads outlive each of them.
              .inheritInheritableThreadLocals(false)
              .factory());

  private SessionFolder(Path path, FileChannel lock, FileAttribute<?>[] ownerOnly) {
    this.path = path;
    this.lock = lock;
    this.ownerOnly = ownerOnly;
  }

  /**
   * Makes the folder if need be, and takes it.
   *
   * @throws IOException when it cannot be used, or another process has it; the message says which
   */
  static SessionFolder open(Path path) throws IOException {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path, permissions(posix, PosixFilePermission.OWNER_EXECUTE));
    }
    FileChannel lock =
        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() == null) {
        throw new IOException(path + " is used by another process; each needs a folder of its own");
      }
      SessionFolder folder = new SessionFolder(path, lock, permissions(posix));
      folder.deleteUnfinished();
      if (posix) {
        warnIfOthersList(path);
      }
      return folder;
    } catch (IOException | OverlappingFileLockException e) {
      lock.close();
      throw e instanceof IOException io ? io : new IOException(path + " is used twice", e);
    }
  }

  /** Only told: volumes are often readable by their group, and that is the operator's to say. */
  private static void warnIfOthersList(Path path) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    if (permissions.contains(PosixFilePermission.GROUP_READ)
        || permissions.contains(PosixFilePermission.OTHERS_READ)) {
      LOG.warn(
          "session-dir: {} has the permissions {}: others than its owner can list it, and the names"
              + " of its files hold session ids",
          path,
          PosixFilePermissions.toString(permissions));
    }
  }

  private static FileAttribute<?>[] permissions(boolean posix, PosixFilePermission... more) {
    if (!posix) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> owner =
        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    owner.addAll(Set.of(more));
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)};
  }

  private void deleteUnfinished() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, UNFINISHED + "*")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  Path path() {
    return path;
  }

  /** The names of the files of one context, by session, if it has been read before. */
  Optional<Map<String, String>> names(String context) {
    return Optional.ofNullable(names.get(context));
  }

  /** Remembers the names of a context that has been read. */
  void know(String context, Map<String, String> files) {
    names.put(context, files);
  }

  /**
   * Puts a file in the place of another, whole or not at all. The caller parks meanwhile, and an
   * interrupt of it does not stop the writing.
   *
   * @param before the name of the one that goes; it may be the same, or null
   */
  void replace(@Nullable String before, String name, byte[] bytes) throws IOException {
    Future<?> written =
        writers.submit(
            () -> {
              write(name, bytes);
              if (before != null && !before.equals(name)) {
                Files.deleteIfExists(path.resolve(before));
              }
              return null;
            });
    boolean interrupted = false;
    long start = System.nanoTime();
    try {
      while (true) {
        try {
          written.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IOException("cannot write a session to " + path + ": " + e.getCause(), e);
        }
      }
    } finally {
      Accounting.parked(ParkKind.SESSION, System.nanoTime() - start);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path unfinished = path.resolve(UNFINISHED + UUID.randomUUID());
    try {
      Files.createFile(unfinished, ownerOnly);
      Files.write(unfinished, bytes);
      Files.move(unfinished, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }

  /** Gives the folder up. */
  @Override
  public void close() throws IOException {
    writers.shutdown();
    lock.close();
  }
}
