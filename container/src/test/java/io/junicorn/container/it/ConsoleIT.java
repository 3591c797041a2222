package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.BusyServlet;
import io.junicorn.container.it.app.CrowdServlet;
import io.junicorn.container.it.app.GateServlet;
import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.support.Chromium;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.Tab;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console in a real browser, without and with a token; its pictures are in target/screenshots.
 */
class ConsoleIT {
  private static final String TOKEN = "a-token-for-the-test";
  private static final String ROW = "#table tbody tr";
  private static final String STALLED = "#stalls tr[data-state=stalled]";
  private static final String MARKUP =
      "<img src=x onerror=\"window.owned=1\"><script>window.owned=1</script>";

  @TempDir private static Path folder;
  private static Chromium browser;
  private static JunicornProcess open;
  private static JunicornProcess guarded;
  private static Path war;

  private final Gate gate = new Gate();
  private Tab tab;

  @BeforeAll
  static void start() {
    assumeThat(Chromium.program()).as("a Chromium on the path").isPresent();
    war =
        TestWar.of(BusyServlet.class, CrowdServlet.class, GateServlet.class, HitServlet.class)
            .manifest("Junicorn-Api: true")
            .write(folder.resolve("ROOT.war"));
    browser = Chromium.start();
    open = JunicornProcess.serving(war).start();
    guarded =
        JunicornProcess.serving(war)
            .with("--management-token", TOKEN)
            .with("--max-carriers", "0")
            .start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void newTab() {
    tab = browser.tab().size(1280, 900);
  }

  @AfterEach
  void closeTab() {
    tab.close();
    gate.open();
    open.management().awaitIdle();
    guarded.management().awaitIdle();
    gate.close();
  }

  private Tab console(JunicornProcess server) {
    return tab.open(server.management().uri("/console").toString())
        .until("document.querySelector('#table')");
  }

  private static String rowsAre(int count) {
    return "document.querySelectorAll('" + ROW + "').length === " + count;
  }

  private void logIn(String token) {
    tab.click("#token").type(token).press("Enter");
  }

  private static RawHttp crowd(JunicornProcess server, Gate gate, int count, String words) {
    return server
        .connect()
        .send(
            "GET /crowd?count="
                + count
                + gate.path().replace("/gate?", "&")
                + " HTTP/1.1\r\nHost: localhost\r\nX-Words: "
                + words
                + "\r\n\r\n");
  }

  @Test
  void showsARequestThatWaitsAndTheNumbersWithoutAnyComplaintOfTheBrowser() {
    try (Parked _ = Parked.gets(open, 2, gate.path() + "&secret=sesame")) {
      console(open).until(rowsAre(2));
      assertThat(tab.textOf(ROW))
          .contains("greenlet-", "GET /gate?file=***&secret=***", "parked", "sleeps")
          .doesNotContain("sesame");
      assertThat(tab.textOf("#state")).isEqualTo("ready");
      tab.until("document.querySelector('#tiles .value').textContent === '2'");
      tab.until("document.querySelectorAll('#charts canvas').length === 6");
      tab.until(
          "document.querySelector('#charts canvas').getAttribute('aria-label')"
              + ".includes('active 2')");
      assertThat(tab.textOf("#operator-title + p")).contains("--management-token");
      assertThat(tab.sees("#operator")).isFalse();
      assertThat(Http.method("POST", open.management().uri("/drain")).statusCode()).isEqualTo(404);
      assertThat(tab.complaints()).isEmpty();
    }
  }

  @Test
  void theKeyboardAloneFindsARowItsStackAndTheWayBack() {
    try (Parked _ = Parked.gets(open, 3, gate.path())) {
      console(open).until(rowsAre(3));
      String reached = walkTo(ROW + " button");
      assertThat(reached)
          .contains("skip", "pause", "refresh", "contains", "context", "older", "limit");
      tab.press("ArrowDown").press("End").press("ArrowUp");
      String second = "[...document.querySelectorAll('" + ROW + " button')]";
      tab.until("document.activeElement === " + second + "[1]");
      tab.press("Enter").until("document.querySelector('#stack').open");
      tab.until("document.querySelector('#stack-lines').textContent.includes('GateServlet.doGet')");
      assertThat(tab.textOf("#stack-facts")).contains("GET /gate", "sleeps");
      tab.screenshot("console-stack");
      tab.press("Escape").until("!document.querySelector('#stack').open");
      assertThat(tab.evaluate("document.activeElement === " + second + "[1]")).isEqualTo(true);
      // And out of the table again: nothing holds the focus.
      tab.press("Tab");
      assertThat(tab.evaluate("document.activeElement.closest('#table')")).isNull();
      assertThat(tab.complaints()).isEmpty();
    }
  }

  /** Presses Tab until an element has the focus; answers which had it on the way. */
  private String walkTo(String selector) {
    StringBuilder way = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      tab.press("Tab");
      way.append(tab.text("document.activeElement.id + ' ' + document.activeElement.className"))
          .append('\n');
      assertThat(tab.evaluate("document.activeElement.matches(':focus-visible')"))
          .as("the focus is seen on %s", way)
          .isEqualTo(true);
      if (Boolean.TRUE.equals(tab.evaluate("document.activeElement.matches('" + selector + "')"))) {
        return way.toString();
      }
    }
    throw new AssertionError("not reached: " + way);
  }

