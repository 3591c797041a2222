package io.junicorn.hub.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A greenlet that keeps its carrier, as it was when it was last reported. Immutable; it holds
 * nothing of an application's.
 *
 * @param number of this stall, from 1
 * @param greenletId the greenlet's id
 * @param greenlet its name
 * @param serves what it works for, such as {@code GET /feed?page=2}
 * @param context context path of its request; {@code none} when it has none
 * @param path canonical path of the request that it is; empty when it is none, such as a child
 * @param carrier name of the carrier
 * @param reason why
 * @param onCarrier for how long: exact to a sample
 * @param onProcessor how long the carrier was on a processor meanwhile; negative when unknown
 * @param over whether the greenlet has left the carrier since
 * @param began when it was first seen there
 * @param stack what it executed, innermost first
 */
public record Stall(
    long number,
    long greenletId,
    String greenlet,
    String serves,
    String context,
    String path,
    String carrier,
    StallReason reason,
    Duration onCarrier,
    Duration onProcessor,
    boolean over,
    Instant began,
    List<StackTraceElement> stack) {

  /** Copies the stack. */
  public Stall {
    stack = List.copyOf(stack);
  }

  /** As it was reported, with how long it took in the end. */
  Stall ended(Duration total) {
    return new Stall(
        number,
        greenletId,
        greenlet,
        serves,
        context,
        path,
        carrier,
        reason,
        total,
        onProcessor,
        true,
        began,
        stack);
  }
}
