package io.junicorn.container.offload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.junicorn.greenlet.GreenletTree;
import io.junicorn.hub.OffloadPool;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is slow to read holds the virtual thread that wants it, and no carrier. */
class StaticFilesTest {
  private static final ThreadFactory VIRTUAL = GreenletTree.machineryThreads("static-files-test");
  private static final int MORE_THAN_CARRIERS = Runtime.getRuntime().availableProcessors() + 1;

  @TempDir private Path folder;

  private final FileCalls offload = new FileCalls(new OffloadPool("test", "file-", 10));
  private final ContextHandler context = new ContextHandler();

  private Path pipe() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  private static int readOne(Path pipe) throws IOException {
    try (InputStream in = Files.newInputStream(pipe)) {
      return in.read();
    }
  }

  @Test
  void moreReadersThanCarriersLeaveTheCarriersToOthers() throws Exception {
    Path pipe = pipe();
    BlockingQueue<Integer> read = new LinkedBlockingQueue<>();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < MORE_THAN_CARRIERS; i++) {
      Thread reader =
          VIRTUAL.newThread(
              () -> {
                try {
                  // It waits in open(2) until somebody writes: as a disk that does not answer.
                  read.add(offload.call(() -> readOne(pipe)));
                } catch (IOException e) {
                  read.add(-2);
                }
              });
      reader.start();
      readers.add(reader);
    }
    CountDownLatch canary = new CountDownLatch(MORE_THAN_CARRIERS);
    for (int i = 0; i < MORE_THAN_CARRIERS; i++) {
      VIRTUAL.newThread(canary::countDown).start();
    }
    assertThat(canary.await(10, TimeUnit.SECONDS)).as("others ran").isTrue();
    assertThat(read).as("the readers wait still").isEmpty();
    // Open until all have read: one that opens it later would wait for another writer.
    try (OutputStream out = Files.newOutputStream(pipe)) {
      out.write(new byte[MORE_THAN_CARRIERS]);
      for (Thread reader : readers) {
        assertThat(reader.join(Duration.ofSeconds(10))).isTrue();
      }
    }
    assertThat(read).hasSize(MORE_THAN_CARRIERS).doesNotContain(-2);
  }

  @Test
  void aTaskRunsWithTheLoaderOfItsCallerAndThrowsToIt() throws Exception {
    ClassLoader loader = new ClassLoader(getClass().getClassLoader()) {};
    BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
    Thread caller =
        VIRTUAL.newThread(
            () -> {
              try {
                seen.add(offload.call(() -> Thread.currentThread().getContextClassLoader()));
                seen.add(offload.call(() -> Thread.currentThread().isVirtual()));
                offload.call(
                    () -> {
                      throw new IOException("no such disk");
                    });
              } catch (IOException e) {
                seen.add(String.valueOf(e.getMessage()));
              }
            });
    caller.setContextClassLoader(loader);
    caller.start();
    caller.join();
    assertThat(seen).containsExactly(loader, false, "no such disk");
  }

  @Test
  void anInterruptedCallerGoesOnAndKeepsItsFlag() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
    Thread caller =
        VIRTUAL.newThread(
            () -> {
              assertThatThrownBy(
                      () ->
                          offload.call(
                              () -> {
                                never.await();
                                return 1;
                              }))
                  .isInstanceOf(InterruptedIOException.class);
              seen.add(Thread.currentThread().isInterrupted());
            });
    caller.start();
    caller.interrupt();
    caller.join();
    never.countDown();
    assertThat(seen).containsExactly(true);
  }

  @Test
  void whatIsOpenedAfterItsCallerWasInterruptedIsClosed() throws Exception {
    CountDownLatch slowDisk = new CountDownLatch(1);
    AtomicBoolean closed = new AtomicBoolean();
    CompletableFuture<Object> seen = new CompletableFuture<>();
    Thread caller =
        VIRTUAL.newThread(
            () -> {
              try {
                seen.complete(
                    offload.<Closeable>call(
                        () -> {
                          slowDisk.await();
                          return () -> closed.set(true);
                        },
                        StaticFilesTest::close));
              } catch (IOException e) {
                seen.complete(e);
              }
            });
    caller.start();
    caller.interrupt();
    assertThat(seen.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedIOException.class);
    assertThat(closed).isFalse();
    slowDisk.countDown();
    await().untilTrue(closed);
  }

  private static void close(Closeable opened) {
    try {
      opened.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aLargeFileIsReadByThosePlatformThreadsAndWrittenByTheCaller() throws Exception {
    byte[] bytes = new byte[3_000_001];
    bytes[2_999_999] = 7;
    Files.write(folder.resolve("large.bin"), bytes);
    assertThat(written("/large.bin", 0, -1)).hasSize(3_000_001).endsWith(7, 0);
    assertThat(written("/large.bin", 2_999_998, 2)).containsExactly(0, 7);
    assertThat(written("/large.bin", 10, 0)).isEmpty();
  }

  @Test
  void aSmallFileIsKeptInMemoryUntilItChanges() throws Exception {
    Path file = Files.writeString(folder.resolve("small.txt"), "old");
    assertThat(written("/small.txt", 0, -1)).containsExactly('o', 'l', 'd');
    assertThat(written("/nowhere.txt", 0, -1)).isNull();
    Files.writeString(file, "newer");
    Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> new String(written("/small.txt", 0, -1), US_ASCII), "newer"::equals);
  }

  /** What a virtual thread writes of a file; null when there is none. */
  private byte @Nullable [] written(String path, long offset, long length) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CompletableFuture<@Nullable Boolean> done = new CompletableFuture<>();
    VIRTUAL
        .newThread(
            () -> {
              try {
                HttpContent content = files().getContent(path);
                if (content == null) {
                  done.complete(false);
                  return;
                }
                content.writeTo(
                    (last, buffer, callback) -> {
                      bytes.writeBytes(BufferUtil.toArray(buffer));
                      callback.succeeded();
                    },
                    offset,
                    length,
                    Callback.from(() -> done.complete(true), done::completeExceptionally));
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            })
        .start();
    return Boolean.TRUE.equals(done.get(10, TimeUnit.SECONDS)) ? bytes.toByteArray() : null;
  }

  /** As Jetty's default servlet finds it. */
  private HttpContent.Factory files() {
    if (context.getBaseResource() == null) {
      context.setBaseResource(ResourceFactory.root().newResource(folder));
      StaticFiles.of(context, offload.pool());
    }
    return (HttpContent.Factory)
        context.getContext().getAttribute(HttpContent.Factory.class.getName());
  }
}
