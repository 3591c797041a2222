package io.junicorn.container.deploy;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What to deploy and where: {@code [[HOST,...]CONTEXT=]PATH}.
 *
 * <p>Without a context the name of the file says it, as Tomcat and Jetty have it: {@code shop.war}
 * is served at {@code /shop}, {@code ROOT.war} at {@code /}.
 *
 * @param hosts names of the hosts that are served, {@code *.example.org} for subdomains; all, and
 *     what the setting {@code virtual-hosts} says, when empty
 * @param contextPath {@code /} or {@code /name}, without a slash at its end
 * @param path a WAR or an unpacked one
 */
public record WarSpec(List<String> hosts, String contextPath, Path path) {
  private static final Pattern CONTEXT =
      Pattern.compile("/|(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~@:!$'()+,;-]+)+");

  private static final Pattern HOST =
      Pattern.compile("(\\*\\.)?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

  /** Copies the list. */
  public WarSpec {
    hosts = List.copyOf(hosts);
  }

  /** One for all hosts. */
  public WarSpec(String contextPath, Path path) {
    this(List.of(), contextPath, path);
  }

  /**
   * Reads one argument of the command line.
   *
   * @throws DeployException naming the argument and what is wrong with it
   */
  public static WarSpec parse(String argument) throws DeployException {
    int equals = argument.indexOf('=');
    if (equals >= 0 && !Files.exists(pathOf(argument, argument))) {
      String context = argument.substring(0, equals);
      String path = argument.substring(equals + 1);
      if (path.isEmpty()) {
        throw new DeployException("'" + argument + "': no path after the '='");
      }
      int slash = Math.max(0, context.indexOf('/'));
      return new WarSpec(
          hosts(context.substring(0, slash), argument),
          checked(context.substring(slash), argument),
          pathOf(path, argument));
    }
    Path path = pathOf(argument, argument);
    return new WarSpec(checked(contextOf(path), argument), path);
  }

  /**
   * Takes what arguments say, and the paths of a folder, too.
   *
   * @throws DeployException when a path is wrong, or two ask for the same context
   */
  public static List<WarSpec> all(List<WarSpec> arguments, List<Path> paths)
      throws DeployException {
    List<WarSpec> given = new ArrayList<>(arguments);
    for (Path path : paths) {
      given.add(ofFile(path));
    }
    return distinct(given);
  }

  /**
   * A WAR of a folder, at the context that its name says.
   *
   * @throws DeployException when the name is none of a context
   */
  public static WarSpec ofFile(Path path) throws DeployException {
    return new WarSpec(checked(contextOf(path), path.toString()), path);
  }

  private static List<WarSpec> distinct(List<WarSpec> given) throws DeployException {
    for (int i = 0; i < given.size(); i++) {
      WarSpec spec = given.get(i);
      for (WarSpec other : given.subList(0, i)) {
        if (spec.clashesWith(other)) {
          throw new DeployException(
              "two web applications for the context "
                  + spec.hosts().stream().filter(other.hosts()::contains).findFirst().orElse("")
                  + spec.contextPath()
                  + ": "
                  + other.path()
                  + " and "
                  + spec.path()
                  + "; say CONTEXT=PATH or HOST/CONTEXT=PATH for one of them");
        }
      }
    }
    return given;
  }

  /** Whether both ask for the same context of the same host; all hosts are one of their own. */
  public boolean clashesWith(WarSpec other) {
    return contextPath.equals(other.contextPath)
        && (hosts.isEmpty()
            ? other.hosts.isEmpty()
            : hosts.stream().anyMatch(other.hosts::contains));
  }

  private static List<String> hosts(String names, String argument) throws DeployException {
    if (names.isEmpty()) {
      return List.of();
    }
    List<String> hosts = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      if (!HOST.matcher(name).matches()) {
        throw new DeployException(
            "'" + argument + "': '" + name + "' is no name of a host, such as example.org");
      }
      hosts.add(name.toLowerCase(Locale.ROOT));
    }
    return hosts;
  }

  private static Path pathOf(String path, String argument) throws DeployException {
    if (path.isEmpty()) {
      throw new DeployException("an empty argument is no path of a web application");
    }
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new DeployException(
          "'" + argument + "': is no path that this locale can express: " + e.getReason(), e);
    }
  }

  private static String contextOf(Path path) {
    Path fileName = path.toAbsolutePath().normalize().getFileName();
    String name = fileName == null ? "" : fileName.toString();
    if (name.regionMatches(true, name.length() - 4, ".war", 0, 4)) {
      name = name.substring(0, name.length() - 4);
    }
    return name.equals("ROOT") ? "/" : "/" + name;
  }

  private static String checked(String context, String argument) throws DeployException {
    if (!CONTEXT.matcher(context).matches()) {
      throw new DeployException(
          "'"
              + argument
              + "': the context '"
              + context
              + "' is not / or /name; say /NAME=PATH to choose one");
    }
    return context;
  }
}
