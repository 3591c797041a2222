package io.junicorn.servlet;

/** What the server does at a request's deadline, beside the answer. */
public enum DeadlineAction {
  /**
   * Nothing: the client has its 503, and the application goes on until it ends by itself. Its reads
   * and writes of this request fail.
   */
  ANSWER,

  /**
   * It interrupts the request's greenlet and kills what that one has spawned. An interrupt closes
   * the socket or channel that a greenlet is blocked on, and a flag that survives closes the next
   * {@code FileChannel} it touches, also one that others share (H2's files, Lucene's); code that
   * spins or waits in {@code synchronized} ignores it.
   */
  INTERRUPT
}
