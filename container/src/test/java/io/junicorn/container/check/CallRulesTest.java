package io.junicorn.container.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call that is looked for is found, and its nearest harmless neighbour is not. */
class CallRulesTest {
  @TempDir private Path folder;

  private static Stream<Arguments> calls() {
    return Stream.of(
        row(
            "own-pool",
            Severity.INFO,
            "java.util.concurrent.Executors.newFixedThreadPool(4)",
            "java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()"),
        row("own-thread", Severity.INFO, "new Thread(() -> {})", "Thread.ofVirtual()"),
        row("timer", Severity.INFO, "new java.util.Timer()", "new javax.swing.Timer(1, null)"),
        row(
            "common-pool",
            Severity.INFO,
            "java.util.List.of(1).parallelStream()",
            "java.util.List.of(1).stream()"),
        row(
            "file-stream",
            Severity.INFO,
            "new java.io.FileInputStream(\"x\")",
            "new java.io.ByteArrayInputStream(new byte[1])"),
        row(
            "thread-stop",
            Severity.WARNING,
            "Thread.currentThread().stop()",
            "Thread.currentThread().interrupt()"),
        row(
            "security-manager",
            Severity.WARNING,
            "System.setSecurityManager(null)",
            "System.getSecurityManager()"),
        row(
            "unsafe-memory",
            Severity.INFO,
            "((sun.misc.Unsafe) null).allocateMemory(1)",
            "((sun.misc.Unsafe) null).pageSize()"));
  }

  private static Arguments row(String rule, Severity severity, String found, String not) {
    return Arguments.of(rule, severity, method(found), method(not));
  }

  private static String method(String statement) {
    return "void run() throws Exception {\n" + statement + ";\n}";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void isFoundWithItsLineAndNotItsNeighbour(
      String rule, Severity severity, String found, String not) {
    CheckedWar check = new CheckedWar(folder);
    Finding finding = CheckedWar.only(check.scan(CheckedWar.app(found)), rule);
    assertThat(finding.severity()).isEqualTo(severity);
    assertThat(finding.places())
        .containsExactly(new Place("WEB-INF/classes", "com.example.App", "run", 2));
    CheckedWar.assertNone(check.scan(CheckedWar.app(not)), rule);
  }

  @Test
  void everyRowHasARowHere() {
    assertThat(calls().map(row -> row.get()[0]))
        .containsExactlyInAnyOrderElementsOf(CallRules.ALL.stream().map(CallRule::id).toList());
  }

  @Test
  void inALibraryItIsForInformation() {
    CheckedWar check = new CheckedWar(folder);
    Report report = check.scan(CheckedWar.appInJar(method("Thread.currentThread().stop()")));
    Finding finding = CheckedWar.only(report, "thread-stop");
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.places().getFirst().text())
        .isEqualTo("WEB-INF/lib/app-1.0.jar!com.example.App#run:2");
  }

  @Test
  void filesOfLibrariesAreNoFinding() {
    CheckedWar check = new CheckedWar(folder);
    CheckedWar.assertNone(
        check.scan(CheckedWar.appInJar(method("new java.io.FileInputStream(\"x\")"))),
        "file-stream");
  }

  @Test
  void manyOfOneKindAreOneFinding() {
    String many = "void run() { " + "new Thread(() -> {});".repeat(5) + " }";
    Finding finding =
        CheckedWar.only(new CheckedWar(folder).scan(CheckedWar.app(many)), "own-thread");
    assertThat(finding.count()).isEqualTo(5);
    assertThat(finding.places()).hasSize(3);
  }
}
