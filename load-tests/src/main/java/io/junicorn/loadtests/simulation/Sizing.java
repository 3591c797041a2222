package io.junicorn.loadtests.simulation;

/**
 * How many replicas of which size a load needs, by formula: Little's law and the measured figures
 * of docs/scaling.md. Times are seconds, memory is kilobytes.
 *
 * @param need what is asked of all replicas together
 * @param replica what each is
 */
public record Sizing(Need need, Unit replica) {
  /** Heap of a request that waits, its connection included: docs/performance.md. */
  public static final double HEAP_PER_REQUEST = 11.5;

  /** Heap of a connection that is idle: docs/performance.md. */
  public static final double HEAP_PER_CONNECTION = 4.07;

  /** Requests in flight that the chart's autoscaler aims at, as a share of worker-connections. */
  public static final double TARGET = 0.5;

  /** Above this share of its processors a replica's times grow. */
  public static final double BUSY = 0.6;

  /** Two, so that one can be replaced. */
  private static final int LEAST = 2;

  // What the server and a small application keep: measured, docs/scaling.md.
  private static final double BASE_HEAP = 13_000;
  private static final int BASE_HANDLES = 100;

  // Room for the collector, and for requests that bring more than the sample's.
  private static final double HEAP_FACTOR = 2;

  // What the image's launcher leaves to what is not heap:
  // container/src/main/dist/bin/heap-of-limit.
  private static final int BESIDE_HEAP = 160;
  private static final double HEAP_SHARE = 7 / 8.0;

  /**
   * What is asked.
   *
   * @param rate requests per second
   * @param seconds of each, W: from its arrival to its answer
   * @param query how long of that it keeps a database connection
   * @param cpu processor time of each
   * @param ownHeap what the application keeps for each meanwhile
   * @param calls connections to other services that each holds while it waits
   */
  public record Need(
      double rate, double seconds, double query, double cpu, double ownHeap, int calls) {}

  /**
   * A replica.
   *
   * @param workerConnections its limit
   * @param processors that it can use
   */
  public record Unit(int workerConnections, double processors) {}

  /** Requests in flight, all replicas together: L = lambda W. */
  public double inFlight() {
    return need.rate() * need.seconds();
  }

  /** Replicas, for the waits and for the processors, whichever are more. */
  public int replicas() {
    double forWaits = inFlight() / (TARGET * replica.workerConnections());
    double forProcessors = processors() / (BUSY * replica.processors());
    return Math.max(LEAST, (int) Math.ceil(Math.max(forWaits, forProcessors) - 1e-9));
  }

  /** Processors that are busy, all replicas together. */
  public double processors() {
    return need.rate() * need.cpu();
  }

  /** Connections of the database that are busy, all replicas together. */
  public double databaseConnections() {
    return need.rate() * need.query();
  }

  /** Heap ({@code -Xmx}) of each replica at its limit, with as many idle connections beside. */
  public double heapKilobytes() {
    double each = HEAP_PER_REQUEST + need.ownHeap() + HEAP_PER_CONNECTION;
    return HEAP_FACTOR * (BASE_HEAP + replica.workerConnections() * each);
  }

  /** The same as it is given to {@code -Xmx}, in MB. */
  public int heapMegabytes() {
    return (int) Math.ceil(heapKilobytes() / 1000);
  }

  /** The memory limit of which the image's launcher makes that heap at least, in MiB. */
  public int limitMebibytes() {
    return (int) Math.ceil((heapMegabytes() + BESIDE_HEAP) / HEAP_SHARE);
  }

  /** Open files of each replica at its limit, with as many idle connections beside. */
  public int handles() {
    return BASE_HANDLES + replica.workerConnections() * (2 + need.calls());
  }
}
