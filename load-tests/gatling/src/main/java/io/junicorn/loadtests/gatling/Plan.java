package io.junicorn.loadtests.gatling;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;

/**
 * What to do, as the bench wrote it.
 *
 * @param baseUrl of the server
 * @param shareConnections whether users take connections from one pool, as browsers behind a proxy;
 *     otherwise each has its own
 * @param limit when to stop in any case
 */
record Plan(
    String baseUrl, boolean shareConnections, Duration limit, List<Population> populations) {
  static Plan read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Values values = new Values(properties, "");
    return new Plan(
        values.text("base-url"),
        Boolean.parseBoolean(values.text("share-connections")),
        Duration.ofSeconds(values.number("limit-seconds")),
        IntStream.range(0, values.number("populations"))
            .mapToObj(i -> Population.of(new Values(properties, i + ".")))
            .toList());
  }
}
