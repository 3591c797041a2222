package io.junicorn.patch;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Greenlets;
import io.junicorn.hub.Hub;
import io.junicorn.hub.OffloadPool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rule for files: quick ones stay as they are, slow ones park. */
class FilePatchTest {
  private static final int MORE_THAN_CARRIERS = Runtime.getRuntime().availableProcessors() + 1;

  @TempDir private Path folder;

  private Path quick() throws Exception {
    return Files.writeString(folder.resolve("quick.txt"), "hello");
  }

  private Path pipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  private static <A, T> T onAGreenlet(Function<A, T> call, A argument) throws Exception {
    return Greenlets.spawn(() -> call.apply(argument)).get(Duration.ofSeconds(20));
  }

  @Test
  void aQuickFileIsReadByTheVeryClassesThatWereThere() throws Exception {
    PatchedApplication app = PatchedApplication.of(PatchRule.FILE, FileUsers.Reads.class);
    Function<Path, List<Object>> reads = app.function(FileUsers.Reads.class);

    assertThat(onAGreenlet(reads, quick()))
        .containsExactly((int) 'h', "FileInputStream", true, "hello", "hello", 5);
    assertThat(app.report().patched())
        .singleElement()
        .satisfies(
            type -> {
              assertThat(type.calls()).containsEntry(PatchRule.FILE, 4);
              assertThat(type.places())
                  .anyMatch(place -> place.matches("apply:\\d+ FileInputStream.<init>"));
            });
    assertThat(Hub.isPatched(reads.getClass())).isTrue();
    assertThat(Hub.isPatched(String.class)).isFalse();
  }

  @Test
  void aPipeIsReadOnThePoolAndItsReadersLeaveTheCarriersToOthers() throws Exception {
    PatchedApplication app = PatchedApplication.of(PatchRule.FILE, FileUsers.Odd.class);
    Function<Path, String> reads = app.function(FileUsers.Odd.class);
    Path pipe = pipe();
    int usual = OffloadPool.common().limit();
    OffloadPool.common().limit(Math.max(usual, MORE_THAN_CARRIERS));
    try {
      List<Greenlet<String>> readers =
          Stream.generate(() -> Greenlets.spawn(() -> reads.apply(pipe)))
              .limit(MORE_THAN_CARRIERS)
              .toList();
      eventually(() -> OffloadPool.common().active() == MORE_THAN_CARRIERS);

      assertThat(Greenlets.spawn(() -> "ran").get(Duration.ofSeconds(10))).isEqualTo("ran");

      try (OutputStream out = Files.newOutputStream(pipe)) {
        out.write("x".repeat(MORE_THAN_CARRIERS).getBytes(StandardCharsets.UTF_8));
        for (Greenlet<String> reader : readers) {
          assertThat(reader.get(Duration.ofSeconds(10))).isEqualTo("x");
        }
      }
    } finally {
      OffloadPool.common().limit(usual);
    }
  }

  /** Applications open files at their start, on a platform thread, and use them in requests. */
  @Test
  void whatAPlatformThreadHasOpenedIsReadByGreenletsOnThePool() throws Exception {
    PatchedApplication app = PatchedApplication.of(PatchRule.FILE, FileUsers.Opens.class);
    Path pipe = pipe();
    try (RandomAccessFile bothEnds = new RandomAccessFile(pipe.toFile(), "rw");
        InputStream in = app.function(FileUsers.Opens.class).apply(pipe)) {
      Greenlet<Integer> reader = Greenlets.spawn(() -> in.read());
      eventually(() -> OffloadPool.common().active() == 1);
      bothEnds.write('x');

      assertThat(reader.get(Duration.ofSeconds(10))).isEqualTo((int) 'x');
    }
  }