  @Test
  void filtersAndSortsAndSaysHowManyAreOmittedOfFiveThousand() {
    try (RawHttp _ = crowd(open, gate, 5_000, "one of many");
        Parked _ = Parked.gets(open, 2, gate.path())) {
      open.management().awaitMetric(5_003, "junicorn_greenlets_active");
      console(open).until(rowsAre(200));
      assertThat(tab.textOf("#greenlets-count")).isEqualTo("5,003 live");
      assertThat(tab.textOf("#omitted")).contains("200 shown, 4,803 omitted");
      tab.evaluate("document.querySelector('#limit').value = '5000'");
      tab.evaluate("document.querySelector('#limit').dispatchEvent(new Event('change'))");
      tab.until(rowsAre(5_000));
      tab.click("#contains").type("/GATE").until(rowsAre(2));
      tab.click("[data-key=age] button");
      assertThat(tab.text("document.querySelector('[data-key=age]').ariaSort"))
          .isEqualTo("ascending");
      assertThat(tab.complaints()).isEmpty();
    }
  }

  @Test
  void whatARequestSaysIsShownAsTextAndNeverRuns() {
    try (RawHttp _ = crowd(open, gate, 1, MARKUP);
        Parked _ = Parked.gets(open, 1, gate.path() + "&%3Cscript%3Ewindow.owned=1%3C/script%3E")) {
      console(open).until(rowsAre(3));
      String all = tab.textOf("#table tbody");
      assertThat(all).contains(MARKUP, "***");
      tab.click("#table tr[data-depth='1'] button").until("document.querySelector('#stack').open");
      tab.until("document.querySelector('#stack-facts').textContent.includes('onerror')");
      tab.screenshot("console-markup");
      assertThat(tab.evaluate("window.owned")).isNull();
      assertThat(tab.evaluate("document.querySelectorAll('main img, main script').length"))
          .isEqualTo(0L);
      assertThat(tab.complaints()).isEmpty();
    }
  }

  @Test
  void theBrowserRefusesMarkupEvenWhereAScriptWouldMakeIt() {
    console(open);
    assertThat(
            tab.evaluate(
                "(() => { try { document.body.innerHTML = '<b>x</b>'; return 'made'; }"
                    + " catch (refused) { return refused.name; } })()"))
        .isEqualTo("TypeError");
    assertThat(tab.complaints()).isNotEmpty();
  }

  @Test
  void pausedItAsksForNothing() {
    console(open).until("document.querySelector('#state').textContent === 'ready'");
    tab.click("#pause");
    assertThat(tab.text("document.querySelector('#pause').ariaPressed")).isEqualTo("true");
    String asked = "performance.getEntriesByType('resource').length";
    tab.until("document.querySelector('#pause').textContent === 'Resume'");
    await().during(Duration.ofSeconds(3)).until(() -> isStill(asked));
    Object before = tab.evaluate(asked);
    tab.click("#pause").until(asked + " > " + before);
  }

  private boolean isStill(String expression) {
    return Boolean.TRUE.equals(
        tab.evaluate(
            "window.before === undefined || "
                + expression
                + " === window.before"
                + " ? (window.before = "
                + expression
                + ", true) : false"));
  }

  @Test
  void withoutTheTokenNothingIsSeenAndWithItAGreenletIsEnded() {
    try (Parked parked = Parked.gets(guarded, 1, gate.path())) {
      guarded.management().awaitMetric(1, "junicorn_requests_active");
      console(guarded).until("!document.querySelector('#login').hidden");
      assertThat(tab.sees("main")).isFalse();
      tab.screenshot("console-token");
      logIn("not-" + TOKEN);
      tab.until("document.querySelector('#trouble').textContent.includes('does not take')");
      logIn(TOKEN);
      tab.until(rowsAre(1)).click(ROW + " button");
      tab.until("document.querySelector('#end').checkVisibility()");
      tab.click("#end");
      assertThat(tab.textOf("#end")).isEqualTo("Really end it");
      tab.click("#end");
      assertThat(parked.statuses()).containsExactly(503);
      tab.until("document.querySelector('#stack-message').textContent.includes('told to end')");
      assertThat(tab.text("location.href + document.cookie")).doesNotContain(TOKEN);
      assertThat(tab.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0L);
      assertThat(guarded.output()).contains("an operator ends greenlet-").doesNotContain(TOKEN);
    }
  }

