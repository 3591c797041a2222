package io.junicorn.container.deploy;

import io.junicorn.container.config.LimitSettings;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.handler.ContextHandler;

/** Limits of what {@code getParameter} and {@code getParts} read, set by Jetty's own attributes. */
final class FormLimits {
  private FormLimits() {}

  /** Sets up a web application that is not started yet. */
  static void apply(LimitSettings limits, ContextHandler webApp) {
    webApp.getContext().setAttribute(FormFields.MAX_FIELDS_ATTRIBUTE, limits.limitFormKeys());
    webApp
        .getContext()
        .setAttribute(FormFields.MAX_LENGTH_ATTRIBUTE, limits.limitFormSize().toInt());
  }
}
