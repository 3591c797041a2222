package io.junicorn.container.deploy;

import io.junicorn.container.config.LimitSettings;

/**
 * How large a WAR may be once it is unpacked.
 *
 * @param maxEntries files and folders in it
 * @param maxRatio size of everything unpacked, as a multiple of the size of the archive; {@value
 *     #FREE_BYTES} bytes are allowed whatever the ratio: generated pages of a small application may
 *     repeat themselves a lot, and harm nobody
 * @param maxBytes size of everything unpacked
 */
record WarLimits(int maxEntries, int maxRatio, long maxBytes) {
  static final long FREE_BYTES = 10L << 20;

  static WarLimits of(LimitSettings settings) {
    return new WarLimits(
        settings.limitWarEntries(), settings.limitWarRatio(), settings.limitWarSize().bytes());
  }

  /** The most that an archive of a size may unpack to: the smaller of the two limits. */
  long bytesFor(long archiveBytes) {
    long byRatio = archiveBytes > Long.MAX_VALUE / maxRatio ? maxBytes : archiveBytes * maxRatio;
    return Math.min(maxBytes, Math.max(byRatio, FREE_BYTES));
  }
}
