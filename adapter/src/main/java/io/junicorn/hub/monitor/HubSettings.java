package io.junicorn.hub.monitor;

import java.time.Duration;

/**
 * What the monitor goes by.
 *
 * @param maxBlockingTime how long a greenlet may hold its carrier before that is called a stall; at
 *     least 10 ms
 * @param maxCarriers how many carriers there may be while some are held; not more than the regular
 *     ones means that none are added
 */
public record HubSettings(Duration maxBlockingTime, int maxCarriers) {
  /** 100 ms as gevent, and as many carriers as Tomcat's pool has threads. */
  public static final HubSettings DEFAULT = new HubSettings(Duration.ofMillis(100), 200);

  /** Checks them. */
  public HubSettings {
    if (maxBlockingTime.compareTo(Duration.ofMillis(10)) < 0) {
      throw new IllegalArgumentException(
          "maxBlockingTime is " + maxBlockingTime + ", allowed is 10 ms or more");
    }
    if (maxCarriers < 0) {
      throw new IllegalArgumentException(
          "maxCarriers is " + maxCarriers + ", allowed is 0 or more");
    }
  }
}
