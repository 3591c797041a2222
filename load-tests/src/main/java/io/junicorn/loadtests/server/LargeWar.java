package io.junicorn.loadtests.server;

import io.junicorn.loadtests.process.ManagedProcess;
import io.junicorn.loadtests.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * JSPWiki, an application of 33 MB that others wrote, converted to Jakarta EE by Tomcat's tool: the
 * build has put both into a folder.
 */
public final class LargeWar {
  /** What it is, in a title. */
  public static final String TITLE = "a third-party WAR of 33 MB";

  /** What it is, in a sentence. */
  public static final String WHAT =
      "JSPWiki (33 MB, converted to Jakarta EE by Tomcat's migration tool)";

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private LargeWar() {}

  /**
   * The converted WAR, made when it is not there yet.
   *
   * @param folder with {@code jspwiki.war} and {@code jakartaee-migration.jar}
   */
  public static Path converted(Processes processes, Path folder) throws IOException {
    Path war = folder.resolve("jspwiki-jakarta.war");
    Path source = there(folder.resolve("jspwiki.war"));
    if (Files.exists(war)
        && Files.getLastModifiedTime(war).compareTo(Files.getLastModifiedTime(source)) >= 0) {
      return war;
    }
    Path unfinished = folder.resolve("unfinished.war");
    ManagedProcess tool =
        processes.start(
            "jakartaee-migration",
            List.of(
                Home.java(),
                "-jar",
                there(folder.resolve("jakartaee-migration.jar")).toString(),
                source.toString(),
                unfinished.toString()),
            Map.of());
    if (!tool.waitFor(LIMIT) || tool.exitCode() != 0) {
      tool.end(Duration.ZERO);
      throw new IOException("the migration tool made no " + unfinished + ": " + tool.tail());
    }
    return Files.move(unfinished, war, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path there(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(file + " is missing: mvn -DskipTests package");
    }
    return file;
  }
}
