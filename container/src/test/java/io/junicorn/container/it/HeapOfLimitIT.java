package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The heap that the launcher takes from a container's memory limit. */
class HeapOfLimitIT {
  @TempDir private Path cgroup;

  @ParameterizedTest
  @CsvSource({
    "134217728, -Xmx32m",
    "268435456, -Xmx64m",
    "536870912, -Xmx288m",
    "1073741824, -Xmx736m",
    "4294967296, -Xmx3424m",
    "max, ''",
  })
  void isWhatIsLeftOfVersion2sLimit(String limit, String option) throws Exception {
    Files.writeString(cgroup.resolve("memory.max"), limit + "\n");
    Cli run = Cli.tool("heap-of-limit", cgroup, machine(16));
    assertThat(run.code()).as("%s", run).isZero();
    assertThat(run.out().strip()).isEqualTo(option);
  }

  private Path machine(int gibibytes) throws IOException {
    return Files.writeString(
        cgroup.resolve("meminfo"), "MemTotal:       " + (gibibytes << 20) + " kB\nMemFree: 1 kB\n");
  }

  @Test
  void aLimitBeyondTheMachineIsTheMachines() throws IOException {
    Files.writeString(cgroup.resolve("memory.max"), "2199023255552\n");
    assertThat(Cli.tool("heap-of-limit", cgroup, machine(4)).out()).isEqualTo("-Xmx3424m\n");
  }

  @ParameterizedTest
  @CsvSource({"536870912, -Xmx288m", "9223372036854771712, ''"})
  void isWhatIsLeftOfVersion1sLimit(String limit, String option) throws Exception {
    Path memory = Files.createDirectory(cgroup.resolve("memory"));
    Files.writeString(memory.resolve("memory.limit_in_bytes"), limit + "\n");
    assertThat(Cli.tool("heap-of-limit", cgroup, machine(16)).out().strip()).isEqualTo(option);
  }

  @Test
  void isTheJvmsChoiceWithoutALimit() {
    Cli run = Cli.tool("heap-of-limit", cgroup);
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aLimitThatIsTooSmallForAnyServerIsRefused() throws IOException {
    Files.writeString(cgroup.resolve("memory.max"), "67108864\n");
    Cli run = Cli.tool("heap-of-limit", cgroup);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("64 MiB", "128 MiB");
  }

  @Test
  void aLimitThatIsNoNumberIsNamed() throws IOException {
    Files.writeString(cgroup.resolve("memory.max"), "much\n");
    Cli run = Cli.tool("heap-of-limit", cgroup);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("memory.max", "'much'");
  }

  @Test
  void anUnknownWordIsRefused() {
    Cli.junicorn(Map.of("JUNICORN_HEAP", "all"), "run", "x.war")
        .assertUsageError("JUNICORN_HEAP", "'all'", "auto");
  }

  @Test
  void autoIsNoSettingOfTheServer() {
    Cli version = Cli.junicorn(Map.of("JUNICORN_HEAP", "auto"), "run", "--print-config", "x.war");
    assertThat(version.code()).as("%s", version).isZero();
  }
}
