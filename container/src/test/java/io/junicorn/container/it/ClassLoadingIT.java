package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.LookupServlet;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Sources;
import io.junicorn.container.it.support.TestWar;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the container brings along is none of a web application's business. */
class ClassLoadingIT {
  private static final String LOGGER_FACTORY = "org.slf4j.LoggerFactory";

  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    Path bare = TestWar.of(LookupServlet.class).write(folder.resolve("bare.war"));
    byte[] own =
        new Sources()
            .add(LOGGER_FACTORY, "package org.slf4j; public class LoggerFactory {}")
            .compile()
            .get(LOGGER_FACTORY);
    Path bundling =
        TestWar.of(LookupServlet.class)
            .compiled(LOGGER_FACTORY, own)
            .write(folder.resolve("bundling.war"));
    server = JunicornProcess.serving(bare, bundling).start();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.slf4j.Logger",
        "ch.qos.logback.classic.Logger",
        "io.micrometer.core.instrument.Meter",
        "io.prometheus.metrics.model.registry.PrometheusRegistry",
        "io.junicorn.greenlet.GreenletTree",
        "io.junicorn.container.launch.Main",
        "org.eclipse.jetty.server.Server",
        "org.HdrHistogram.Histogram",
        "org.LatencyUtils.LatencyStats",
        "org.jspecify.annotations.Nullable",
        "org.objectweb.asm.ClassReader",
        "picocli.CommandLine",
      })
  void aClassOfTheContainerIsNotThere(String name) {
    assertThat(server.get("/bare/lookup?class=" + name))
        .isEqualTo("java.lang.ClassNotFoundException: " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"logback.xml", "META-INF/services/org.slf4j.spi.SLF4JServiceProvider"})
  void aResourceOfTheContainerIsNotThere(String name) {
    assertThat(server.get("/bare/lookup?resource=" + name)).isEqualTo("[]");
  }

  @Test
  void aClassThatTheWebApplicationBringsIsItsOwn() {
    assertThat(server.get("/bundling/lookup?class=" + LOGGER_FACTORY)).contains("WEB-INF/classes");
    assertThat(server.get("/bare/lookup?class=" + LOGGER_FACTORY)).contains("NotFound");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jakarta.servlet.http.HttpServlet",
        "jakarta.servlet.jsp.JspPage",
        "jakarta.servlet.jsp.jstl.core.Config",
        "jakarta.annotation.PostConstruct",
      })
  void theApiOfTheEnvironmentIsThere(String name) {
    assertThat(server.get("/bare/lookup?class=" + name)).endsWith(".jar");
  }
}
