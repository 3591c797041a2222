package io.junicorn.container.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What happens with requests that hold a carrier. */
public record StallSettings(
    @Setting(
            value = "100ms",
            form = "DURATION|off",
            min = 10,
            common = true,
            doc =
                "How long a greenlet may keep its carrier (by computing, file I/O, native code) before that is reported as a stall; off: nobody looks, and no carrier is added.")
        Optional<Duration> maxBlockingTime,
    @Setting(
            value = "200",
            form = "N",
            max = 256,
            doc =
                "Carriers there may be in all while some are held. There is one for each processor; a number up to that adds none.")
        int maxCarriers,
    @Setting(
            value = "off",
            form = "PATTERN,...|auto|off",
            common = true,
            doc =
                "Paths whose requests run on platform threads, such as /shop/report/* or *.pdf, because they hold carriers; auto: also those that stall three times.")
        List<Isolate> isolate,
    @Setting(
            value = "8",
            form = "N",
            min = 1,
            max = 10_000,
            doc = "Isolated requests that run at once; more of them wait in order.")
        int isolateThreads) {

  /** Copies the list. */
  public StallSettings {
    isolate = List.copyOf(isolate);
  }

  /** Refuses what cannot be together. */
  void check() {
    if (isolate.size() > 1 && isolate.stream().anyMatch(Isolate.Off.class::isInstance)) {
      throw new BadSettingException(
          "--isolate: 'off' stands alone, allowed is off, or some of auto and patterns such as"
              + " /shop/report/*");
    }
    if (maxBlockingTime.isEmpty() && isolate.stream().anyMatch(Isolate.Auto.class::isInstance)) {
      throw new BadSettingException(
          "--isolate: 'auto' isolates what stalls, and with --max-blocking-time off nobody looks for"
              + " stalls, allowed are patterns such as /shop/report/*, or a --max-blocking-time");
    }
  }
}
