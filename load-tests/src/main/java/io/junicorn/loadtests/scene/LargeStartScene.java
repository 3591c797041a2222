package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.Expected;
import io.junicorn.loadtests.drive.Target;
import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.Folders;
import io.junicorn.loadtests.server.LargeWar;
import io.junicorn.loadtests.server.Launch;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.Served;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@link StartScene} with somebody else's application, which has many jars. */
final class LargeStartScene implements ServerScene {
  private static final Target FRONT_PAGE =
      new Target("/Wiki.jsp", new Expected("<!doctype html>", "</body>\r\n</html>", 8_000, 12_000));

  private final StartScene start = new StartScene();

  @Override
  public SceneInfo info() {
    return new SceneInfo(
        "start-large",
        "Operations",
        "Start with " + LargeWar.TITLE,
        "Each server is started with "
            + LargeWar.WHAT
            + " and asked for its front page, a JSP, every"
            + " 5 ms until it answers. Junicorn's archive of classes was made by serving this"
            + " application once (bin/make-archive WAR); no class of it is in there.",
        "the server's command",
        List.of(Metric.START_MS, Metric.RESIDENT, Metric.THREADS));
  }

  @Override
  public Life life() {
    return start.life();
  }

  @Override
  public Set<Feature> needs() {
    return EnumSet.of(Feature.JSP);
  }

  @Override
  public int rounds(BenchSettings settings) {
    return start.rounds(settings);
  }

  @Override
  public Launch launch(Launch usual, Tools tools) throws IOException {
    Path folder = tools.home().root().resolve("load-tests/target/large-war");
    Path war = LargeWar.converted(tools.processes(), folder);
    // It keeps its pages in the user's home: each start has to lay them out.
    Path homes = folder.resolve("homes");
    Folders.delete(homes);
    Path home = Files.createTempDirectory(Files.createDirectories(homes), "start");
    return usual.serving(new Served(war, FRONT_PAGE)).withJvm("-Duser.home=" + home);
  }

  @Override
  public Round round(RunningServer server, int number, Tools tools) throws IOException {
    return start.round(server, number, tools);
  }
}
