package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.Distribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command says to a command line that it cannot use: exit code 2 and the reason. */
class CommandLineIT {
  @Test
  void helpListsTheCommandAndItsFlags() {
    Cli help = Cli.junicorn("--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("run");

    Cli run = Cli.junicorn("run", "--help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("--worker-connections", "--graceful-timeout", "PATH");
  }

  @Test
  void versionIsOneLine() {
    Cli version = Cli.junicorn("--version");
    assertThat(version.code()).isZero();
    assertThat(version.out()).matches("junicorn \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  @Test
  void noArgumentsShowTheUsage() {
    Cli nothing = Cli.junicorn();
    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err()).contains("Usage: junicorn");
  }

  @Test
  void runWithoutWarIsRefused() {
    Cli.junicorn("run").assertUsageError("PATH");
  }

  @Test
  void namesAnUnknownCommand() {
    Cli.junicorn("serve", "x.war").assertUsageError("serve");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --bogus              | 1                | --bogus              | docs/settings.md
          --worker-connections | 0                | '0'                  | 1 to 2147483647
          --worker-connections | 2147483648       | '2147483648'         | 1 to 2147483647
          --worker-connections | many             | 'many'               | 1 to 2147483647
          --stream-connections | -1               | '-1'                 | 0 to 2147483647
          --queue-timeout      | 5                | '5'                  | 10s
          --queue-timeout      | 0s               | '0s'                 | 1ms to 24h
          --keep-alive         | 1.5s             | '1.5s'               | 10s
          --backlog            | 70000            | '70000'              | 1 to 65535
          --bind               | nonsense         | 'nonsense'           | HOST:PORT
          --bind               | 127.0.0.1:99999  | '127.0.0.1:99999'    | 0 to 65535
          --bind               | :8000            | ':8000'              | HOST:PORT
          --bind               | 127.0.0.1:http   | '127.0.0.1:http'     | HOST:PORT
          --bind               | ::1:8000         | '::1:8000'           | [ADDRESS]:PORT
          --management         | on               | 'on'                 | off
          """,
      quoteCharacter = '"')
  void namesFlagValueAndRange(String flag, String value, String quoted, String allowed) {
    Cli.junicorn("run", flag, value, Distribution.sample())
        .assertUsageError(flag, quoted, allowed == null ? "" : allowed);
  }

  @Test
  void refusesAFlagGivenTwice() {
    Cli.junicorn("run", "--queue-size", "5", "--queue-size", "7", Distribution.sample().toString())
        .assertUsageError("--queue-size", "5", "7");
  }

  @Test
  void refusesAFlagWithoutValue() {
    Cli.junicorn("run", Distribution.sample(), "--queue-size").assertUsageError("--queue-size");
  }
}
