package io.junicorn.container.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The {@code webapps} folder: every WAR in it is served at its name, and so is every folder that is
 * an unpacked one. A folder {@code foo} beside {@code foo.war} is what another server has unpacked
 * there: it is passed over, or an old version would be served.
 */
public final class WebAppsFolder {
  private static final Logger LOG = LoggerFactory.getLogger(WebAppsFolder.class);
  private static final String SUFFIX = ".war";

  private WebAppsFolder() {}

  /**
   * The paths to deploy, by name.
   *
   * @throws DeployException when the folder cannot be listed
   */
  public static List<Path> list(Path folder) throws DeployException {
    return list(folder, Level.INFO);
  }

  /** As {@link #list}, for those who look again and again: the log does not repeat itself. */
  public static List<Path> listQuietly(Path folder) throws DeployException {
    return list(folder, Level.DEBUG);
  }

  private static List<Path> list(Path folder, Level level) throws DeployException {
    if (!Files.isDirectory(folder)) {
      throw new DeployException("webapps: " + folder + " is no folder");
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.sorted().toList();
      List<String> wars =
          all.stream().filter(WebAppsFolder::isWar).map(WebAppsFolder::name).toList();
      List<Path> found = new ArrayList<>();
      for (Path file : all) {
        if (isWar(file) || isUnpackedBesideNone(file, wars, level)) {
          found.add(file);
        }
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new DeployException("webapps: cannot list " + folder + ": " + e, e);
    }
  }

  private static boolean isWar(Path file) {
    return Files.isRegularFile(file) && file.toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX);
  }

  /** Without the suffix of a WAR. */
  private static String name(Path war) {
    String name = String.valueOf(war.getFileName());
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private static boolean isUnpackedBesideNone(Path file, List<String> wars, Level level) {
    if (!Files.isDirectory(file.resolve("WEB-INF"))) {
      return false;
    }
    if (wars.contains(String.valueOf(file.getFileName()))) {
      LOG.atLevel(level).log("{} is ignored: {}.war beside it is served", file, file.getFileName());
      return false;
    }
    return true;
  }
}
