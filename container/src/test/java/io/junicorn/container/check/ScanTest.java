package io.junicorn.container.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.container.deploy.DeployException;
import io.junicorn.container.it.support.TestWar;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is damaged or hostile is named, and nothing is run or left behind. */
class ScanTest {
  @TempDir private Path folder;

  private Report scan(TestWar war) {
    return new CheckedWar(folder).scan(war);
  }

  private Path explode(TestWar war) {
    return war.explode(folder.resolve("exploded"));
  }

  @Test
  void anUnpackedWarIsLookedAtWhereItIsAndStays() throws DeployException {
    Path war = explode(CheckedWar.app("protected void finalize() {}"));
    Report report = new CheckedWar(folder).scan(war);
    CheckedWar.only(report, FinalizerRule.ID);
    assertThat(war.resolve("WEB-INF").resolve("classes")).isDirectoryContaining("glob:**/com");
  }

  @Test
  void aManifestThatNoDeploymentTakesIsRefused() {
    Path war = explode(CheckedWar.app("").manifest("Junicorn-Api: yes"));
    assertThatThrownBy(() -> new CheckedWar(folder).scan(war))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("Junicorn-Api: 'yes'");
  }

  @Test
  void aDamagedJarIsAnErrorAndTheScanGoesOn() throws IOException, DeployException {
    Path war =
        explode(
            CheckedWar.app("protected void finalize() {}")
                .library("whole-1.jar", TestWar.empty().file("x", "")));
    Files.writeString(war.resolve("WEB-INF").resolve("lib").resolve("bad-1.jar"), "no zip");
    Report report = new CheckedWar(folder).scan(war);
    Finding finding = CheckedWar.only(report, Unreadable.JAR);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.file()).isEqualTo("WEB-INF/lib/bad-1.jar");
    CheckedWar.only(report, FinalizerRule.ID);
    assertThat(report.jars()).isEqualTo(1);
  }

  @Test
  void aDamagedClassIsNamedAndTheScanGoesOn() {
    byte[] type = CheckedWar.type("");
    Report report =
        scan(
            CheckedWar.app("protected void finalize() {}")
                .compiled("com.example.Aaa", Arrays.copyOf(type, type.length / 2))
                .library(
                    "lib-1.jar", TestWar.empty().compiled("org.example.Bad", new byte[] {1, 2})));
    assertThat(report.findings())
        .filteredOn(f -> f.rule().equals(Unreadable.CLASS))
        .extracting(f -> f.severity() + " " + f.places().getFirst().text())
        .containsExactly(
            "ERROR WEB-INF/classes!com.example.Aaa",
            "WARNING WEB-INF/lib/lib-1.jar!org.example.Bad");
    CheckedWar.only(report, FinalizerRule.ID);
    assertThat(report.classes()).isEqualTo(3);
  }

  @Test
  void noDamageOfAClassEndsTheScan() {
    byte[] type =
        CheckedWar.type(
            "static final ThreadLocal<Object> X = ThreadLocal.withInitial(Object::new);"
                + " static { try { Thread.sleep(1); } catch (Exception e) {} }"
                + " void run() { new Thread(() -> System.loadLibrary(\"x\")); }");
    Random random = new Random(42);
    TestWar war = TestWar.empty();
    for (int i = 0; i < 400; i++) {
      byte[] damaged = type.clone();
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        damaged[8 + random.nextInt(type.length - 8)] = (byte) random.nextInt();
      }
      war.compiled("com.example.App" + i, damaged);
      war.compiled("com.example.Cut" + i, Arrays.copyOf(type, i % type.length));
    }
    assertThat(scan(war).classes()).isEqualTo(800);
  }

  @Test
  void annotationsThatAreNestedTooDeeplyAreNamed() throws IOException {
    Report report =
        scan(
            CheckedWar.app("protected void finalize() {}")
                .compiled("com.example.Deep", annotated(300_000)));
    assertThat(report.findings())
        .filteredOn(f -> f.rule().equals(Unreadable.CLASS))
        .extracting(f -> f.places().getFirst().text())
        .containsExactly("WEB-INF/classes!com.example.Deep");
    CheckedWar.only(report, FinalizerRule.ID);
  }

  /**
   * A class whose only method has an annotation, of its first instruction, whose value is an array
   * of arrays of arrays (JVMS 4.7.16, 4.7.20).
   */
  private static byte[] annotated(int depth) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0xCAFEBABE);
    out.writeInt(61);
    out.writeShort(16);
    List<String> texts =
        List.of(
            "com/example/Deep",
            "java/lang/Object",
            "java/lang/Thread",
            "run",
            "stop",
            "()V",
            "Code",
            "RuntimeVisibleTypeAnnotations",
            "Ljava/lang/Deprecated;",
            "since");
    for (String text : texts) {
      out.writeByte(1);
      out.writeUTF(text);
    }
    // 11 to 13: the classes; 14: stop()V; 15: of Thread.
    for (int name = 1; name <= 3; name++) {
      out.writeByte(7);
      out.writeShort(name);
    }
    out.writeByte(12);
    writeShorts(out, 5, 6);
    out.writeByte(10);
    writeShorts(out, 13, 14);
    // public; this, super; no interfaces, no fields; one method, run()V with its Code.
    writeShorts(out, 0x21, 11, 12, 0, 0, 1, 1, 4, 6, 1, 7);
    int annotation = 12 + 3 * depth + 3;
    out.writeInt(2 + 2 + 4 + 5 + 2 + 2 + 6 + annotation);
    writeShorts(out, 1, 1);
    // aconst_null, invokevirtual, return; no handlers, one attribute.
    out.writeInt(5);
    out.write(new byte[] {0x01, (byte) 0xB6, 0, 15, (byte) 0xB1});
    writeShorts(out, 0, 1, 8);
    out.writeInt(annotation);
    writeShorts(out, 1);
    // Of the "new" at 0, without a path; its type, one pair, its name.
    out.writeByte(0x44);
    writeShorts(out, 0);
    out.writeByte(0);
    writeShorts(out, 9, 1, 10);
    for (int level = 0; level < depth; level++) {
      out.writeByte('[');
      writeShorts(out, 1);
    }
    out.writeByte('s');
    writeShorts(out, 10);
    // Attributes of the class.
    writeShorts(out, 0);
    return bytes.toByteArray();
  }

  private static void writeShorts(DataOutputStream out, int... values) throws IOException {
    for (int each : values) {
      out.writeShort(each);
    }
  }

  @Test
  void aJarThatUnpacksToFarTooMuchIsRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("com/example/Bomb.class"));
      zip.write(new byte[20 << 20]);
      zip.closeEntry();
    }
    Path war = explode(TestWar.empty().file("WEB-INF/lib/x.txt", ""));
    Files.write(war.resolve("WEB-INF").resolve("lib").resolve("bomb.jar"), bytes.toByteArray());
    assertThatThrownBy(() -> new CheckedWar(folder).scan(war))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("refused, its WEB-INF/lib/bomb.jar unpacks to more than");
  }

  @Test
  void whatIsNoWarIsRefusedAndNothingIsLeft() throws IOException {
    Path text = Files.writeString(folder.resolve("text.war"), "I am a text.\n");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    for (Path path : List.of(text, empty, folder.resolve("missing.war"))) {
      assertThatThrownBy(() -> new CheckedWar(folder).scan(path))
          .isInstanceOf(DeployException.class)
          .hasMessageStartingWith(path.toString());
    }
  }

  @Test
  void noClassIsLoaded() {
    System.clearProperty("junicorn.check.loaded");
    scan(CheckedWar.app("static { System.setProperty(\"junicorn.check.loaded\", \"yes\"); }"));
    assertThat(System.getProperty("junicorn.check.loaded")).isNull();
  }
}
