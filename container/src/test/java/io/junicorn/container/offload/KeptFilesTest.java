package io.junicorn.container.offload;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.GreenletTree;
import io.junicorn.hub.OffloadPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.ResourceHttpContentFactory;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which requests for a static file need one of the threads that read files. */
class KeptFilesTest {
  private static final ThreadFactory VIRTUAL = GreenletTree.machineryThreads("kept-files-test");

  private static final int THREADS = 3;

  @TempDir private Path folder;

  private final FileCalls offload = new FileCalls(new OffloadPool("test", "kept-file-", THREADS));

  /** Of each look at the disk: whether a platform thread did it. */
  private final BlockingQueue<Boolean> looks = new LinkedBlockingQueue<>();

  private KeptFiles files(Duration valid) {
    ResourceHttpContentFactory found =
        new ResourceHttpContentFactory(
            ResourceFactory.root().newResource(folder),
            new MimeTypes.Mutable(),
            ByteBufferPool.SIZED_NON_POOLING);
    return new KeptFiles(
        path -> {
          looks.add(!Thread.currentThread().isVirtual());
          return found.getContent(path);
        },
        valid,
        offload);
  }

  private static <T> @Nullable T onVirtualThread(Callable<@Nullable T> task) throws Exception {
    CompletableFuture<@Nullable T> result = new CompletableFuture<>();
    VIRTUAL
        .newThread(
            () -> {
              try {
                result.complete(task.call());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            })
        .start();
    return result.get(10, TimeUnit.SECONDS);
  }

  private static @Nullable Long length(KeptFiles files, String path) throws Exception {
    return onVirtualThread(
        () -> {
          HttpContent content = files.getContent(path);
          return content == null ? null : content.getContentLengthValue();
        });
  }

  @Test
  void whatWasLookedAtAMomentAgoNeedsNoneOfTheThreads() throws Exception {
    Files.writeString(folder.resolve("small.txt"), "small");
    KeptFiles files = files(Duration.ofHours(1));
    assertThat(length(files, "/small.txt")).isEqualTo(5);
    assertThat(length(files, "/absent.txt")).isNull();
    assertThat(looks).containsExactly(true, true);

    CountDownLatch release = new CountDownLatch(1);
    try {
      holdAllThreads(release);
      assertThat(length(files, "/small.txt")).isEqualTo(5);
      assertThat(length(files, "/absent.txt")).isNull();
    } finally {
      release.countDown();
    }
    assertThat(looks).hasSize(2);
  }

  private void holdAllThreads(CountDownLatch release) throws InterruptedException {
    CountDownLatch held = new CountDownLatch(THREADS);
    for (int i = 0; i < THREADS; i++) {
      VIRTUAL
          .newThread(
              () -> {
                try {
                  offload.call(
                      () -> {
                        held.countDown();
                        return release.await(20, TimeUnit.SECONDS);
                      });
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              })
          .start();
    }
    assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatIsOldIsLookedAtByTheThreads() throws Exception {
    Path file = Files.writeString(folder.resolve("small.txt"), "small");
    KeptFiles files = files(Duration.ZERO);
    assertThat(length(files, "/small.txt")).isEqualTo(5);
    Files.delete(file);
    assertThat(length(files, "/small.txt")).isNull();
    assertThat(looks).containsExactly(true, true);
  }
}
