package io.junicorn.container.offload;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.http.content.CachingHttpContentFactory;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/**
 * Small files in memory, and the paths that have none. What was looked at a moment ago is answered
 * on the calling thread; for all else a thread of {@link FileCalls} looks at the disk. Used by any
 * thread.
 */
final class KeptFiles extends CachingHttpContentFactory {
  private final long validNanos;
  private final FileCalls offload;

  /**
   * Nothing is kept yet.
   *
   * @param valid how long a file is not looked at again
   */
  KeptFiles(HttpContent.Factory files, Duration valid, FileCalls offload) {
    super(files, ByteBufferPool.SIZED_NON_POOLING);
    this.validNanos = valid.toNanos();
    this.offload = offload;
  }

  @Override
  public @Nullable HttpContent getContent(String path) throws IOException {
    CachingHttpContent kept = getCache().get(path);
    if (kept instanceof Kept known && known.isYoung()) {
      kept.setLastAccessedNanos(NanoTime.now());
      return kept instanceof Absent ? null : kept;
    }
    return offload.call(() -> super.getContent(path));
  }

  @Override
  protected CachingHttpContent newCachedContent(String path, HttpContent content) {
    return new Present(path, content);
  }

  @Override
  protected CachingHttpContent newNotFoundContent(String path) {
    return new Absent(path, validNanos);
  }

  /** What knows when it was looked at. */
  private interface Kept {
    boolean isYoung();
  }

  /** A file. */
  private final class Present extends CachedHttpContent implements Kept {
    private volatile long looked = NanoTime.now();

    Present(String path, HttpContent content) {
      super(path, content);
    }

    @Override
    public boolean isYoung() {
      return NanoTime.since(looked) < validNanos;
    }

    /** Who comes while another looks at the disk takes what was right a moment ago. */
    @Override
    public boolean isValid() {
      if (isYoung()) {
        return true;
      }
      looked = NanoTime.now();
      return Objects.equals(getLastModifiedInstant(), getWrapped().getLastModifiedInstant());
    }
  }

  /** A path without a file. */
  private static final class Absent extends NotFoundHttpContent implements Kept {
    private final long looked = NanoTime.now();
    private final long validNanos;

    Absent(String path, long validNanos) {
      super(path);
      this.validNanos = validNanos;
    }

    @Override
    public boolean isYoung() {
      return NanoTime.since(looked) < validNanos;
    }

    @Override
    public boolean isValid() {
      return isYoung();
    }
  }
}
