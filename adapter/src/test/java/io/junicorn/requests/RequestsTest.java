package io.junicorn.requests;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletState;
import io.junicorn.greenlet.GreenletTree;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many blocking requests at once. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RequestsTest {
  private static final Duration SOON = Duration.ofMillis(300);

  private final GreenletTree tree = new GreenletTree();
  private final SlowServer server = new SlowServer(20);

  @AfterEach
  void nothingIsLeft() {
    try {
      eventually(() -> tree.counts().active() == 0);
      assertThat(tree.live()).isEmpty();
    } finally {
      server.close();
    }
  }

  /** Runs a body on a greenlet of this test's own tree. */
  private <T> T onGreenlet(Callable<T> body) throws Exception {
    Greenlet<T> greenlet = tree.spawn(body);
    greenlet.onFailure(_ -> {});
    try {
      return greenlet.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception thrown) {
        throw thrown;
      }
      throw e;
    }
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  @Test
  void aHundredRequestsFiftyAtOnceKeepTheirPositions() throws Exception {
    List<String> bodies = onGreenlet(() -> new Requests<String>().size(50).map(server.texts(100)));

    assertThat(bodies).isEqualTo(numbers(100));
    assertThat(server.most.get()).isBetween(2, 50);
  }

  @Test
  void aResponseOfTheJdksClientIsWhole() throws Exception {
    List<HttpResponse<String>> responses =
        onGreenlet(() -> new Requests<HttpResponse<String>>().map(List.of(server.get(7))));

    assertThat(responses.getFirst().statusCode()).isEqualTo(200);
    assertThat(responses.getFirst().body()).isEqualTo("7");
    assertThat(server.get(7).name()).isEqualTo("GET " + server.uri(7));
  }

  @Test
  void anHttpUrlConnectionDoesAsWell() throws Exception {
    List<Request<String>> requests =
        numbers(20).stream().map(n -> Request.of(n, () -> read(n))).toList();

    assertThat(onGreenlet(() -> new Requests<String>().size(10).map(requests)))
        .isEqualTo(numbers(20));
  }

  private String read(String path) throws IOException {
    try (InputStream body = server.uri(path).toURL().openStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theFirstFailureInOrderIsThrownAfterAllHaveEnded() throws Exception {
    Request<String> one = server.refused();
    Request<String> two = server.refused();
    List<Request<String>> requests = List.of(server.text(0), one, server.text(2), two);

    assertThatThrownBy(() -> onGreenlet(() -> new Requests<String>().map(requests)))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("request 1, " + one.name())
        .hasCauseInstanceOf(ConnectException.class)
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .singleElement()
                    .asString()
                    .contains("request 3, " + two.name()));
    assertThat(server.served).hasValue(2);
  }

  @Test
  void theHandlersResultStandsAtThePlaceOfAFailure() throws Exception {
    List<Request<String>> requests = List.of(server.text(0), server.refused(), server.text(2));

    List<String> bodies =
        onGreenlet(
            () ->
                new Requests<String>()
                    .onFailure((r, e) -> r.name().substring(0, 3) + e.getClass().getSimpleName())
                    .map(requests));
    assertThat(bodies).containsExactly("0", "GETConnectException", "2");
  }

  @Test
  void aHandlerMayGiveNull() throws Exception {
    Request<@Nullable String> failing =
        Request.of(
            "failing",
            () -> {
              throw new IOException("on purpose");
            });

    assertThat(
            onGreenlet(
                () ->
                    new Requests<@Nullable String>()
                        .onFailure(RequestsTest::nothing)
                        .map(List.of(failing))))
        .containsExactly((String) null);
  }

  private static @Nullable String nothing(Request<@Nullable String> request, Throwable failure) {
    return null;
  }

  @Test
  void whatAHandlerThrowsIsThrownAndTheFailureIsNotLost() {
    Requests<String> requests =
        new Requests<String>()
            .onFailure(
                (_, _) -> {
                  throw new ArithmeticException("of the handler");
                });

    assertThatThrownBy(() -> onGreenlet(() -> requests.map(List.of(server.refused()))))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("and then its handler")
        .cause()
        .isInstanceOf(ArithmeticException.class)
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .singleElement()
                    .isInstanceOf(ConnectException.class));
  }

  @Test
  void theTimeoutCutsAHangingServerAndKeepsTheOthers() throws Exception {
    List<Request<String>> requests = List.of(server.text("hang"), server.text(1));
    List<Throwable> failures = new ArrayList<>();

    List<String> bodies =
        onGreenlet(
            () ->
                new Requests<String>()
                    .timeout(SOON)
                    .onFailure(
                        (_, failure) -> {
                          failures.add(failure);
                          return "late";
                        })
                    .map(requests));
    assertThat(bodies).containsExactly("late", "1");
    assertThat(failures)
        .singleElement()
        .isInstanceOf(TimeoutException.class)
        .extracting(Throwable::getMessage)
        .isEqualTo("GET " + server.uri("hang") + " has not ended within PT0.3S");
  }

  @Test
  void thoseThatWereNotSentInTimeFailAsWell() {
    List<Request<String>> requests = List.of(server.text("hang"), server.text(1));

    assertThatThrownBy(
            () -> onGreenlet(() -> new Requests<String>().size(1).timeout(SOON).map(requests)))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TimeoutException.class)
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .singleElement()
                    .extracting(Throwable::getCause)
                    .asString()
                    .contains(server.uri(1) + " had not begun within PT0.3S"));
    assertThat(server.served).hasValue(0);
  }

  @Test
  void oneThatIgnoresTheInterruptDoesNotHoldTheOthersUp() throws Exception {
    Request<String> stubborn = Request.of("stubborn", this::stubborn);

    assertThatThrownBy(
            () -> onGreenlet(() -> new Requests<String>().timeout(SOON).map(List.of(stubborn))))
        .hasMessageContaining("stubborn has not ended within PT0.3S; it ignores the interrupt");
    server.gate.countDown();
  }

  private String stubborn() {
    while (true) {
      try {
        server.gate.await();
        return "late";
      } catch (InterruptedException e) {
        assertThat(e).isNotNull();
      }
    }
  }

  @Test
  void imapGivesWhatComesFirst() throws Exception {
    onGreenlet(
        () -> {
          try (Responses<String> responses =
              new Requests<String>().imap(List.of(server.text("gate"), server.text(1)))) {
            assertThat(responses.next()).isEqualTo("1");
            server.gate.countDown();
            assertThat(responses.next()).isEqualTo("gate");
            assertThat(responses.hasNext()).isFalse();
          }
          return "";
        });
  }

  @Test
  void imapEnumeratedTellsThePositions() throws Exception {
    List<Indexed<String>> found =
        onGreenlet(
            () -> {
              List<Indexed<String>> all = new ArrayList<>();
              new Requests<String>()
                  .size(5)
                  .imapEnumerated(server.texts(30))
                  .forEachRemaining(all::add);
              return all;
            });

    assertThat(found).hasSize(30).allMatch(one -> one.value().equals("" + one.index()));
    assertThat(server.most.get()).isLessThanOrEqualTo(5);
  }

  @Test
  void imapGoesOnAfterAFailure() throws Exception {
    Request<String> refused = server.refused();
    onGreenlet(
        () -> {
          Responses<String> responses =
              new Requests<String>().size(1).imap(List.of(refused, server.text(1)));
          assertThatThrownBy(responses::next)
              .isInstanceOf(CompletionException.class)
              .hasMessageContaining(refused.name())
              .hasCauseInstanceOf(ConnectException.class);
          assertThat(responses.next()).isEqualTo("1");
          return "";
        });
  }

  @Test
  void imapIsCutByTheTimeoutToo() throws Exception {
    onGreenlet(
        () -> {
          Responses<String> responses =
              new Requests<String>()
                  .timeout(SOON)
                  .imap(List.of(server.text("hang"), server.text(1)));
          assertThat(responses.next()).isEqualTo("1");
          assertThatThrownBy(responses::next)
              .isInstanceOf(CompletionException.class)
              .hasCauseInstanceOf(TimeoutException.class);
          assertThat(responses.hasNext()).isFalse();
          return "";
        });
  }

  @Test
  void whoIsInterruptedTakesTheRequestsAlong() {
    Greenlet<?> caller = tree.spawn(() -> new Requests<String>().map(List.of(server.text("hang"))));
    eventually(() -> tree.counts().active() == 2 && caller.state() == GreenletState.PARKED);
    caller.kill();

    eventually(() -> tree.counts().active() == 0);
    assertThat(caller.exit()).isPresent();
  }

  @Test
  void aRequestUnderWayIsListedByItsName() throws Exception {
    Greenlet<?> caller = tree.spawn(() -> new Requests<String>().map(List.of(server.text("gate"))));
    eventually(
        () -> tree.live().stream().anyMatch(g -> g.serves().equals("GET " + server.uri("gate"))));
    server.gate.countDown();
    caller.join();
    assertThat(caller.failure()).isEmpty();
  }

  @Test
  void noRequestsNoResponses() throws Exception {
    assertThat(new Requests<String>().map(List.of())).isEmpty();
    assertThat(new Requests<String>().imap(List.of()).hasNext()).isFalse();
  }

  @Test
  @SuppressWarnings("NullAway") // On purpose.
  void badInputIsNamed() {
    Requests<String> requests = new Requests<>();
    assertThatThrownBy(() -> requests.size(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size is 0, allowed is 1 or more");
    assertThatThrownBy(() -> requests.size(-2)).hasMessageContaining("-2");
    assertThatThrownBy(() -> requests.timeout(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout is PT-1S, allowed is 0 or more");
    assertThatThrownBy(() -> requests.map(Arrays.asList(server.text(0), null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("request 1 is null");
    assertThatThrownBy(() -> Request.of("x", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the call of request x is null");
  }
}
