package io.junicorn.container.offload;

import io.junicorn.hub.OffloadPool;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.ResourceHttpContentFactory;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;

/**
 * The static files of one web application, found and read on the threads of {@link FileCalls};
 * small ones are kept in memory and looked at again after a while. Jetty's default servlet takes it
 * from an attribute of the context. Called on greenlets.
 */
public final class StaticFiles implements HttpContent.Factory {
  private static final Duration VALID = Duration.ofSeconds(1);
  private static final int MAX_CACHED_FILE_BYTES = 1 << 20;
  private static final long MAX_CACHE_BYTES = 64L << 20;

  private final ContextHandler context;
  private final FileCalls offload;
  private volatile HttpContent.@Nullable Factory files;

  private StaticFiles(ContextHandler context, FileCalls offload) {
    this.context = context;
    this.offload = offload;
  }

  /** Sets up a web application that is not started yet. */
  public static void of(ContextHandler context, OffloadPool offload) {
    context
        .getContext()
        .setAttribute(
            HttpContent.Factory.class.getName(), new StaticFiles(context, new FileCalls(offload)));
  }

  @Override
  public @Nullable HttpContent getContent(String path) throws IOException {
    HttpContent.Factory made = files;
    return (made == null ? make() : made).getContent(path);
  }

  /** Not before the first request: a start may add folders of jars to the application's own. */
  private synchronized HttpContent.Factory make() {
    HttpContent.Factory made = files;
    if (made == null) {
      ResourceHttpContentFactory found =
          new ResourceHttpContentFactory(
              context.getBaseResource(), context.getMimeTypes(), ByteBufferPool.SIZED_NON_POOLING);
      KeptFiles kept = new KeptFiles(path -> offloaded(found.getContent(path)), VALID, offload);
      kept.setMaxCachedFileSize(MAX_CACHED_FILE_BYTES);
      kept.setMaxCacheSize(MAX_CACHE_BYTES);
      made = kept;
      files = made;
    }
    return made;
  }

  private @Nullable HttpContent offloaded(@Nullable HttpContent content) {
    return content == null ? null : new OffloadedContent(content, offload);
  }
}
