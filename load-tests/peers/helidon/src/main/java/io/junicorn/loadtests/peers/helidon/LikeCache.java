package io.junicorn.loadtests.peers.helidon;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The number of likes of the posts asked for most recently; even a read changes its order. */
final class LikeCache {
  private static final int CAPACITY = 200;

  private final LinkedHashMap<Long, Integer> counts = new LinkedHashMap<>(16, 0.75f, true);

  synchronized @Nullable Integer get(long postId) {
    return counts.get(postId);
  }

  synchronized void put(long postId, int count) {
    counts.put(postId, count);
    if (counts.size() > CAPACITY) {
      Map.Entry<Long, Integer> eldest = counts.firstEntry();
      counts.remove(eldest.getKey());
    }
  }
}
