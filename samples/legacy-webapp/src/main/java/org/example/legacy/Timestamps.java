package org.example.legacy;

import java.text.SimpleDateFormat;
import java.util.Locale;
import java.util.TimeZone;

/** The current time as text, in the way that was customary before java.time. */
final class Timestamps {

  // SimpleDateFormat is not thread-safe and is dear to make, hence one for each thread. It is a
  // class of the JDK and holds nothing of ours, so that a pooled thread may keep it.
  private static final ThreadLocal<SimpleDateFormat> FORMAT =
      ThreadLocal.withInitial(Timestamps::newFormat);

  private Timestamps() {}

  static String now() {
    return FORMAT.get().format(System.currentTimeMillis());
  }

  private static SimpleDateFormat newFormat() {
    SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT);
    format.setTimeZone(TimeZone.getTimeZone("UTC"));
    return format;
  }
}
