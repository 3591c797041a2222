package io.junicorn.container.deploy;

import io.junicorn.container.detect.EnvironmentName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The jars that a web application sees beside its own.
 *
 * @param environment those of its servlet environment
 * @param server those of the container, of which it sees some classes
 * @param shared the operator's
 * @param visible which classes of the container it sees, by name: {@code com.example.Shop}
 */
public record ServerJars(
    List<Path> environment, List<Path> server, List<Path> shared, Predicate<String> visible) {
  /** Copies the lists. */
  public ServerJars {
    environment = List.copyOf(environment);
    server = List.copyOf(server);
    shared = List.copyOf(shared);
  }

  /**
   * Those of an environment of the distribution.
   *
   * @param war as it was named, for messages
   * @param unpacked its folder: what its manifest asks for is visible
   * @throws DeployException when the distribution lacks the environment, a folder cannot be listed,
   *     or the manifest asks for what there is not
   */
  public static ServerJars of(
      Path home, EnvironmentName name, Optional<Path> sharedLib, Path war, Path unpacked)
      throws DeployException {
    Path lib = home.resolve("lib");
    List<Path> environment = SharedLibraries.jarsIn(lib.resolve(name.id()));
    if (environment.isEmpty()) {
      throw new DeployException(
          "environment " + name.id() + ": no jar in " + lib.resolve(name.id()));
    }
    ServerApi api = ServerApi.of(war, unpacked);
    return new ServerJars(
<<<<<<< HEAD
        environment,
        SharedLibraries.jarsIn(lib),
        SharedLibraries.of(sharedLib).jars(),
        type -> api.opens(type) || !HiddenClasses.hide(type));
=======
        environment, SharedLibraries.jarsIn(lib), SharedLibraries.of(sharedLib).jars());
  }

  /**
   * Whether a web application asks to see the server's greenlets.
   *
   * @param war as it was named
   * @param unpacked the folder with its files
   * @throws DeployException when its manifest cannot be read or asks for something else: then it
   *     could not be served
   */
  public static boolean asksForApi(Path war, Path unpacked) throws DeployException {
    return ServerApi.of(war, unpacked) == ServerApi.VISIBLE;
  }

  /**
   * Whether a web application that asks sees a class of the container.
   *
   * @param className such as {@code io.junicorn.hub.Hub}
   */
  public static boolean opens(String className) {
    return ServerApi.opens(className);
  }

  /**
   * Whether the container keeps a class of its own jars to itself.
   *
   * @param className such as {@code org.slf4j.Logger}
   */
  public static boolean hide(String className) {
    return HiddenClasses.hide(className);
>>>>>>> 8c32cd73fc9fd50fbcf3f670388e1097743245cb
  }
}
