package io.junicorn.container.deploy;

import io.junicorn.container.config.LimitSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A WAR that somebody wants to look at and not to run: checked and unpacked as for a deployment, in
 * a folder of its own that {@link #close} deletes. An unpacked one is looked at where it is.
 */
public final class UnpackedWar implements AutoCloseable {
  private final Path temporary;
  private final Path content;

  private UnpackedWar(Path temporary, Path content) {
    this.temporary = temporary;
    this.content = content;
  }

  /**
   * Unpacks it.
   *
   * @param workDir where the folder is made; {@code java.io.tmpdir} if empty
   * @throws DeployException when it is no WAR or a refused one; nothing is left of it
   */
  public static UnpackedWar open(Path war, Optional<Path> workDir, LimitSettings limits)
      throws DeployException {
    Path temporary;
    try {
      temporary =
          workDir.isPresent()
              ? Files.createTempDirectory(workDir.get(), "junicorn-check-")
              : Files.createTempDirectory("junicorn-check-");
    } catch (IOException e) {
      throw new DeployException("cannot make a work folder: " + e, e);
    }
    boolean done = false;
    try {
      Path content = WarUnpacker.unpack(war, temporary.resolve("war"), WarLimits.of(limits));
      done = true;
      UnpackedWar unpacked = new UnpackedWar(temporary, content);
      // A signal ends whoever looks at it, and nothing is to stay.
      Runtime.getRuntime().addShutdownHook(new Thread(unpacked::close, "junicorn-check-end"));
      return unpacked;
    } finally {
      if (!done) {
        Trees.delete(temporary);
      }
    }
  }

  /** The folder with its files. */
  public Path content() {
    return content;
  }

  /** How large a jar in it may be, unpacked: as much as a WAR of that size. */
  public static long maxBytes(long jarBytes, LimitSettings limits) {
    return WarLimits.of(limits).bytesFor(jarBytes);
  }

  /** Deletes what was unpacked. */
  @Override
  public void close() {
    Trees.delete(temporary);
  }
}
