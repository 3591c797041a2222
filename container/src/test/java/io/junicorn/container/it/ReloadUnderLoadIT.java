package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.RawHttp;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample is reloaded again and again while clients use it. */
class ReloadUnderLoadIT {
  private static final int CLIENTS = 4;
  private static final int RELOADS = 20;

  private record Served(long good, long bad) {}

  @Test
  void noRequestFailsAndTwentyReloadsLeaveNoClassLoaderBehind() throws Exception {
    try (JunicornProcess server = JunicornProcess.serving("/=" + Distribution.sample()).start()) {
      Management management = server.management();
      AtomicBoolean over = new AtomicBoolean();
      List<FutureTask<Served>> clients =
          Stream.generate(() -> new FutureTask<>(() -> useIt(server, over)))
              .limit(CLIENTS)
              .toList();
      clients.forEach(Thread::startVirtualThread);
      try {
        for (int i = 0; i < RELOADS; i++) {
          reload(management);
        }
      } finally {
        over.set(true);
      }
      List<Served> served = new ArrayList<>();
      for (FutureTask<Served> client : clients) {
        served.add(client.get(30, TimeUnit.SECONDS));
      }
      assertThat(served).allMatch(s -> s.bad() == 0);
      assertThat(served.stream().mapToLong(Served::good).sum()).isGreaterThan(1_000);
      assertThat(management.metric("junicorn_webapp_reloads_total", "result=\"taken\""))
          .isEqualTo(RELOADS);

      HttpResponse<String> leaks = Http.method("POST", management.uri("/leaks/probe"));
      assertThat(leaks.body()).isEqualTo("{\"leaked\":0,\"leaks\":[]}\n");
      assertThat(management.metric("junicorn_webapp_loaders_leaked")).isZero();
      assertThat(server.troubles()).isEmpty();
    }
  }

  private static Served useIt(JunicornProcess server, AtomicBoolean over) {
    long good = 0;
    long bad = 0;
    try (RawHttp connection = server.connect()) {
      while (!over.get()) {
        if (connection.get("/hello").status() == 200) {
          good++;
        } else {
          bad++;
        }
      }
    }
    return new Served(good, bad);
  }

  private static void reload(Management management) {
    assertThat(Http.method("POST", management.uri("/reload")).statusCode()).isEqualTo(200);
    await().until(() -> management.get("/status").body().contains("\"retiring\":false"));
  }
}
