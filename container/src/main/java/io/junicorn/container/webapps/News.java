package io.junicorn.container.webapps;

import io.junicorn.container.deploy.WarSpec;
import java.util.HashMap;
import java.util.Map;

/**
 * What the watch remembers of files from round to round: of each web application by itself, for one
 * WAR may be served at two contexts. Of one thread.
 */
final class News {
  private final Map<WarSpec, Fingerprint> last = new HashMap<>();
  private final Map<WarSpec, Fingerprint> tried = new HashMap<>();

  /** Whether it looks as it did a round ago, and was not tried like this. */
  boolean isNews(WarSpec spec, Fingerprint now) {
    boolean still = now.equals(last.put(spec, now));
    return still && !now.equals(tried.get(spec));
  }

  /** It is what is served. */
  void served(WarSpec spec, Fingerprint now) {
    last.put(spec, now);
    tried.remove(spec);
  }

  /** It is no news any more, whatever comes of it. */
  void tried(WarSpec spec, Fingerprint now) {
    tried.put(spec, now);
  }

  /** It is news again in the next round. */
  void again(WarSpec spec) {
    tried.remove(spec);
  }

  /** It is not there any more. */
  void gone(WarSpec spec) {
    last.remove(spec);
    tried.remove(spec);
  }
}
