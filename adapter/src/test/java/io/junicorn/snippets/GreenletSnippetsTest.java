package io.junicorn.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.junicorn.greenlet.AsyncResult;
import io.junicorn.greenlet.Channel;
import io.junicorn.greenlet.Event;
import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletTree;
import io.junicorn.greenlet.Greenlets;
import io.junicorn.greenlet.Timeout;
import io.junicorn.greenlet.TimeoutExpiredException;
import io.junicorn.greenlet.TreeLocal;
import io.junicorn.hub.Hub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Greenlets, waiting, timeouts, and what hands values over. */
class GreenletSnippetsTest {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private final List<String> log = new ArrayList<>();

  private static String load(String name) throws IOException {
    if (name.equals("broken")) {
      throw new IOException("cannot load " + name);
    }
    return "page of " + name;
  }

  private static String slow(String name) throws InterruptedException {
    NEVER.await();
    return name;
  }

  @Test
  void spawn() throws Exception {
    // @start region="spawn"
    Greenlet<String> greenlet = Greenlets.spawn(() -> load("orders"));
    String page = greenlet.get();
    // @end
    assertThat(page).isEqualTo("page of orders");
  }

  @Test
  void spawnLater() throws Exception {
    // @start region="spawn-later"
    Greenlet<String> later = Greenlets.spawnLater(Duration.ofMillis(50), () -> load("orders"));
    // @end
    assertThat(later.get()).isEqualTo("page of orders");
  }

  @Test
  void get() throws Exception {
    // @start region="get"
    Greenlet<String> greenlet = Greenlets.spawn(() -> load("broken"));
    try {
      log.add(greenlet.get());
    } catch (ExecutionException e) {
      log.add("failed: " + e.getCause()); // what the task threw
    }
    // @end
    assertThat(log).containsExactly("failed: java.io.IOException: cannot load broken");
  }

  @Test
  void link() throws Exception {
    AsyncResult<String> told = new AsyncResult<>();
    // @start region="link"
    Greenlet<String> greenlet = Greenlets.spawn(() -> load("orders"));
    greenlet.onValue(page -> told.set(page)); // also when it has ended already
    greenlet.onFailure(failure -> told.fail(failure));
    greenlet.onDone(g -> log.add(g.name() + " is done"));
    // @end
    assertThat(told.get()).isEqualTo("page of orders");
  }

  @Test
  void kill() throws Exception {
    // @start region="kill"
    Greenlet<String> greenlet = Greenlets.spawn(() -> slow("orders"));
    boolean ended = greenlet.kill(Duration.ofSeconds(1));
    // @end
    assertThat(ended).isTrue();
    assertThat(greenlet.exit()).isPresent();
  }

  @Test
  void joinAll() throws Exception {
    // @start region="join-all"
    List<Greenlet<String>> jobs =
        List.of(Greenlets.spawn(() -> load("orders")), Greenlets.spawn(() -> slow("stock")));
    List<Greenlet<String>> done = Greenlets.joinAll(jobs, Duration.ofMillis(200));
    Greenlets.killAll(jobs, Duration.ofSeconds(1)); // names those that ignore it
    // @end
    assertThat(done).containsExactly(jobs.getFirst());
  }

  @Test
  void iwait() throws Exception {
    // @start region="iwait"
    List<Greenlet<String>> jobs =
        List.of(Greenlets.spawn(() -> load("orders")), Greenlets.spawn(() -> load("stock")));
    for (Greenlet<String> ended : Greenlets.iwait(jobs)) {
      log.add(ended.get()); // whichever ends first comes first
    }
    // @end
    assertThat(log).containsExactlyInAnyOrder("page of orders", "page of stock");
  }

  @Test
  void timeout() throws Exception {
    String page;
    // @start region="timeout"
    try {
      page = Timeout.call(Duration.ofMillis(50), () -> slow("orders"));
    } catch (TimeoutExpiredException e) {
      page = "not in time";
    }
    // @end
    assertThat(page).isEqualTo("not in time");
  }

  @Test
  void timeoutForms() throws Exception {
    // @start region="timeout-forms"
    String page = Timeout.callOr(Duration.ofMillis(50), "nothing", () -> slow("orders"));
    boolean inTime = Timeout.tryRun(Duration.ofMillis(50), () -> slow("orders"));
    // @end
    assertThat(page).isEqualTo("nothing");
    assertThat(inTime).isFalse();
  }

  @Test
  void timeoutScope() {
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(
            () -> {
              // @start region="timeout-scope"
              try (Timeout timeout = Timeout.after(Duration.ofMillis(50))) {
                log.add("at most " + timeout.limit());
                slow("orders");
              }
              // @end
            });
  }

  @Test
  void event() throws Exception {
    // @start region="event"
    Event ready = new Event();
    Greenlet<Boolean> waiting = Greenlets.spawn(() -> ready.await(Duration.ofSeconds(5)));
    ready.set();
    // @end
    assertThat(waiting.get()).isTrue();
  }

  @Test
  void asyncResult() throws Exception {
    // @start region="async-result"
    AsyncResult<String> result = new AsyncResult<>();
    Greenlets.spawn(() -> result.set(load("orders")));
    String page = result.get(Duration.ofSeconds(5));
    // @end
    assertThat(page).isEqualTo("page of orders");
  }

  @Test
  void channel() throws Exception {
    // @start region="channel"
    Channel<String> channel = Channel.bounded(10);
    Greenlet<Void> producer =
        Greenlets.spawn(
            () -> {
              channel.put("orders");
              channel.put("stock");
              channel.shutdown(); // what is inside can still be taken
            });
    for (String name : channel) {
      log.add(name);
    }
    // @end
    producer.join();
    assertThat(log).containsExactly("orders", "stock");
  }

  // @start region="tree-local"
  private static final TreeLocal<String> TENANT = TreeLocal.create();

  private static Optional<String> tenantOfAChild() throws Exception {
    return TENANT.callWhere("acme", () -> Greenlets.spawn(() -> TENANT.get()).get());
  }

  // @end

  @Test
  void treeLocal() throws Exception {
    assertThat(tenantOfAChild()).contains("acme");
  }

  @Test
  void sleep() throws Exception {
    // @start region="sleep"
    Greenlets.sleep(Duration.ofMillis(10));
    Greenlets.sleep(Duration.ZERO); // lets others go first
    Greenlets.idle(); // until nobody else is ready
    Optional<Greenlet<?>> me = Greenlets.current();
    // @end
    assertThat(me).isEmpty();
  }

  @Test
  void offload() throws Exception {
    Path report = Files.createTempFile("report", ".txt");
    // @start region="offload"
    byte[] content = Hub.offload(() -> Files.readAllBytes(report)); // the greenlet parks
    // @end
    assertThat(content).isEmpty();
  }

  @Test
  void tree() {
    // @start region="tree"
    GreenletTree tree = Greenlets.tree();
    int active = tree.counts().active();
    for (Greenlet<?> greenlet : tree.live()) {
      log.add(greenlet + ", spawned by " + greenlet.spawnSite());
    }
    // @end
    assertThat(active).isGreaterThanOrEqualTo(0);
  }
}
