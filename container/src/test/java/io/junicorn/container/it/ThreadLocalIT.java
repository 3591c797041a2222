package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Load;
import io.junicorn.container.it.support.RawHttp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a request leaves behind in thread-locals, no other request finds. */
class ThreadLocalIT {
  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    server = JunicornProcess.serving(Apps.toolbox(folder)).start();
  }

  @Test
  void noRequestSeesTheThreadLocalsOfAnother() {
    List<List<String>> answers =
        Load.parallel(
            20,
            client -> {
              List<String> seen = new ArrayList<>();
              try (RawHttp connection = server.connect()) {
                for (int i = 0; i < 50; i++) {
                  seen.add(connection.get("/sticky?" + client + "-" + i).body());
                }
              }
              return seen;
            });
    List<String> all = answers.stream().flatMap(List::stream).toList();
    assertThat(all)
        .hasSize(1000)
        .allMatch(answer -> answer.startsWith("own=null inherited=null VirtualThread["))
        .allMatch(answer -> answer.contains("greenlet-"));
    assertThat(all.stream().map(a -> a.replaceAll(".*(greenlet-\\d+).*", "$1")))
        .as("threads")
        .doesNotHaveDuplicates();
  }

  @Test
  void aGreenletThatARequestStartsInheritsNothing() {
    assertThat(server.get("/inherit")).isEqualTo("inherited=null");
  }
}
