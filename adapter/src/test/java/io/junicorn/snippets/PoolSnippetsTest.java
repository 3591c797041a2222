package io.junicorn.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Group;
import io.junicorn.greenlet.Pool;
import io.junicorn.greenlet.Results;
import io.junicorn.requests.Indexed;
import io.junicorn.requests.Request;
import io.junicorn.requests.Requests;
import io.junicorn.requests.Responses;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Groups, pools and requests. */
class PoolSnippetsTest {
  private final List<String> log = new ArrayList<>();
  private final List<String> names = List.of("orders", "stock", "weather");

  private static String load(String name) {
    return "page of " + name;
  }

  @Test
  void group() throws Exception {
    // @start region="group"
    try (Group group = new Group()) {
      Greenlet<String> orders = group.spawn(() -> load("orders"));
      Greenlet<String> stock = group.spawn(() -> load("stock"));
      group.joinOrThrow(); // at the first failure the others are killed
      log.add(orders.get() + ", " + stock.get());
    } // left by an exception, it kills what still runs and waits for its end
    // @end
    assertThat(log).containsExactly("page of orders, page of stock");
  }

  @Test
  void pool() throws Exception {
    // @start region="pool"
    Pool pool = new Pool(50);
    Greenlet<String> page = pool.spawn(() -> load("orders")); // waits while the pool is full
    Optional<Greenlet<String>> now = pool.trySpawn(() -> load("stock")); // empty if it is full
    log.add(pool.freeCount() + " of 50 are free, full: " + pool.full());
    pool.join();
    // @end
    assertThat(page.get()).isEqualTo("page of orders");
    assertThat(now).isPresent();
  }

  @Test
  void map() throws Exception {
    Pool pool = new Pool(2);
    // @start region="pool-map"
    List<String> pages = pool.map(name -> load(name), names); // in the order of the names
    // @end
    assertThat(pages).containsExactly("page of orders", "page of stock", "page of weather");
  }

  @Test
  void imapUnordered() {
    Pool pool = new Pool(2);
    // @start region="imap-unordered"
    try (Results<String> pages = pool.imapUnordered(name -> load(name), names)) {
      while (pages.hasNext()) {
        try {
          log.add(pages.next()); // whichever is done first comes first
        } catch (CompletionException e) {
          log.add("failed: " + e.getCause()); // and the iteration goes on
        }
      }
    }
    // @end
    assertThat(log).containsExactlyInAnyOrder("page of orders", "page of stock", "page of weather");
  }

  @Test
  void apply() throws Exception {
    Pool pool = new Pool(1);
    // @start region="apply"
    String page = pool.apply(() -> pool.apply(() -> load("orders"))); // inside, no second place
    // @end
    assertThat(page).isEqualTo("page of orders");
  }

  private static String fetch(String name) throws IOException {
    if (name.equals("stock")) {
      throw new IOException("no answer");
    }
    return load(name);
  }

  @Test
  void requests() throws Exception {
    // @start region="requests-map"
    List<Request<String>> requests = new ArrayList<>();
    for (String name : names) {
      requests.add(Request.of(name, () -> fetch(name))); // any client that blocks
    }
    List<String> pages =
        new Requests<String>()
            .size(50)
            .timeout(Duration.ofSeconds(10))
            .onFailure((request, failure) -> request.name() + ": " + failure.getMessage())
            .map(requests);
    // @end
    assertThat(pages).containsExactly("page of orders", "stock: no answer", "page of weather");
  }

  @Test
  void enumerated() {
    List<Request<String>> requests = List.of(Request.of("orders", () -> load("orders")));
    // @start region="requests-imap"
    try (Responses<Indexed<String>> pages = new Requests<String>().imapEnumerated(requests)) {
      while (pages.hasNext()) {
        Indexed<String> page = pages.next();
        log.add(page.index() + ": " + page.value());
      }
    }
    // @end
    assertThat(log).containsExactly("0: page of orders");
  }
}
