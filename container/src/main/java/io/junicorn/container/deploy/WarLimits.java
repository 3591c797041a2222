package io.junicorn.container.deploy;

import io.junicorn.container.config.LimitSettings;

/**
 * How large a WAR may be once it is unpacked.
 *
 * @param maxEntries files and folders in it
 * @param maxRatio size of everything unpacked, as a multiple of the size of the archive
 * @param maxBytes size of everything unpacked
 */
record WarLimits(int maxEntries, int maxRatio, long maxBytes) {
  static WarLimits of(LimitSettings settings) {
    return new WarLimits(
        settings.limitWarEntries(), settings.limitWarRatio(), settings.limitWarSize().bytes());
  }

  /** The most that an archive of a size may unpack to: the smaller of the two limits. */
  long bytesFor(long archiveBytes) {
    long byRatio = archiveBytes > Long.MAX_VALUE / maxRatio ? maxBytes : archiveBytes * maxRatio;
    return Math.min(maxBytes, byRatio);
  }
}
