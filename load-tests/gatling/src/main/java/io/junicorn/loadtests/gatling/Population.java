package io.junicorn.loadtests.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.bodyBytes;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.http.BodyPart;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Users of one kind: each asks for the same thing some times, with a pause between.
 *
 * @param name of the requests in the report
 * @param path with its query
 * @param uploadBytes size of a file to send by multipart POST; 0 for a GET
 * @param body what the answer must be
 * @param inject {@code rate} users a second, {@code ramp} of users, or {@code at-once}
 * @param users how many, or how many a second
 * @param seconds how long they arrive
 * @param times how often each one asks
 * @param pause between two requests of one user, and after the last one
 * @param delaySeconds how long to wait before the first user arrives
 */
record Population(
    String name,
    String path,
    int uploadBytes,
    Body body,
    String inject,
    int users,
    int seconds,
    int times,
    Duration pause,
    int delaySeconds) {
  private static final String BEGUN = "begun";

  static Population of(Values values) {
    return new Population(
        values.text("name"),
        values.text("path"),
        values.number("upload-bytes"),
        Body.of(values),
        values.text("inject"),
        values.number("users"),
        values.number("seconds"),
        values.number("times"),
        Duration.ofMillis(values.number("pause-ms")),
        values.number("delay-seconds"));
  }

  PopulationBuilder build(Tally tally) {
    ChainBuilder once =
        CoreDsl.exec(session -> session.markAsSucceeded().set(BEGUN, System.nanoTime()))
            .exec(request(tally))
            .exec(
                session -> {
                  tally.answered(name, session.getLong(BEGUN), !session.isFailed());
                  return session;
                });
    ChainBuilder all = pause.isZero() ? once : once.pause(pause);
    return scenario(name)
        .exec(repeat(times).on(all))
        .injectOpen(nothingFor(Duration.ofSeconds(delaySeconds)), injection());
  }

  private HttpRequestActionBuilder request(Tally tally) {
    HttpRequestActionBuilder request =
        uploadBytes == 0
            ? http(name).get(path)
            : http(name).post(path).bodyPart(file()).asMultipartForm();
    return request.check(
        status()
            .transform(
                code -> {
                  if (code == 503) {
                    tally.rejected(name);
                  }
                  return code;
                })
            .is(200),
        bodyBytes()
            .transform(bytes -> body.accepts(new String(bytes, StandardCharsets.ISO_8859_1)))
            .is(true));
  }

  private BodyPart file() {
    byte[] bytes = new byte[uploadBytes];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    return HttpDsl.ByteArrayBodyPart("file", bytes)
        .fileName("upload.bin")
        .contentType("application/octet-stream");
  }

  private OpenInjectionStep injection() {
    return switch (inject) {
      case "rate" -> constantUsersPerSec(users).during(Duration.ofSeconds(seconds));
      case "ramp" -> rampUsers(users).during(Duration.ofSeconds(seconds));
      case "at-once" -> atOnceUsers(users);
      default -> throw new IllegalArgumentException("no such way to inject users: " + inject);
    };
  }
}