  @Test
  void everyKindOfReaderReadsASlowFileRight() throws Exception {
    PatchedApplication app = PatchedApplication.of(PatchRule.FILE, FileUsers.Reads.class);
    Function<Path, List<Object>> reads = app.function(FileUsers.Reads.class);
    Path pipe = pipe();
    Greenlet<List<Object>> reader = Greenlets.spawn(() -> reads.apply(pipe));
    for (int i = 0; i < 4; i++) {
      feed(pipe, "hello");
    }

    assertThat(reader.get(Duration.ofSeconds(10)))
        .containsExactly((int) 'h', "SlowInput", true, "hello", "hello", 5);
  }

  @Test
  void aSlowFileIsCopiedRight() throws Exception {
    PatchedApplication app = PatchedApplication.of(PatchRule.FILE, FileUsers.Copies.class);
    Function<Path, List<Object>> copies = app.function(FileUsers.Copies.class);
    Path pipe = pipe();
    Greenlet<List<Object>> reader = Greenlets.spawn(() -> copies.apply(pipe));
    for (int i = 0; i < 5; i++) {
      feed(pipe, "hello");
    }

    assertThat(reader.get(Duration.ofSeconds(10)))
        .containsExactly(5L, 5L, "hellohello", 5, List.of("hello"), "hello");
    assertThat(app.report().calls()).containsExactly(Map.entry(PatchRule.FILE, 5));
  }

