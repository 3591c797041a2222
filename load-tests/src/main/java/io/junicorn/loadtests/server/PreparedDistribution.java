package io.junicorn.loadtests.server;

import io.junicorn.loadtests.process.ManagedProcess;
import io.junicorn.loadtests.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A copy of Junicorn's distribution with an archive of classes that was made with another
 * application than the sample, by {@code bin/make-archive}, as who deploys that one would do.
 *
 * @param distribution what is copied
 * @param folder where the copy is to be
 */
record PreparedDistribution(Path distribution, Path folder) {
  private static final String ARCHIVE = "lib/junicorn.aot";
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Where it is, or is to be. */
  Path copy() {
    return folder.resolve(distribution.getFileName());
  }

  /** Makes it, or makes it again when the distribution or the application is newer. */
  void make(Processes processes, Path war) throws IOException {
    Path archive = copy().resolve(ARCHIVE);
    if (Files.exists(archive) && isNewer(archive, distribution) && isNewer(archive, war)) {
      return;
    }
    Folders.delete(folder);
    Folders.copy(distribution, copy());
    // That of the sample.
    Files.deleteIfExists(archive);
    ManagedProcess maker =
        processes.start(
            "make-archive",
            List.of(copy().resolve("bin/make-archive").toString(), war.toString()),
            Map.of(
                "JUNICORN_JAVA",
                Home.java(),
                "JUNICORN_JAVA_OPTS",
                // What the application leaves at home is nobody's.
                "-Duser.home=" + Files.createDirectory(folder.resolve("home"))));
    if (!maker.waitFor(LIMIT) || maker.exitCode() != 0 || !Files.exists(archive)) {
      maker.end(Duration.ZERO);
      throw new IOException("bin/make-archive made no " + archive + ": " + maker.tail());
    }
  }

  private static boolean isNewer(Path archive, Path than) throws IOException {
    FileTime made = Files.getLastModifiedTime(archive);
    return made.compareTo(Folders.newest(than)) >= 0;
  }
}
