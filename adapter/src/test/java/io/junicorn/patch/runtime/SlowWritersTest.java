package io.junicorn.patch.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.Greenlets;
import io.junicorn.hub.OffloadObserver;
import io.junicorn.hub.OffloadPool;
import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writers of slow files beside the JDK's own, each on a regular file. */
class SlowWritersTest {
  @TempDir private Path folder;

  private final AtomicInteger offloaded = new AtomicInteger();
  private Path slow;
  private Path plain;

  @BeforeEach
  void watchThePool() {
    slow = folder.resolve("slow");
    plain = folder.resolve("plain");
    OffloadPool.common().observe(_ -> offloaded.incrementAndGet());
  }

  @AfterEach
  void leaveThePool() {
    OffloadPool.common().observe(OffloadObserver.NONE);
  }

  private static <T> T onAGreenlet(Callable<T> use) throws Exception {
    return Greenlets.spawn(use).get(Duration.ofSeconds(20));
  }

  /** Five calls: each write, and the close. */
  private static String bytes(OutputStream out) throws IOException {
    try (out) {
      out.write('a');
      out.write("bc".getBytes(UTF_8));
      out.write("xdex".getBytes(UTF_8), 1, 2);
      out.write(new byte[100_000]);
      out.flush();
    }
    return out.getClass().getSimpleName();
  }

  @Test
  void aStreamWritesTheSameAndEachCallOnThePool() throws Exception {
    assertThat(onAGreenlet(() -> bytes(SlowOutput.open(slow.toFile(), false))))
        .isEqualTo("SlowOutput");
    assertThat(offloaded).hasValue(1 + 5);
    bytes(new FileOutputStream(plain.toFile()));
    assertThat(slow).hasSameBinaryContentAs(plain);

    onAGreenlet(() -> bytes(SlowOutput.open(slow.toFile(), true)));
    bytes(new FileOutputStream(plain.toFile(), true));
    assertThat(slow).hasSameBinaryContentAs(plain);
  }

  @Test
  void aStreamOfFilesWritesTheSameAndEachCallOnThePool() throws Exception {
    onAGreenlet(() -> bytes(new OffloadedOutput(Files.newOutputStream(slow))));

    assertThat(offloaded).hasValue(5);
    bytes(Files.newOutputStream(plain));
    assertThat(slow).hasSameBinaryContentAs(plain);
  }

  private static String text(OutputStreamWriter out) throws IOException {
    try (out) {
      out.write('\u00fc');
      out.write("xabx".toCharArray(), 1, 2);
      out.write("xcdx", 1, 2);
      out.write("e".repeat(100_000));
      out.append("f").append('g').append("xhx", 1, 2).flush();
      return out.getEncoding();
    }
  }

  @Test
  void aWriterWritesTheSame() throws Exception {
    assertThat(onAGreenlet(() -> text(SlowWriter.open(slow.toFile(), UTF_8, false))))
        .isEqualTo(text(new FileWriter(plain.toFile(), UTF_8)));
    assertThat(slow).hasSameBinaryContentAs(plain);
    assertThat(offloaded).hasValueGreaterThan(2);

    onAGreenlet(() -> text(SlowWriter.open(slow.toFile(), UTF_8, true)));
    text(new FileWriter(plain.toFile(), UTF_8, true));
    assertThat(slow).hasSameBinaryContentAs(plain);
  }

  /** The lock of a writer is its user's: what writes below it on the pool must not want it. */
  @Test
  void aWriterMayBeWrappedAndLocked() throws Exception {
    onAGreenlet(
        () -> {
          try (Writer inner = SlowWriter.open(slow.toFile(), UTF_8, false);
              BufferedWriter lines = new BufferedWriter(inner)) {
            synchronized (inner) {
              lines.write("one");
              lines.newLine();
              lines.flush();
            }
            return "written";
          }
        });

    assertThat(slow).hasContent("one\n");
  }

  private static List<Object> anywhere(RandomAccessFile file) throws IOException {
    List<Object> seen = new ArrayList<>();
    try (file) {
      file.write('a');
      file.write("bc".getBytes(UTF_8));
      file.write("xdex".getBytes(UTF_8), 1, 2);
      file.writeInt(7);
      file.writeUTF("\u00fc");
      file.writeBytes("line\n");
      seen.add(file.length());
      seen.add(file.getFilePointer());
      file.seek(0);
      seen.add(file.read());
      byte[] two = new byte[2];
      seen.add(file.read(two));
      seen.add(new String(two, UTF_8));
      seen.add(file.read(two, 1, 1));
      seen.add(file.skipBytes(1));
      seen.add(file.readInt());
      seen.add(file.readUTF());
      seen.add(file.readLine());
      seen.add(file.read());
      file.setLength(6);
      seen.add(file.length());
    }
    return seen;
  }

  @Test
  void aFileThatIsReadAndWrittenAnywhereIsTheSameAndItsLengthIsAskedOnThePool() throws Exception {
    assertThat(onAGreenlet(() -> anywhere(SlowRandomAccess.open(slow.toFile(), "rw"))))
        .isEqualTo(anywhere(new RandomAccessFile(plain.toFile(), "rw")))
        .startsWith(18L, 18L, (int) 'a', 2, "bc");
    assertThat(slow).hasSameBinaryContentAs(plain);

    RandomAccessFile file = onAGreenlet(() -> SlowRandomAccess.open(slow.toFile(), "r"));
    int before = offloaded.get();
    assertThat(onAGreenlet(file::length)).isEqualTo(6);
    assertThat(offloaded).hasValue(before + 1);
    assertThat(file.length()).isEqualTo(6);
    assertThat(offloaded).hasValue(before + 1);
    file.close();
  }

  @Test
  void aFailureIsThatOfTheJdk() throws Exception {
    Path none = folder.resolve("none").resolve("file");
    IOException slowOne = onAGreenlet(() -> failure(() -> SlowOutput.open(none.toFile(), false)));

    assertThat(slowOne)
        .hasSameClassAs(failure(() -> new FileOutputStream(none.toFile())))
        .hasMessageStartingWith(none.toString());
  }

  private static IOException failure(Callable<OutputStream> opening) throws Exception {
    try (OutputStream out = opening.call()) {
      throw new AssertionError("it opened: " + out);
    } catch (IOException e) {
      return e;
    }
  }
}
