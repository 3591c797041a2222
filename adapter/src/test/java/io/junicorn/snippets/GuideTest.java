package io.junicorn.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java code in the guide is code that is compiled and run here. */
class GuideTest {
  private static final Path GUIDE = Path.of("../docs/greenlets.md");
  private static final Path SOURCES = Path.of("src/test/java/io/junicorn/snippets");
  private static final Pattern REGION =
      Pattern.compile("// @start region=\"([a-z-]+)\"\\n(.*?)\\n *// @end", Pattern.DOTALL);
  private static final Pattern SHOWN =
      Pattern.compile("<!-- snippet ([a-z-]+) -->\\n```java\\n(.*?)\\n```", Pattern.DOTALL);

  @Test
  void showsWhatIsCompiledAndRun() throws IOException {
    Map<String, String> regions = regions();
    Matcher shown = SHOWN.matcher(Files.readString(GUIDE));
    Map<String, String> blocks = new LinkedHashMap<>();
    while (shown.find()) {
      blocks.put(shown.group(1), shown.group(2));
    }

    assertThat(blocks).isEqualTo(regions);
  }

  @Test
  void hasNoOtherJava() throws IOException {
    String guide = Files.readString(GUIDE);

    assertThat(Pattern.compile("```java").matcher(guide).results().count())
        .isEqualTo(SHOWN.matcher(guide).results().count());
  }

  private static Map<String, String> regions() throws IOException {
    Map<String, String> regions = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.filter(f -> !f.endsWith("GuideTest.java")).sorted().toList()) {
        Matcher region = REGION.matcher(Files.readString(file));
        while (region.find()) {
          assertThat(regions).doesNotContainKey(region.group(1));
          regions.put(region.group(1), withoutIndent(region.group(2)));
        }
      }
    }
    return regions;
  }

  private static String withoutIndent(String code) {
    List<String> lines = code.lines().toList();
    int indent =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return String.join(
            "\n", lines.stream().map(l -> l.isBlank() ? "" : l.substring(indent)).toList())
        .strip();
  }
}
