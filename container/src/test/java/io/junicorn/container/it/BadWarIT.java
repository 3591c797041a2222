package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is no web application makes the start fail, in one line that names it. */
class BadWarIT {
  @TempDir private Path folder;

  @Test
  void namesAMissingWar() {
    Path missing = folder.resolve("missing.war");
    Cli.serve(missing).assertCannotStart(missing.toString(), "no such file");
  }

  @Test
  void namesATruncatedWar() throws IOException {
    byte[] whole = Files.readAllBytes(Distribution.sample());
    Path half = folder.resolve("half.war");
    Files.write(half, Arrays.copyOf(whole, whole.length / 2));
    Cli.serve(half).assertCannotStart(half.toString(), "truncated");
  }

  @Test
  void namesAWarThatIsNoZip() throws IOException {
    Path text = Files.writeString(folder.resolve("text.war"), "I am a text.\n");
    Cli.serve(text).assertCannotStart(text.toString(), "not a WAR");
  }

  @Test
  void namesAWarOfNoBytes() throws IOException {
    Path nothing = Files.createFile(folder.resolve("nothing.war"));
    Cli.serve(nothing).assertCannotStart(nothing.toString());
  }

  @Test
  void namesAnEmptyZip() {
    Path empty = TestWar.empty().write(folder.resolve("empty.war"));
    Cli.serve(empty).assertCannotStart(empty.toString(), "empty");
  }

  @Test
  void namesADirectoryWithoutWebInf() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("photos"));
    Cli.serve(directory).assertCannotStart(directory.toString(), "WEB-INF");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.txt",
        "WEB-INF/../../evil.txt",
        "/evil.txt",
        "a\\..\\evil.txt",
        "..\\evil.txt",
        "WEB-INF/classes/..",
      })
  void refusesAnEntryThatPointsOutside(String entry) throws IOException {
    Path war = TestWar.of(HitServlet.class).file(entry, "evil").write(folder.resolve("slip.war"));
    // The command checks that nothing stays in the work folder; here is all around the WAR.
    List<Path> before = filesBelow(folder);
    Cli.serve(war).assertCannotStart(war.toString(), entry, "refused");
    assertThat(filesBelow(folder)).isEqualTo(before);
    assertThat(Path.of("/evil.txt")).doesNotExist();
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }
}
