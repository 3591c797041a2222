package io.junicorn.environment;

import java.util.concurrent.Callable;

/**
 * Where the pages (JSP) of an application are translated and compiled: each takes the processor for
 * up to a second and reads files, which would hold a greenlet's carrier.
 */
public interface PageCompilation {
  /** The attribute of the servlet context under which a page's compiler finds it. */
  String ATTRIBUTE = "io.junicorn.page-compilation";

  /**
   * Runs a step on another thread and waits for its end, also when the caller is interrupted: the
   * page's compiler tidies up behind it. The flag is set then.
   *
   * @throws Exception what the step threw
   */
  <T> T finish(Callable<T> step) throws Exception;
}