  @Test
  void withTheTokenItReloadsAndForgetsItAgain() {
    try (Parked _ = Parked.gets(guarded, 1, gate.path())) {
      console(guarded);
      logIn(TOKEN);
      tab.click("#reload").click("#reload");
      tab.until("document.querySelector('#message').textContent === 'Reload: / reloaded'");
      tab.until(rowsAre(1)).click(ROW + " button");
      tab.until("document.querySelector('#stack-lines').textContent.includes('GateServlet')");
      tab.press("Escape");
      tab.click("#forget").until("!document.querySelector('#login').hidden").until(rowsAre(0));
      assertThat(tab.sees("main")).isFalse();
      assertThat(tab.text("document.body.textContent")).doesNotContain("GateServlet", "/gate");
    }
  }

  @Test
  void theOperatorSavesADumpAndDrainsTheServer() throws IOException {
    Path saved = Files.createDirectory(folder.resolve("saved"));
    try (JunicornProcess ending =
            JunicornProcess.serving(war).with("--management-token", TOKEN).start();
        Parked parked = Parked.gets(ending, 1, gate.path())) {
      console(ending).downloadsTo(saved);
      logIn(TOKEN);
      tab.until(rowsAre(1)).click("#dump");
      tab.until("document.querySelector('#message').textContent.includes('saved as junicorn-')");
      // The browser renames what it has saved: a name that was listed may be gone.
      await()
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(saved).isDirectoryContaining(ConsoleIT::isADump));

      tab.click("#drain");
      assertThat(tab.textOf("#drain")).isEqualTo("Drain, then end the server");
      assertThat(ending.management().get("/readyz").statusCode()).isEqualTo(200);
      tab.click("#drain");
      tab.until("document.querySelector('#message').textContent.startsWith('Drain: the server')");
      await().until(() -> ending.management().get("/readyz").statusCode() == 503);
      tab.until("document.querySelector('#state').textContent === 'draining'");
      gate.open();
      assertThat(parked.statuses()).containsExactly(200);
      assertThat(ending.awaitExit(Duration.ofSeconds(30))).isZero();
    }
  }

  private static boolean isADump(Path file) {
    try {
      return String.valueOf(file.getFileName()).matches("junicorn-threads-.*\\.txt")
          && Files.readString(file).contains("GateServlet.doGet");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void looksWellInDarkAndLightAndOnANarrowScreen() {
    try (RawHttp _ = crowd(guarded, gate, 6, "fetch prices of a supplier");
        Parked _ = Parked.gets(guarded, 9, gate.path() + "&order=4711")) {
      guarded.management().awaitMetric(16, "junicorn_greenlets_active");
      console(guarded).size(1280, 1500);
      logIn(TOKEN);
      tab.until(rowsAre(16));
      for (String scheme : new String[] {"light", "dark"}) {
        tab.size(1280, 1500).scheme(scheme).screenshot("console-" + scheme);
        tab.size(400, 2400);
        tab.until("document.documentElement.scrollWidth <= 400");
        tab.screenshot("console-narrow-" + scheme);
      }
    }
  }

  @Test
  void requestsThatHoldEveryCarrierAppearAsStallsAndTheirClientsCanBeFreed() {
    // Of this process no carrier is added: whatever the page shows is answered by platform threads.
    int carriers = Runtime.getRuntime().availableProcessors();
    try (Parked busy = Parked.gets(guarded, carriers, gate.path().replace("/gate", "/busy"))) {
      console(guarded);
      logIn(TOKEN);
      tab.until("document.querySelectorAll('" + STALLED + "').length === " + carriers);
      assertThat(tab.textOf("#stalls tbody")).contains("GET /busy?file=", "cpu", "goes on");
      tab.until("document.querySelector('#tiles').textContent.includes('Stalled" + carriers + "')");
      for (String scheme : new String[] {"light", "dark"}) {
        tab.size(1280, 1200).scheme(scheme).screenshot("console-stalled-" + scheme);
      }
      tab.evaluate("document.querySelector('" + STALLED + " button').focus()");
      tab.press("Enter").until("document.querySelector('#stack').open");
      tab.until("document.querySelector('#stack-lines').textContent.includes('BusyServlet')");
      tab.press("Escape").click(ROW + " button").click("#end").click("#end");
      tab.until("document.querySelector('#stack-message').textContent.includes('told to end')");
      gate.open();
      assertThat(busy.statuses()).hasSize(carriers).containsOnly(200, 503).containsOnlyOnce(503);
      tab.press("Escape");
      tab.until("document.querySelectorAll('" + STALLED + "').length === 0");
      assertThat(complaintsButOfTheLogin()).isEmpty();
    }
  }

  /** The browser tells of the answers 401 before the token. */
  private List<String> complaintsButOfTheLogin() {
    return tab.complaints().stream().filter(text -> !text.contains("status of 401")).toList();
  }
}
