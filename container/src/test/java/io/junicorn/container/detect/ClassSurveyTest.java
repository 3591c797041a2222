package io.junicorn.container.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.EchoEndpoint;
import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassSurveyTest {
  @TempDir private Path folder;

  /** Looks the API up by a name in a string, as frameworks do. */
  static final class ByReflection {
    String attribute() {
      return "jakarta.websocket.server.ServerContainer";
    }
  }

  static final class OtherWebSockets {
    String names() {
      return "com.example.websocket.Thing, websocket, jakartaee.websocket";
    }
  }

  private boolean use(TestWar war, Path... further) throws IOException {
    return survey(war, further).webSockets();
  }

  private ClassSurvey survey(TestWar war, Path... further) throws IOException {
    Path unpacked = war.explode(Files.createTempDirectory(folder, "war"));
    return ClassSurvey.of(unpacked, List.of(further));
  }

  private List<String> withoutAnnotations(TestWar war, Path... further) throws IOException {
    return survey(war, further).withoutAnnotations().stream()
        .map(place -> place.getFileName().toString())
        .sorted()
        .toList();
  }

  @Test
  void servletsAloneHaveNoEndpoints() throws IOException {
    assertThat(use(TestWar.of(HitServlet.class))).isFalse();
  }

  @Test
  void anEndpointIsFoundInBothGenerations() throws IOException {
    assertThat(use(TestWar.of(EchoEndpoint.class))).isTrue();
    assertThat(use(TestWar.of(EchoEndpoint.class).javax())).isTrue();
  }

  @Test
  void classesBehindALinkAreLookedAt() throws IOException {
    Path unpacked =
        TestWar.of(HitServlet.class).explode(Files.createTempDirectory(folder, "linked"));
    Path classes = unpacked.resolve("WEB-INF/classes");
    Path elsewhere = Files.move(classes, folder.resolve("compiled"));
    Files.createSymbolicLink(classes, elsewhere);
    assertThat(ClassSurvey.of(unpacked, List.of()).withoutAnnotations()).isEmpty();
  }

  @Test
  void aNameInAStringIsUse() throws IOException {
    assertThat(use(TestWar.of(ByReflection.class))).isTrue();
  }

  @Test
  void otherWebSocketsAreNone() throws IOException {
    assertThat(use(TestWar.of(OtherWebSockets.class))).isFalse();
  }

  @Test
  void aLibraryOfTheApplicationCounts() throws IOException {
    TestWar library = TestWar.of(EchoEndpoint.class);
    assertThat(use(TestWar.of(HitServlet.class).library("endpoint.jar", library))).isTrue();
  }

  @Test
  void aSharedLibraryCounts() throws IOException {
    Path shared = TestWar.of(EchoEndpoint.class).writeJar(folder.resolve("endpoint.jar"));
    assertThat(use(TestWar.of(HitServlet.class), shared)).isTrue();
  }

  @Test
  void whatCannotBeReadMayHaveEndpoints() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jar"), "no zip file");
    assertThat(use(TestWar.of(HitServlet.class), broken)).isTrue();
  }

  @Test
  void placesWithoutAnnotatedClassesAreKnown() throws IOException {
    TestWar plain = TestWar.of(ByReflection.class);
    TestWar annotated = TestWar.of(HitServlet.class);
    Path shared = plain.writeJar(folder.resolve("shared.jar"));
    assertThat(withoutAnnotations(annotated.library("plain.jar", plain), shared))
        .containsExactly("plain.jar", "shared.jar");
    assertThat(withoutAnnotations(plain.library("annotated.jar", annotated)))
        .containsExactly("classes");
    assertThat(withoutAnnotations(TestWar.of(HitServlet.class).javax())).isEmpty();
  }

  @Test
  void whatCannotBeReadMayHaveAnnotations() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jar"), "no zip file");
    assertThat(withoutAnnotations(TestWar.of(HitServlet.class), broken)).isEmpty();
  }
}
