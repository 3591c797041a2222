package io.junicorn.container.it.support;

import io.junicorn.container.it.app.AsyncServlet;
import io.junicorn.container.it.app.AttributesServlet;
import io.junicorn.container.it.app.EchoServlet;
import io.junicorn.container.it.app.EventsServlet;
import io.junicorn.container.it.app.FilesServlet;
import io.junicorn.container.it.app.GateServlet;
import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.ParkServlet;
import io.junicorn.container.it.app.PrintServlet;
import io.junicorn.container.it.app.SilentListener;
import io.junicorn.container.it.app.SpinServlet;
import io.junicorn.container.it.app.StateServlet;
import io.junicorn.container.it.app.StickyServlet;
import io.junicorn.container.it.app.StuckServlet;
import io.junicorn.container.it.app.ThreadServlet;
import java.nio.file.Path;

/** The web application that most tests share. */
public final class Apps {
  private Apps() {}

  /**
   * Writes {@code ROOT.war} with the servlets that park, stream, echo, count, print, read files and
   * spin.
   */
  public static Path toolbox(Path folder) {
    return TestWar.of(
            AsyncServlet.class,
            AttributesServlet.class,
            EchoServlet.class,
            EventsServlet.class,
            FilesServlet.class,
            GateServlet.class,
            HitServlet.class,
            ParkServlet.class,
            PrintServlet.class,
            SilentListener.class,
            SpinServlet.class,
            StickyServlet.class,
            StuckServlet.class,
            ThreadServlet.class)
        .write(folder.resolve("ROOT.war"));
  }

  /** The servlet that does what it is told to a session, behind a form for users. */
  public static TestWar secured() {
    return TestWar.of(StateServlet.class)
        .file("login.html", "log in")
        .webXml(
            "<security-constraint><web-resource-collection><web-resource-name>all"
                + "</web-resource-name><url-pattern>/state</url-pattern>"
                + "</web-resource-collection><auth-constraint><role-name>user</role-name>"
                + "</auth-constraint></security-constraint><login-config><auth-method>FORM"
                + "</auth-method><form-login-config><form-login-page>/login.html"
                + "</form-login-page><form-error-page>/login.html</form-error-page>"
                + "</form-login-config></login-config><security-role><role-name>user"
                + "</role-name></security-role>");
  }
}
