package org.example.legacy;

import java.util.LinkedHashMap;
import java.util.Map;

/** The number of likes of the posts that were asked for most recently. */
final class LikeCache {

  private final Map<Long, Integer> counts;

  LikeCache(int capacity) {
    counts = new LeastRecentlyUsedMap(capacity);
  }

  /** Returns the number of likes, or null when it is not known here. */
  synchronized Integer get(long postId) {
    // Even a read changes an access-ordered map, hence no lock for readers only.
    return counts.get(postId);
  }

  synchronized void put(long postId, int count) {
    counts.put(postId, count);
  }

  private static final class LeastRecentlyUsedMap extends LinkedHashMap<Long, Integer> {

    private static final long serialVersionUID = 1L;

    private final int capacity;

    LeastRecentlyUsedMap(int capacity) {
      super(16, 0.75f, true);
      this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
      return size() > capacity;
    }
  }
}
