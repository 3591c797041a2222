package io.junicorn.hub.monitor;

import io.junicorn.accounting.Accounting;
import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletTree;
import io.junicorn.periodic.Periodic;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the carriers of this JVM from a platform thread: reports each greenlet that keeps one for
 * longer than {@code max-blocking-time}, has carriers added meanwhile, and samples who is on a
 * carrier.
 *
 * <pre>
 * a round: is anybody mounted? ─ no ─> pause
 *            │ yes
 *          Scan (all greenlets) or a look at the Holdings alone
 *            ├─> Reports   those beyond the limit
 *            └─> Rescue    a carrier more for each that is held
 * </pre>
 *
 * <p>Most rounds find nobody mounted and cost less than a microsecond. A look at all greenlets is
 * repeated only after 250 times what it took, so that it costs 0.4 % of one processor at most; the
 * more greenlets there are, the later a stall is seen. When no carrier is free, which a {@link
 * Canary} tells, it may cost 2 %. One for each JVM; safe for use by any thread.
 */
public final class HubMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(HubMonitor.class);

  private static final long MILLI = 1_000_000L;

  private final Duration pause;
  private final Duration shortPause;

  /** Held so long, with no carrier free, one gets a carrier in its stead. */
  private final long rescueNanos;

  private final long limitNanos;

  private final Carriers carriers = new Carriers();
  private final Canary canary = new Canary(carriers);
  private final Holdings holdings = new Holdings();
  private final Scan scan;
  private final Rescue rescue;
  private final Reports reports;
  private final Strangers strangers = new Strangers();
  private final Periodic rounds;

  private final ScanBudget budget = new ScanBudget(System.nanoTime());

  /** When all that were on carriers were known last. */
  private long sampledNanos = System.nanoTime();

  private boolean pinnedToo;

  /**
   * A monitor that is not begun yet.
   *
   * @param source tells what a greenlet works for
   */
  public HubMonitor(GreenletTree tree, HubSettings settings, Served.Source source) {
    this.limitNanos = settings.maxBlockingTime().toNanos();
    this.pause = Duration.ofNanos(Math.min(20 * MILLI, limitNanos / 5));
    this.shortPause = Duration.ofNanos(Math.max(MILLI, pause.toNanos() / 5));
    this.rescueNanos = pause.toNanos();
    this.scan = new Scan(tree);
    this.rescue = new Rescue(carriers, settings.maxCarriers());
    this.reports = new Reports(source, limitNanos);
    this.rounds = new Periodic("junicorn-hub-monitor", pause, this::round);
    reports.add(new StallLog());
  }

  /**
   * Begins; where this JDK does not tell who is on a carrier, it only says so in the log.
   *
   * @throws InterruptedException when the calling thread was interrupted before it had begun
   */
  public void start() throws Exception {
    if (!Greenlet.tellsCarrier()) {
      LOG.error(
          "Java {} does not tell which virtual thread is on a carrier: stalls are neither reported"
              + " nor made up for",
          Runtime.version());
      return;
    }
    rescue.begin();
    rounds.start();
  }

  /** Ends, and takes back what carriers were added. */
  public void stop() throws Exception {
    rounds.stop();
    rescue.end();
  }

  /** Adds one who hears of stalls. */
  public void addObserver(StallObserver observer) {
    reports.add(observer);
  }

  /** The last hundred stalls, those that go on included, newest first. */
  public List<Stall> recent() {
    return reports.recent();
  }

  /** How many greenlets hold their carriers beyond the limit now. */
  public int stalled() {
    return reports.stalled();
  }

  /** How many carriers there are beside the regular ones, in place of those that are held. */
  public int carriersAdded() {
    return rescue.added();
  }

  private void round() {
    long now = System.nanoTime();
    int mounted = carriers.mounted();
    if (mounted == 0) {
      // Nobody was on a carrier: as good as a look at all of them.
      sampledNanos = now;
    } else {
      lookAgain();
      if (scanIsDue(now)) {
        scan(now, mounted);
      }
    }
    holdings.removeUnseen(holding -> reports.left(holding, now));
    boolean full = mounted >= carriers.parallelism();
    if (full) {
      canary.send(now);
    }
    boolean late = canary.nanosOut(now) >= rescueNanos;
    boolean need = full && late;
    int held = holdings.olderThan(need ? rescueNanos : limitNanos, now);
    rescue.replace(held + strangers.holding(canary.nanosOut(now)), now);
    if (late && mounted < carriers.parallelism()) {
      carriers.wakeOne();
    }
    boolean suspicious = late || holdings.olderThan(2 * pause.toNanos(), now) > 0;
    rounds.setPause(suspicious ? shortPause : pause);
    // Last: it asks for stacks, and nobody waits for a carrier by it.
    for (Holding holding : holdings) {
      reports.look(holding, now);
    }
  }

  private boolean scanIsDue(long now) {
    boolean need = canary.nanosOut(now) >= rescueNanos;
    return budget.allows(now, need)
        && now - sampledNanos >= (need ? rescueNanos / 2 : pause.toNanos());
  }

  private void scan(long now, int mounted) {
    long interval = now - sampledNanos;
    int seen = 0;
    for (Holding holding : holdings) {
      if (holding.seen) {
        sampled(holding.greenlet, interval);
        seen++;
      }
    }
    budget.begin();
    for (Scan.Mounted one : scan.look(pinnedToo)) {
      if (holdings.of(one.greenlet(), one.carrier()) == null) {
        sampled(one.greenlet(), Math.min(interval, one.greenlet().age().toNanos()));
        holdings.add(new Holding(one.greenlet(), one.carrier(), now, limitNanos));
        seen++;
      }
    }
    int hidden = mounted - seen;
    strangers.saw(pinnedToo ? hidden : 0, canary.nanosOut(now));
    // Those that wait while they are pinned look like parked ones.
    pinnedToo = hidden > 0;
    scan.forget();
    sampledNanos = now;
    budget.end(System.nanoTime());
  }

  private static void sampled(Greenlet<?> greenlet, long nanos) {
    greenlet.sampledOnCarrier(nanos);
    Accounting.onCarrier(greenlet, nanos);
  }

  private void lookAgain() {
    for (Holding holding : holdings) {
      holding.seen = holding.greenlet.carrier().filter(holding.carrier::equals).isPresent();
    }
  }
}
