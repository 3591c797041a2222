package io.junicorn.servlet;

/**
 * What happens to the greenlets that a request has spawned, directly or through others, when its
 * servlet has returned.
 *
 * <p>Those that were spawned {@linkplain io.junicorn.greenlet.Greenlets#spawnDetached detached},
 * and those of asynchronous tasks ({@link GreenletHandler#executor()}), are always left alone.
 */
public enum ChildPolicy {
  /**
   * The request ends when they have ended: until then it holds its permit and counts as in flight,
   * also when its response is complete. The wait ends at the request's deadline ({@link
   * Deadlines#timeout()}), if it has one, and with an interrupt, such as that of a drain that cuts
   * what is left: then they are killed.
   */
  JOIN,

  /**
   * They are killed when the servlet has returned, those of an asynchronous one as well: what
   * completes its response later belongs into {@code AsyncContext.start} or a detached greenlet.
   * Those that ignore it are logged after two seconds, and the request holds its permit until they
   * have ended.
   */
  KILL,

  /** They go on, and nobody waits for them: not the permit, not a drain. */
  DETACH
}
