package io.junicorn.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Greenlets;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code gevent.joinall(jobs, timeout=2)} over three look-ups of names. */
class NamesTest {
  @Test
  void atTheLimitThoseThatAreDoneAreThereAndTheThirdGoesOn() throws Exception {
    List<Greenlet<InetAddress>> jobs =
        Stream.of("localhost", SlowNames.SLOW, "127.0.0.1")
            .map(name -> Greenlets.spawn(() -> InetAddress.getByName(name)))
            .toList();

    List<Greenlet<InetAddress>> done = Greenlets.joinAll(jobs, Duration.ofSeconds(2));

    assertThat(done).containsExactly(jobs.get(0), jobs.get(2));
    assertThat(jobs.getFirst().get().isLoopbackAddress()).isTrue();
    assertThat(jobs.get(1).ended()).isFalse();
    SlowNames.ANSWER.countDown();
    assertThat(jobs.get(1).get().isLoopbackAddress()).isTrue();
  }
}