  /** Opens when the reader does; gone when it has closed, so that each gets its own text. */
  private static void feed(Path pipe, String text) throws Exception {
    try (OutputStream out = Files.newOutputStream(pipe)) {
      eventually(() -> opened(pipe) == 2);
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    eventually(() -> opened(pipe) == 0);
  }

  /** How often this process has a file open. */
  private static long opened(Path file) {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(each -> isLinkTo(file, each)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLinkTo(Path file, Path link) {
    try {
      return Files.readSymbolicLink(link).equals(file);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  @Test
  void writersWriteTheSame() throws Exception {
    PatchedApplication app = PatchedApplication.of(PatchRule.FILE, FileUsers.Writes.class);
    Path file = folder.resolve("written");
    Path plain = folder.resolve("plain");

    assertThat(onAGreenlet(app.function(FileUsers.Writes.class), file))
        .isEqualTo(new FileUsers.Writes().apply(plain));
    assertThat(file).hasSameBinaryContentAs(plain).hasContent("abcdefg");
  }

  @Test
  void everyKindOfWriterWritesASlowFileRight() throws Exception {
    PatchedApplication app = PatchedApplication.of(PatchRule.FILE, FileUsers.WritesInTurn.class);
    Path pipe = pipe();
    // Both ends stay open, so that nobody waits to open one, and what is written stays in between.
    try (RandomAccessFile bothEnds = new RandomAccessFile(pipe.toFile(), "rw")) {
      assertThat(onAGreenlet(app.function(FileUsers.WritesInTurn.class), pipe))
          .containsExactly("SlowOutput", "SlowWriter", "OffloadedOutput");
      byte[] written = new byte["abcdefghi".length()];
      bothEnds.readFully(written);

      assertThat(written).asString(StandardCharsets.UTF_8).isEqualTo("abcdefghi");
    }
    assertThat(app.report().calls()).containsExactly(Map.entry(PatchRule.FILE, 7));
  }

  @Test
  void aClassFileWithoutStackMapsIsPatched() throws Exception {
    PatchedApplication app =
        PatchedApplication.changed(
            FilePatchTest::asOfJava5, EnumSet.of(PatchRule.FILE), FileUsers.Writes.class);
    Path file = folder.resolve("written");

    assertThat(onAGreenlet(app.function(FileUsers.Writes.class), file)).isEqualTo(7);
    assertThat(app.report().isPatched(FileUsers.Writes.class.getName())).isTrue();
    assertThat(app.left()).isEmpty();
    assertThat(file).hasContent("abcdefg");
  }

  /** As compilers wrote it before there were stack maps. */
  private static byte[] asOfJava5(byte[] file) {
    ClassFile files = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS);
    return files.transformClass(
        files.parse(file),
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen(
                (out, element) ->
                    out.with(
                        element instanceof ClassFileVersion
                            ? ClassFileVersion.of(ClassFile.JAVA_5_VERSION, 0)
                            : element)));
  }

  @Test
  void linesOfTheStackAreThoseOfTheSource() throws Exception {
    PatchedApplication app = PatchedApplication.of(PatchRule.FILE, FileUsers.Missing.class);
    StackTraceElement patched =
        onAGreenlet(app.function(FileUsers.Missing.class), folder.resolve("none"));
    StackTraceElement plain = new FileUsers.Missing().apply(folder.resolve("none"));

    assertThat(app.isPatched(app.function(FileUsers.Missing.class).getClass())).isTrue();
    assertThat(patched.getLineNumber()).isEqualTo(plain.getLineNumber()).isPositive();
    assertThat(patched.getFileName()).isEqualTo("FileUsers.java");
  }

  @Test
  void whatCannotBeRewrittenIsToldAndWorks() throws Exception {
    PatchedApplication app =
        PatchedApplication.of(PatchRule.FILE, FileUsers.Near.class, FileUsers.Own.class);

    assertThat(onAGreenlet(app.function(FileUsers.Near.class), quick()))
        .isEqualTo("Own FileInputStream");
    assertThat(app.report().patched()).isEmpty();
    assertThat(app.left().values())
        .containsExactlyInAnyOrder("a method reference", "a subclass calls its constructor");
    assertThat(app.left().keySet()).allMatch(where -> where.contains("FileInputStream.<init>"));
  }

  @Test
  void aVetoedClassStaysAsItIs() throws Exception {
    PatchedApplication app =
        PatchedApplication.refusing(
            type ->
                type.name().endsWith("Odd") ? Optional.of("somebody said so") : Optional.empty(),
            PatchRule.FILE,
            FileUsers.Odd.class,
            FileUsers.Reads.class);
    app.function(FileUsers.Odd.class);
    app.function(FileUsers.Reads.class);

    assertThat(app.report().isPatched(FileUsers.Reads.class.getName())).isTrue();
    assertThat(app.report().isPatched(FileUsers.Odd.class.getName())).isFalse();
    assertThat(app.left()).containsEntry(FileUsers.Odd.class.getName(), "somebody said so");
  }

  @Test
  void aClassIsPatchedOnce() {
    PatchReport report = new PatchReport(EnumSet.of(PatchRule.FILE));
    ClassPatcher patcher =
        new ClassPatcher(
            EnumSet.of(PatchRule.FILE),
            report,
            _ -> Optional.empty(),
            type -> getClass().getResourceAsStream("/" + internal(type.descriptorString())));
    String name = FileUsers.Odd.class.getName();
    byte[] once = patcher.patch(name, PatchedApplication.fileOf(name)).orElseThrow();

    assertThat(patcher.patch(name, once)).isEmpty();
    assertThat(report.left()).containsEntry(name, "it is patched already");
    assertThat(ClassFile.of().verify(once)).isEmpty();
  }

  private static String internal(String descriptor) {
    return descriptor.substring(1, descriptor.length() - 1) + ".class";
  }

  @Test
  void aClassFileThatCannotBeReadIsLeftAndTold() {
    PatchReport report = new PatchReport(EnumSet.of(PatchRule.FILE));
    ClassPatcher patcher =
        new ClassPatcher(EnumSet.of(PatchRule.FILE), report, _ -> Optional.empty(), _ -> null);
    String name = FileUsers.Odd.class.getName();
    byte[] file = PatchedApplication.fileOf(name);
    byte[] cut = java.util.Arrays.copyOf(file, file.length - file.length / 4);

    assertThat(patcher.patch(name, cut)).isEmpty();
    assertThat(report.left().get(name)).startsWith("it cannot be rewritten: ");
    assertThat(patcher.patch("none", new byte[] {1, 2, 3})).isEmpty();
    assertThat(patcher.patch("none", new byte[0])).isEmpty();
  }
}
