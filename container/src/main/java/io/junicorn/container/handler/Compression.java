package io.junicorn.container.handler;

import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.gzip.GzipEncoderConfig;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;

/**
 * Compresses responses with gzip (RFC 9110, section 8.4.1.3). It stands behind the greenlets: the
 * work is the request's own. Bodies of requests are left as they are.
 */
public final class Compression {
  private static final int MIN_BYTES = 1024;
  private static final String EVERYWHERE = "/*";

  private static final String[] TYPES = {
    "text/html",
    "text/plain",
    "text/css",
    "text/xml",
    "text/csv",
    "text/markdown",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/ld+json",
    "application/problem+json",
    "application/manifest+json",
    "application/xml",
    "application/xhtml+xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/wasm",
    "image/svg+xml"
  };

  private Compression() {}

  /** Puts a handler behind compression. */
  public static Handler of(Handler next) {
    GzipCompression gzip = new GzipCompression();
    gzip.setMinCompressSize(MIN_BYTES);
    GzipEncoderConfig encoder = new GzipEncoderConfig();
    // What the application flushes is to arrive: pages in parts, long polls.
    encoder.setSyncFlush(true);
    gzip.setDefaultEncoderConfig(encoder);
    CompressionConfig.Builder config =
        CompressionConfig.builder()
            .compressIncludeEncoding(gzip.getEncodingName())
            .compressIncludeMethod(HttpMethod.GET.asString())
            .compressIncludeMethod(HttpMethod.HEAD.asString())
            .compressIncludeMethod(HttpMethod.POST.asString())
            .decompressExcludePath(EVERYWHERE);
    for (String type : TYPES) {
      config.compressIncludeMimeType(type);
    }
    CompressionHandler handler = new CompressionHandler(next);
    handler.putCompression(gzip);
    handler.putConfiguration(EVERYWHERE, config.build());
    return handler;
  }
}
