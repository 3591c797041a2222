package io.junicorn.container.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines to files that take them, stall, are full, or are renamed. */
class LineWriterTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private final RecordedLosses losses = new RecordedLosses();

  private LineWriter writer(Path file, int capacityBytes) {
    return writer(new Target.File(file), capacityBytes);
  }

  private LineWriter writer(Target target, int capacityBytes) {
    return new LineWriter("test", target, capacityBytes, Duration.ZERO, losses);
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private Path fifo() throws IOException, InterruptedException {
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    return fifo;
  }

  @Test
  void writesInOrderAndAppends() throws IOException {
    Path file = folder.resolve("log");
    Files.writeString(file, "before\n");
    LineWriter writer = writer(file, 1 << 20);
    for (int i = 0; i < 5000; i++) {
      assertThat(writer.offer(line("line " + i))).isTrue();
    }
    assertThat(writer.flush(LONG)).isTrue();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(5001).startsWith("before", "line 0").endsWith("line 4999");
    assertThat(writer.dropped()).isZero();
  }

  @Test
  void writesWhatManyThreadsOfferWholeAndOnce() throws IOException, InterruptedException {
    Path file = folder.resolve("log");
    LineWriter writer = writer(file, 1 << 24);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      int name = t;
      threads.add(
          Thread.startVirtualThread(
              () -> {
                for (int i = 0; i < 2000; i++) {
                  writer.offer(line(name + ":" + i + ":" + "x".repeat(i % 300)));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(writer.flush(LONG)).isTrue();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines)
        .hasSize(16_000)
        .doesNotHaveDuplicates()
        .allMatch(l -> l.matches("\\d:\\d+:x*"));
  }

  @Test
  void writesAnEntryLargerThanItsBuffer() throws IOException {
    Path file = folder.resolve("log");
    LineWriter writer = writer(file, 1 << 20);
    String large = "y".repeat(200_000);
    writer.offer(line("small"));
    writer.offer(line(large));
    writer.offer(line("after"));
    assertThat(writer.flush(LONG)).isTrue();
    assertThat(Files.readAllLines(file)).containsExactly("small", large, "after");
  }

  @Test
  void dropsAndCountsWhenNobodyReadsThePipe() throws IOException, InterruptedException {
    Path fifo = fifo();
    LineWriter writer = writer(fifo, 10_000);
    assertThat(writer.awaitOpen(Duration.ofMillis(50))).isFalse();
    byte[] entry = line("z".repeat(99));
    int taken = 0;
    for (int i = 0; i < 1000; i++) {
      taken += writer.offer(entry) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(100);
    assertThat(writer.dropped()).isEqualTo(900);
    assertThat(losses.told).hasSize(1).first().asString().contains("the queue is full");

    // Somebody reads at last: what was queued comes, and the count of what did not.
    try (var reader = Files.newBufferedReader(fifo)) {
      for (int i = 0; i < taken; i++) {
        assertThat(reader.readLine()).hasSize(99);
      }
      await().until(() -> losses.told.size() == 2);
    }
    assertThat(losses.told).last().isEqualTo("900 lost");
  }

  @Test
  void countsWhatAFullDiskDoesNotTakeAndTellsOnce() {
    LineWriter writer = writer(Path.of("/dev/full"), 1 << 20);
    for (int i = 0; i < 10; i++) {
      writer.offer(line("line"));
      assertThat(writer.flush(LONG)).isTrue();
    }
    assertThat(writer.dropped()).isEqualTo(10);
    assertThat(losses.told).hasSize(1).first().asString().contains("No space left");
  }

  @Test
  void goesOnInTheNewFileAfterARename() throws IOException {
    Path file = folder.resolve("log");
    Path old = folder.resolve("log.1");
    LineWriter writer = writer(file, 1 << 20);
    writer.offer(line("one"));
    assertThat(writer.flush(LONG)).isTrue();
    Files.move(file, old);
    writer.offer(line("two"));
    assertThat(writer.flush(LONG)).isTrue();
    writer.reopen();
    await().until(() -> Files.exists(file));
    writer.offer(line("three"));
    assertThat(writer.flush(LONG)).isTrue();
    assertThat(old).hasContent("one\ntwo\n");
    assertThat(file).hasContent("three\n");
  }

  @Test
  void keepsTheOldFileWhenTheNewOneCannotBeOpened() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path file = inner.resolve("log");
    LineWriter writer = writer(file, 1 << 20);
    writer.offer(line("one"));
    assertThat(writer.flush(LONG)).isTrue();
    Path moved = folder.resolve("moved");
    Files.move(inner, moved);
    writer.reopen();
    await().until(() -> losses.told.size() == 1);
    writer.offer(line("two"));
    assertThat(writer.flush(LONG)).isTrue();
    assertThat(moved.resolve("log")).hasContent("one\ntwo\n");
    assertThat(losses.told).first().asString().startsWith("not reopened");
  }

  @Test
  void saysThatAFileCannotBeOpened() {
    LineWriter writer = writer(folder.resolve("absent").resolve("log"), 1 << 20);
    assertThatThrownBy(() -> writer.awaitOpen(LONG)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aTargetThatThrowsAtTheStartIsOneThatCannotBeOpened() {
    FailingTarget target = new FailingTarget(folder.resolve("log"));
    target.failure = new IllegalStateException("no file system");
    LineWriter writer = writer(target, 1 << 20);
    assertThatThrownBy(() -> writer.awaitOpen(LONG))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no file system");
  }

  private LineWriter writerThatWroteOne(FailingTarget target) {
    LineWriter writer = writer(target, 1 << 20);
    writer.offer(line("one"));
    assertThat(writer.flush(LONG)).isTrue();
    return writer;
  }

  @Test
  void aTargetThatThrowsLaterLosesWhatIsWrittenMeanwhileAndNoMore() throws IOException {
    FailingTarget target = new FailingTarget(folder.resolve("log"));
    LineWriter writer = writerThatWroteOne(target);

    target.failure = new IllegalStateException("no file system");
    Objects.requireNonNull(target.last).close();
    writer.offer(line("two"));
    assertThat(writer.flush(LONG)).isTrue();
    writer.offer(line("three"));
    assertThat(writer.flush(LONG)).isTrue();
    assertThat(writer.dropped()).isEqualTo(2);
    assertThat(losses.told).hasSize(1).first().asString().contains("ClosedChannelException");

    target.failure = null;
    writer.offer(line("four"));
    assertThat(writer.flush(LONG)).isTrue();
    assertThat(target.file).hasContent("one\nfour\n");
    await().until(() -> losses.told.size() == 2);
    assertThat(losses.told).last().isEqualTo("2 lost");
  }

  @Test
  void aTargetThatThrowsWhenItIsOpenedAnewStaysTheOldOne() throws IOException {
    FailingTarget target = new FailingTarget(folder.resolve("log"));
    LineWriter writer = writerThatWroteOne(target);
    target.failure = new IllegalStateException("no file system");
    writer.reopen();
    await().until(() -> losses.told.size() == 1);
    writer.offer(line("two"));
    assertThat(writer.flush(LONG)).isTrue();
    assertThat(target.file).hasContent("one\ntwo\n");
    assertThat(losses.told).first().asString().startsWith("not reopened").contains("no file");
  }

  /** A file whose system throws what nobody expects, for as long as the test wants. */
  private static final class FailingTarget implements Target {
    private final Path file;
    private volatile @Nullable RuntimeException failure;
    private volatile @Nullable FileChannel last;

    FailingTarget(Path file) {
      this.file = file;
    }

    @Override
    public FileChannel open() throws IOException {
      RuntimeException thrown = failure;
      if (thrown != null) {
        throw thrown;
      }
      FileChannel opened = new File(file).open();
      last = opened;
      return opened;
    }

    @Override
    public boolean rotates() {
      return true;
    }
  }

  /** What was told, as text. */
  private static final class RecordedLosses implements Losses {
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @Override
    public void began(LineWriter writer, String why) {
      told.add(why);
    }

    @Override
    public void ended(LineWriter writer, long count) {
      told.add(count + " lost");
    }

    @Override
    public void notReopened(LineWriter writer, IOException why) {
      told.add("not reopened: " + why);
    }

    @Override
    public void notClosed(LineWriter writer, IOException why) {
      told.add("not closed: " + why);
    }
  }
}
