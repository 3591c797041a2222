package io.junicorn.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which context a request belongs to. */
class ContextOfTest {
  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/x, /",
    "/a, /a",
    "/a/, /a",
    "/a/c, /a",
    "/ab, /",
    "/a/b, /a/b",
    "/a/b/c, /a/b",
    "/a/bc, /a"
  })
  void theLongestMatchWins(String path, String context) {
    assertThat(new ContextPaths(List.of("/", "/a", "/a/b")).match(path)).isEqualTo(context);
    assertThat(new ContextPaths(List.of("/a/b", "/a", "/", "/a")).match(path)).isEqualTo(context);
  }

  @Test
  void withoutARootSomePathsBelongToNone() {
    ContextPaths paths = new ContextPaths(List.of("/a"));

    assertThat(paths.match("/b")).isEqualTo("none");
    assertThat(paths.match("/")).isEqualTo("none");
    assertThat(paths.match(null)).isEqualTo("none");
    assertThat(new ContextPaths(List.of()).match("/a")).isEqualTo("none");
  }

  @ParameterizedTest
  @EnumSource
  void contextsOfAnEnvironmentAreFoundBelowTheHandler(Environment environment) throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    Handler contexts =
        new ContextHandlerCollection(
            false,
            environment.context("/a", hit -> hit.say("a")),
            environment.context("/a/b", hit -> hit.say("ab")),
            environment.context("/", hit -> hit.say("root")));
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(contexts);
        Wire wire = jetty.connect()) {
      jetty
          .handler()
          .addObserver(
              new RequestObserver() {
                @Override
                public void finished(Request request, Ending ending) {
                  seen.add(jetty.handler().contextOf(request));
                }
              });
      List<String> bodies = new ArrayList<>();
      for (String path : new String[] {"/a/b/c", "/a/x", "/other"}) {
        bodies.add(wire.get(path).read().body());
        jetty.awaitIdle();
      }

      assertThat(bodies).containsExactly("ab", "a", "root");
      assertThat(seen).containsExactly("/a/b", "/a", "/");
    }
  }
}
