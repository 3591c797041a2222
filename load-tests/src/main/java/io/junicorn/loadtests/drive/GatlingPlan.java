package io.junicorn.loadtests.drive;

import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** Writes crowds in the form that the simulation reads. */
final class GatlingPlan {
  private GatlingPlan() {}

  static Properties of(String baseUrl, Duration limit, List<Crowd> crowds) {
    Properties properties = new Properties();
    properties.setProperty("base-url", baseUrl);
    // Users who come by rate are other people's browsers behind one proxy; a crowd is itself.
    boolean byRate = crowds.stream().allMatch(crowd -> crowd.arrival() instanceof Arrival.Rate);
    properties.setProperty("share-connections", Boolean.toString(byRate));
    properties.setProperty("limit-seconds", Long.toString(limit.toSeconds()));
    properties.setProperty("populations", Integer.toString(crowds.size()));
    for (int i = 0; i < crowds.size(); i++) {
      put(properties, i + ".", crowds.get(i));
    }
    return properties;
  }

  private static void put(Properties properties, String prefix, Crowd crowd) {
    Expected expected = crowd.target().expected();
    properties.setProperty(prefix + "name", crowd.name());
    properties.setProperty(prefix + "path", crowd.target().path());
    properties.setProperty(prefix + "upload-bytes", Integer.toString(crowd.uploadBytes()));
    properties.setProperty(prefix + "body-start", expected.start());
    properties.setProperty(prefix + "body-end", expected.end());
    properties.setProperty(prefix + "body-least-bytes", Integer.toString(expected.leastBytes()));
    properties.setProperty(prefix + "body-most-bytes", Integer.toString(expected.mostBytes()));
    properties.setProperty(prefix + "times", Integer.toString(crowd.times()));
    properties.setProperty(prefix + "pause-ms", Long.toString(crowd.pause().toMillis()));
    properties.setProperty(prefix + "delay-seconds", Integer.toString(crowd.delaySeconds()));
    switch (crowd.arrival()) {
      case Arrival.Rate(int perSecond, int seconds) ->
          inject(properties, prefix, "rate", perSecond, seconds);
      case Arrival.Ramp(int users, int seconds) ->
          inject(properties, prefix, "ramp", users, seconds);
      case Arrival.AtOnce(int users) -> inject(properties, prefix, "at-once", users, 0);
    }
  }

  private static void inject(
      Properties properties, String prefix, String how, int users, int seconds) {
    properties.setProperty(prefix + "inject", how);
    properties.setProperty(prefix + "users", Integer.toString(users));
    properties.setProperty(prefix + "seconds", Integer.toString(seconds));
  }
}
