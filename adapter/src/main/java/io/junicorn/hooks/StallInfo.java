package io.junicorn.hooks;

import java.time.Duration;
import java.util.List;

/**
 * A greenlet that keeps its carrier for longer than {@code max-blocking-time}.
 *
 * @param number of the stall; it is told again after twice the time, four times ...
 * @param greenlet its name
 * @param serves what it works for, such as {@code GET /feed?page=2}: as the client sent it
 * @param context path of the web application; {@code none} when there is none
 * @param reason in lower case: cpu, file_io, native, pinned, class_initialisation, unknown
 * @param onCarrier for how long
 * @param over whether it has left its carrier
 * @param stack what it executed, innermost first
 */
public record StallInfo(
    long number,
    String greenlet,
    String serves,
    String context,
    String reason,
    Duration onCarrier,
    boolean over,
    List<StackTraceElement> stack) {

  /** Copies the stack. */
  public StallInfo {
    stack = List.copyOf(stack);
  }
}
