package io.junicorn.container.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.config.Settings;
import io.junicorn.container.config.SettingsReader;
import io.junicorn.container.config.Sources;
import io.junicorn.container.deploy.DeployException;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Scans WARs of the tests beside a distribution that has a servlet API and no more. */
final class CheckedWar {
  private static final Settings SETTINGS = SettingsReader.read(new Sources());

  private final Path folder;

  CheckedWar(Path folder) {
    this.folder = folder;
  }

  Report scan(TestWar war) {
    try {
      return scan(war.write(folder.resolve("app.war")));
    } catch (DeployException e) {
      throw new AssertionError(e);
    }
  }

  Report scan(Path war) throws DeployException {
    return Scan.of(war, home(), SETTINGS, false);
  }

  private Path home() {
    Path home = folder.resolve("home");
    for (String family : List.of("javax", "jakarta")) {
      for (String environment : family.equals("javax") ? List.of("ee8") : List.of("ee10", "ee11")) {
        Path lib = home.resolve("lib").resolve(environment);
        try {
          Files.createDirectories(lib);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        TestWar api =
            TestWar.empty()
                .file("META-INF/c.tld", "<taglib><uri>http://example.org/core</uri></taglib>");
        for (String type : List.of("Servlet", "http.HttpServlet", "http.HttpServletRequest")) {
          // Names alone count.
          api.compiled(family + ".servlet." + type, new byte[0]);
        }
        api.writeJar(lib.resolve("servlet-api.jar"));
      }
    }
    return home;
  }

  /** A WAR with one class {@code com.example.App} of these members. */
  static TestWar app(String members) {
    return add(TestWar.empty(), compile(members));
  }

  /** A jar with that class. */
  static TestWar appInJar(String members) {
    return TestWar.empty().library("app-1.0.jar", app(members));
  }

  static Map<String, byte[]> compile(String members) {
    return new io.junicorn.container.it.support.Sources()
        .add(
            "com.example.App",
            "package com.example; @SuppressWarnings(\"removal\") public class App { "
                + members
                + " }")
        .compile();
  }

  /** The class {@code com.example.App} alone. */
  static byte[] type(String members) {
    return Objects.requireNonNull(compile(members).get("com.example.App"));
  }

  static TestWar add(TestWar war, Map<String, byte[]> classes) {
    classes.forEach(war::compiled);
    return war;
  }

  /** The only finding of a rule. */
  static Finding only(Report report, String rule) {
    List<Finding> found = report.findings().stream().filter(f -> f.rule().equals(rule)).toList();
    assertThat(found).as("findings of %s in %s", rule, report).hasSize(1);
    return found.getFirst();
  }

  static void assertNone(Report report, String rule) {
    assertThat(report.findings()).filteredOn(f -> f.rule().equals(rule)).isEmpty();
  }
}
