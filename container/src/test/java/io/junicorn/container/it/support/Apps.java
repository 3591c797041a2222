package io.junicorn.container.it.support;

import io.junicorn.container.it.app.AsyncServlet;
import io.junicorn.container.it.app.EchoServlet;
import io.junicorn.container.it.app.EventsServlet;
import io.junicorn.container.it.app.GateServlet;
import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.ParkServlet;
import io.junicorn.container.it.app.PrintServlet;
import io.junicorn.container.it.app.SilentListener;
import io.junicorn.container.it.app.SpinServlet;
import io.junicorn.container.it.app.StickyServlet;
import io.junicorn.container.it.app.StuckServlet;
import io.junicorn.container.it.app.ThreadServlet;
import java.nio.file.Path;

/** The web application that most tests share. */
public final class Apps {
  private Apps() {}

  /** Writes {@code ROOT.war} with the servlets that park, stream, echo, count, print and spin. */
  public static Path toolbox(Path folder) {
    return TestWar.of(
            AsyncServlet.class,
            EchoServlet.class,
            EventsServlet.class,
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
}
