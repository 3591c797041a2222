package io.junicorn.container.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A run of the command that ends by itself.
 *
 * @param code the exit code
 * @param out what it printed on its standard output
 * @param err what it printed on its standard error
 */
public record Cli(int code, String out, String err) {

  /** Runs {@code junicorn} with arguments. */
  public static Cli junicorn(Object... arguments) {
    return junicorn(Map.of(), arguments);
  }

  /** Runs {@code junicorn} with variables of the environment and arguments. */
  public static Cli junicorn(Map<String, String> environment, Object... arguments) {
    return by(Distribution.command(), environment, arguments);
  }

  private static Cli by(String program, Map<String, String> environment, Object... arguments) {
    Path temp = JunicornProcess.newTemp();
    try {
      return run(program, temp, environment, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      Folders.delete(temp);
    }
  }

  /** Runs another program of the distribution's {@code bin}. */
  public static Cli tool(String name, Object... arguments) {
    return by(Distribution.tool(name), Map.of(), arguments);
  }

  /** Runs {@code junicorn run} on free ports. */
  public static Cli serve(Object... arguments) {
    return junicorn(onFreePorts(arguments));
  }

  /** Runs {@code junicorn run} of another distribution on free ports. */
  public static Cli serveBy(Path home, Object... arguments) {
    return by(Distribution.command(home), Map.of(), onFreePorts(arguments));
  }

  private static Object[] onFreePorts(Object... arguments) {
    return Stream.concat(
            Stream.of("run", "--bind", "127.0.0.1:0", "--management", "127.0.0.1:0"),
            Stream.of(arguments))
        .toArray();
  }

  private static Cli run(
      String program, Path temp, Map<String, String> environment, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    Path tmpdir = Files.createDirectory(temp.resolve("tmpdir"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    Distribution.setJava(builder, "-Djava.io.tmpdir=" + tmpdir);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        throw new AssertionError("still runs: " + command + "\n" + Files.readString(out));
      }
    } finally {
      process.destroyForcibly();
    }
    try (Stream<Path> left = Files.list(tmpdir)) {
      assertThat(left).as("files left in java.io.tmpdir").isEmpty();
    }
    return new Cli(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  /** Checks that it could not start, said so in one line that contains the words, and no more. */
  public void assertCannotStart(String... words) {
    assertThat(code).as("exit code; %s", this).isEqualTo(1);
    assertThat(err.lines().toList()).as("stderr; %s", this).hasSize(1);
    assertThat(err).startsWith("junicorn: ").contains(words);
    assertThat(out).as("stdout").doesNotContain("\tat ").doesNotContain("Exception");
  }

  /** Checks that the command line was refused, with a message that contains the words. */
  public void assertUsageError(String... words) {
    assertThat(code).as("exit code; %s", this).isEqualTo(2);
    assertThat(err).startsWith("junicorn: ").contains(words).doesNotContain("\tat ");
    assertThat(err.lines().toList()).as("stderr").hasSizeLessThanOrEqualTo(3);
  }
}
