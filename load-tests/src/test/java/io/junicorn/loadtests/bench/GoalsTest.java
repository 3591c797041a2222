package io.junicorn.loadtests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.loadtests.report.Goal;
import io.junicorn.loadtests.report.Goals;
import io.junicorn.loadtests.scene.Scene;
import io.junicorn.loadtests.scene.Scenes;
import io.junicorn.loadtests.server.Home;
import io.junicorn.loadtests.server.Peer;
import io.junicorn.loadtests.server.Peers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is to be reached can be measured: scenes, metrics and peers are those that there are. */
class GoalsTest {
  @Test
  void eachAsksForAFigureThatItsSceneShows() {
    List<Scene> scenes = Scenes.all();
    assertThat(Goals.ALL)
        .allSatisfy(
            goal ->
                assertThat(scenes)
                    .filteredOn(scene -> scene.info().id().equals(goal.scene()))
                    .as(goal.scene())
                    .singleElement()
                    .satisfies(scene -> assertThat(scene.info().shown()).contains(goal.metric())));
  }

  @Test
  void eachPeerIsOneOfThoseThatThereAre() {
    List<String> peers = Peers.all(new Home(Path.of(".."))).stream().map(Peer::id).toList();
    assertThat(Goals.ALL.stream().map(Goal::peers).flatMap(List::stream)).isSubsetOf(peers);
  }
}
