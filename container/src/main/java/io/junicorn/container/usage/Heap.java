package io.junicorn.container.usage;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/** The heap as the collector left it. Safe for use by any thread. */
interface Heap {
  /**
   * Bytes that were in use right after the latest collection of each pool: what lives, and with
   * collectors that work in parts some garbage, too.
   */
  long afterCollection();

  /** Bytes that there may be at most. */
  long most();

  /** Asks for a collection of everything, and waits for it. */
  void collect();

  /** That of this JVM. */
  static Heap ofThisProcess() {
    List<MemoryPoolMXBean> pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    return new Heap() {
      @Override
      public long afterCollection() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : pools) {
          MemoryUsage usage = pool.getCollectionUsage();
          bytes += usage == null ? 0 : usage.getUsed();
        }
        return bytes;
      }

      @Override
      public long most() {
        return Runtime.getRuntime().maxMemory();
      }

      @Override
      public void collect() {
        System.gc();
      }
    };
  }
}
