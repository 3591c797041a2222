package io.junicorn.container.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.TestWar;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds a carrier, or is kept for each thread. */
class StallRulesTest {
  @TempDir private Path folder;

  private Report scan(TestWar war) {
    return new CheckedWar(folder).scan(war);
  }

  private Report scan(String members) {
    return scan(CheckedWar.app(members));
  }

  @Test
  void anInitialiserThatReadsAFileIsFound() {
    Finding finding =
        CheckedWar.only(
            scan(
                """
                static final Object X;
                static {
                  try { X = java.nio.file.Files.readString(java.nio.file.Path.of("x")); }
                  catch (java.io.IOException e) { throw new RuntimeException(e); }
                }
                """),
            BlockingInitialiserRule.ID);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.places().getFirst().text())
        .isEqualTo("WEB-INF/classes!com.example.App#<clinit>:3");
  }

  @Test
  void soIsOneThatWaitsInAHelper() {
    Finding finding =
        CheckedWar.only(
            scan(
                "static final long X = first(); private static long first() {"
                    + " try { Thread.sleep(1); } catch (InterruptedException e) {} return 1; }"),
            BlockingInitialiserRule.ID);
    assertThat(finding.places().getFirst().member()).isEqualTo("first");
  }

  @Test
  void aHelperThatIsCalledTwiceHasOnePlace() {
    Finding finding =
        CheckedWar.only(
            scan(
                "static final long X = next(), Y = next(); private static long next() {"
                    + " try { Thread.sleep(1); } catch (InterruptedException e) {} return 1; }"),
            BlockingInitialiserRule.ID);
    assertThat(finding.places()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static final java.io.File X = new java.io.File(\"x\");",
        "Object x = open(); static Object open() { try { return new java.net.Socket(); }"
            + " catch (RuntimeException e) { return null; } }",
        "static final java.util.concurrent.Callable<Object> X = () -> new java.net.Socket();",
        "static final Object X = new java.util.concurrent.locks.ReentrantLock();",
      })
  void anInitialiserThatDoesNotWaitIsNot(String members) {
    CheckedWar.assertNone(scan(members), BlockingInitialiserRule.ID);
  }

  @Test
  void aStaticFieldWithAValueForEachThreadIsFound() {
    Finding finding =
        CheckedWar.only(
            scan(
                "static final ThreadLocal<byte[]> BUFFER ="
                    + " ThreadLocal.withInitial(() -> new byte[8192]);"),
            ThreadLocalCacheRule.ID);
    assertThat(finding.places().getFirst().member()).isEqualTo("BUFFER");
  }

  @Test
  void soIsASubclassThatMakesTheValue() {
    CheckedWar.only(
        scan(
            "static final ThreadLocal<Object> X = new ThreadLocal<>() {"
                + " protected Object initialValue() { return new Object(); } };"),
        ThreadLocalCacheRule.ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static final ThreadLocal<Object> CONTEXT = new ThreadLocal<>();",
        "final ThreadLocal<Object> x = ThreadLocal.withInitial(Object::new);",
        "protected Object initialValue() { return null; }",
      })
  void whatIsSetWithinARequestIsNoCache(String members) {
    CheckedWar.assertNone(scan(members), ThreadLocalCacheRule.ID);
  }

  @Test
  void aNativeMethodOfTheApplicationIsAWarning() {
    Finding finding = CheckedWar.only(scan("native int read();"), NativeCodeRule.ID);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.places().getFirst().member()).isEqualTo("read");
  }

  @Test
  void ofALibraryItIsForInformation() {
    Finding finding =
        CheckedWar.only(scan(CheckedWar.appInJar("native int read();")), NativeCodeRule.ID);
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void loadingALibraryIsFound() {
    CheckedWar.only(scan("void run() { System.loadLibrary(\"x\"); }"), NativeCodeRule.ID);
  }

  @Test
  void aNameOfThousandsOfVersionsIsRead() {
    String file = "linux/libfast.so" + ".1".repeat(30_000);
    CheckedWar.only(
        scan(TestWar.empty().library("fast-1.jar", TestWar.empty().file(file, "ELF"))),
        NativeCodeRule.ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux/libfast.so.1.2", "linux/FAST.SO", "linux/libfast.so.1.2.3.4"})
  void aLibraryForLinuxInAJarIsAWarning(String file) {
    Finding finding =
        CheckedWar.only(
            scan(TestWar.empty().library("fast-1.jar", TestWar.empty().file(file, "ELF"))),
            NativeCodeRule.ID);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.places().getFirst().text()).isEqualTo("WEB-INF/lib/fast-1.jar!" + file);
  }

  @Test
  void oneBesideTheJarsIs() {
    Finding finding =
        CheckedWar.only(
            scan(TestWar.empty().file("WEB-INF/lib/libfast.so", "ELF")), NativeCodeRule.ID);
    assertThat(finding.file()).isEqualTo("WEB-INF/lib/libfast.so");
  }

  @Test
  void oneWithShortCallsAndOneForWindowsAreForInformation() {
    Report report =
        scan(
            TestWar.empty()
                .library("lz4-java-1.8.0.jar", TestWar.empty().file("linux/liblz4-java.so", "ELF"))
                .library("other-1.jar", TestWar.empty().file("win/other.dll", "MZ")));
    assertThat(report.findings())
        .filteredOn(f -> f.rule().equals(NativeCodeRule.ID))
        .hasSize(2)
        .allMatch(f -> f.severity() == Severity.INFO);
  }

  @Test
  void anAbstractMethodAndATextOfThatNameAreNot() {
    CheckedWar.assertNone(
        scan(
            CheckedWar.app("interface Reader { int read(); }")
                .file("WEB-INF/lib/notes.so.txt", "x")),
        NativeCodeRule.ID);
  }

  @Test
  void anOverriddenFinalizeIsFound() {
    CheckedWar.only(scan("protected void finalize() {}"), FinalizerRule.ID);
  }

  @Test
  void aFinalizeWithArgumentsIsNot() {
    CheckedWar.assertNone(scan("void finalize(int x) {}"), FinalizerRule.ID);
  }
}
