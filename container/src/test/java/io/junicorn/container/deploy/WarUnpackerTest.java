package io.junicorn.container.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A WAR is unpacked whole or refused whole, and of a refused one nothing is on the disk. */
class WarUnpackerTest {
  private static final WarLimits LIMITS = new WarLimits(100, 50, 1 << 20);
  private static final WarLimits FIFTY = new WarLimits(100, 50, 1 << 30);

  @TempDir private Path folder;

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        if (!name.endsWith("/")) {
          zip.write(("content of " + name).getBytes(StandardCharsets.UTF_8));
        }
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zeros(String name, int size, int method) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(method);
      zip.putNextEntry(new ZipEntry(name));
      zip.write(new byte[size]);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("app.war"), bytes);
  }

  private Path unpack(Path war, WarLimits limits) throws DeployException {
    return WarUnpacker.unpack(war, folder.resolve("work").resolve("war"), limits);
  }

  private void assertRefused(byte[] bytes, WarLimits limits, String... words) throws IOException {
    Path war = write(bytes);
    assertThatThrownBy(() -> unpack(war, limits))
        .isInstanceOf(DeployException.class)
        .message()
        .startsWith(war + ": refused, ")
        .contains(words)
        .doesNotContain("\n");
    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile)).as("files left").containsExactly(war);
    }
  }

  @Test
  void unpacksFilesAndFolders() throws Exception {
    Path unpacked =
        unpack(write(zip("WEB-INF/", "WEB-INF/web.xml", "a/b/c.txt", "a/", "é.txt")), LIMITS);
    assertThat(unpacked.resolve("a/b/c.txt")).hasContent("content of a/b/c.txt");
    assertThat(unpacked.resolve("WEB-INF/web.xml")).exists();
    assertThat(unpacked.resolve("é.txt")).exists();
  }

  @Test
  void thePathOfTheTargetMayHaveDots() throws Exception {
    Path target = folder.resolve("./work").resolve("war");
    Path unpacked = WarUnpacker.unpack(write(zip("a/b.txt", "a/./c.txt")), target, LIMITS);
    assertThat(unpacked.resolve("a/b.txt")).hasContent("content of a/b.txt");
    assertThat(unpacked.resolve("a/c.txt")).hasContent("content of a/./c.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.txt",
        "..",
        "a/../../evil.txt",
        "a/..",
        "/evil.txt",
        "//evil.txt",
        "..\\evil.txt",
        "a\\b.txt",
        "\\evil.txt",
        "C:/evil.txt",
        "c:evil.txt",
        "C:\\evil.txt"
      })
  void refusesANameThatPointsOutside(String name) throws IOException {
    assertRefused(zip("index.html", name), LIMITS, "'" + name + "'", "points outside");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb.txt", "a\0b.txt", "a\u007fb.txt"})
  void refusesANameWithAControlCharacter(String name) throws IOException {
    assertRefused(zip("index.html", name), LIMITS, "'a?b.txt'", "control character");
  }

  @Test
  void refusesTwoEntriesForOneFile() throws IOException {
    // The zip classes of the JDK write none, so that one of them gets its name later.
    assertRefused(
        renamed(zip("a/x.txt", "a/y.txt"), "a/y.txt", "a/x.txt"), LIMITS, "'a/x.txt'", "twice");
    assertRefused(zip("a/x.txt", "a/./x.txt"), LIMITS, "'a/./x.txt'", "twice");
    assertRefused(zip("a//x.txt", "a/x.txt"), LIMITS, "'a/x.txt'", "twice");
  }

  @Test
  void refusesAFileThatIsAFolder() throws IOException {
    assertRefused(zip("a", "a/b.txt"), LIMITS, "'a'", "a file and a folder");
  }

  @Test
  void refusesASymbolicLink() throws IOException {
    byte[] zip = zip("index.html", "link");
    assertRefused(withMode(zip, 0120777), LIMITS, "'index.html'", "symbolic link", "120777");
    assertRefused(withMode(zip, 0060644), LIMITS, "'index.html'", "device");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0100644, 0040755})
  void takesModesOfFilesAndFolders(int mode) throws Exception {
    assertThat(unpack(write(withMode(zip("index.html"), mode)), LIMITS)).isDirectory();
  }

  @Test
  void refusesMoreEntriesThanTheLimit() throws Exception {
    byte[] zip = zip("a", "b", "c");
    assertRefused(zip, new WarLimits(2, 50, 1 << 20), "3 entries", "limit-war-entries allows 2");
    assertThat(unpack(write(zip), new WarLimits(3, 50, 1 << 20))).isDirectory();
  }

  @Test
  void refusesABombByItsRatio() throws Exception {
    byte[] bomb = zeros("bomb.txt", 11_000_000, 9);
    assertRefused(
        bomb, FIFTY, "'bomb.txt'", "limit-war-ratio allows 50 times", bomb.length + " bytes");
    assertThat(unpack(write(bomb), new WarLimits(100, 1032, 1 << 30))).isDirectory();
  }

  @Test
  void aSmallApplicationMayRepeatItself() throws Exception {
    assertThat(unpack(write(zeros("pages.txt", 5_000_000, 9)), FIFTY)).isDirectory();
  }

  @Test
  void refusesABombThatLiesAboutItsSize() throws IOException {
    byte[] bomb = zeros("bomb.txt", 11_000_000, 9);
    ByteBuffer zip = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
    zip.putInt(header(zip) + 24, 10);
    assertRefused(bomb, FIFTY, "'bomb.txt'", "limit-war-ratio allows 50 times");
  }

  @Test
  void refusesMoreBytesThanTheLimit() throws IOException {
    assertRefused(
        zeros("large.bin", 2_000_000, 0), LIMITS, "'large.bin'", "limit-war-size allows 1048576");
  }

  @Test
  void anArchiveWithinAnArchiveIsAFile() throws Exception {
    byte[] inner = zeros("bomb.txt", 5_000_000, 9);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("WEB-INF/lib/bomb.jar"));
      zip.write(inner);
    }
    Path unpacked = unpack(write(bytes.toByteArray()), LIMITS);
    assertThat(unpacked.resolve("WEB-INF/lib/bomb.jar")).hasSize(inner.length);
  }

  @Test
  void aFolderBesideTheWarIsNotUsed() throws Exception {
    Path war = write(zip("index.html"));
    Files.createDirectories(folder.resolve("app").resolve("WEB-INF"));
    Files.writeString(folder.resolve("app").resolve("index.html"), "planted");
    assertThat(unpack(war, LIMITS).resolve("index.html")).hasContent("content of index.html");
  }

  @Test
  void aCommentAtTheEndIsNoEntry() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setComment("PK\u0005\u0006 and so on");
      zip.putNextEntry(new ZipEntry("index.html"));
    }
    assertThat(unpack(write(bytes.toByteArray()), LIMITS)).isDirectory();
  }

  private static byte[] renamed(byte[] zip, String from, String to) {
    String text = new String(zip, StandardCharsets.ISO_8859_1);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Gives the first entry a mode of Unix, in its external attributes. */
  private static byte[] withMode(byte[] zip, int mode) {
    byte[] changed = zip.clone();
    ByteBuffer buffer = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(header(buffer) + 38, mode << 16);
    return changed;
  }

  /** Where the first header of the central directory is. */
  private static int header(ByteBuffer zip) {
    List<Integer> places =
        Stream.iterate(0, i -> i < zip.limit() - 4, i -> i + 1)
            .filter(i -> zip.getInt(i) == 0x02014b50)
            .toList();
    return places.getFirst();
  }
}
