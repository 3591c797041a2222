package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The collector that the launcher chooses. */
class CollectorOfHeapIT {
  private static final String PARALLEL = "-XX:+UseParallelGC";

  @TempDir private Path cgroup;

  private String collector(int machineGibibytes, String options) throws Exception {
    Path meminfo =
        Files.writeString(
            cgroup.resolve("meminfo"), "MemTotal:       " + (machineGibibytes << 20) + " kB\n");
    List<Object> arguments = new ArrayList<>(List.of(cgroup, meminfo));
    if (!options.isEmpty()) {
      arguments.addAll(List.of(options.split(" ")));
    }
    Cli run = Cli.tool("collector-of-heap", arguments.toArray());
    assertThat(run.code()).as("%s", run).isZero();
    return run.out().strip();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xmx2g",
        "-Xmx2048m",
        "-Xmx2097152K",
        "-Xmx1073741824",
        "-XX:MaxHeapSize=1G",
        "-Xmx8g -Dx=y -Xmx512m",
        "-Xms1g -Xmx1g",
        "-mx512m",
        "-Xmx1g -XX:-UseGCOverheadLimit",
        "-Xmx1g -XX:InitialRAMPercentage=20"
      })
  void isTheParallelOneForHeapsUpTo2Gibibytes(String options) throws Exception {
    assertThat(collector(64, options)).isEqualTo(PARALLEL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-mx3g", "-Xmx2049m", "-Xmx3g", "-Xmx1t", "-Xmx512m -Xmx8g"})
  void isJavasChoiceForLargerOnes(String options) throws Exception {
    assertThat(collector(1, options)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xmx512m -XX:+UseG1GC",
        "-XX:+UseSerialGC",
        "-XX:+UseZGC -Xmx512m",
        "-XX:MaxRAMPercentage=50",
        "-XX:Flags=options -Xmx512m",
        "\"-XX:+UseZGC\" -Xmx512m",
        "-Xms512m",
        "-XX:-UseContainerSupport",
        "-Xmx1g -XX:MaxGCPauseMillis=50",
        "-Xmx1g -XX:ConcGCThreads=1",
        "\"-Xmx8g\"",
        "'-Xmx8g'",
        "-Xmx08m",
        "-Xmx512m -XX:G1HeapRegionSize=4m",
        "-Xmxlots"
      })
  void isJavasWhereAnOptionSaysMoreThanThisReads(String options) throws Exception {
    assertThat(collector(1, options)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"8, " + PARALLEL, "9, ''", "64, ''"})
  void withoutAnOptionTheHeapIsAQuarterOfTheMachine(int gibibytes, String option) throws Exception {
    assertThat(collector(gibibytes, "")).isEqualTo(option);
  }

  @ParameterizedTest
  @CsvSource({
    "8589934592, " + PARALLEL,
    "8594128896, ''",
    "536870912, " + PARALLEL,
    "max, ''",
    "9223372036854771712, ''"
  })
  void orOfTheContainersLimit(String limit, String option) throws Exception {
    Files.writeString(cgroup.resolve("memory.max"), limit + "\n");
    assertThat(collector(64, "")).isEqualTo(option);
  }

  @Test
  void nothingIsChosenWhereTheMemoryCannotBeRead() throws Exception {
    Cli none = Cli.tool("collector-of-heap", cgroup, cgroup.resolve("no-meminfo"));
    assertThat(none.code()).isZero();
    assertThat(none.out()).isEmpty();
    Files.writeString(cgroup.resolve("memory.max"), "much\n");
    assertThat(collector(1, "")).isEmpty();
  }
}
