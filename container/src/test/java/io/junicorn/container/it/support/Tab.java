package io.junicorn.container.it.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One page of a {@link Chromium}, driven as a person does: keys, clicks, looks. */
public final class Tab implements AutoCloseable {
  private static final Map<String, Integer> KEYS =
      Map.of(
          "Tab",
          9,
          "Enter",
          13,
          "Escape",
          27,
          "End",
          35,
          "Home",
          36,
          "ArrowUp",
          38,
          "ArrowDown",
          40);

  private final DevTools tools;
  private final String session;
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

  private Tab(URI browser) {
    tools = new DevTools(browser, this::event);
    Object target =
        tools.send("", "Target.createTarget", Map.of("url", "about:blank")).get("targetId");
    session =
        (String)
            tools
                .send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId");
    for (String domain : List.of("Page", "Runtime", "Log")) {
      send(domain + ".enable", Map.of());
    }
  }

  static Tab open(URI browser) {
    return new Tab(browser);
  }

  private Map<String, Object> send(String method, Map<String, Object> parameters) {
    return tools.send(session, method, parameters);
  }

  private void event(String method, Map<String, Object> parameters) {
    switch (method) {
      case "Runtime.exceptionThrown" -> complaints.add("exception: " + parameters);
      case "Log.entryAdded" -> complaints.add("log: " + parameters.get("entry"));
      case "Runtime.consoleAPICalled" -> {
        if (!"log".equals(parameters.get("type"))) {
          complaints.add("console: " + parameters);
        }
      }
      case "Page.javascriptDialogOpening" -> complaints.add("dialog: " + parameters);
      default -> {
        // Not of interest.
      }
    }
  }

  /** Errors, warnings, violations of the policy and dialogs of the pages so far. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Opens a page. */
  public Tab open(String url) {
    send("Page.navigate", Map.of("url", url));
    return this;
  }

  /** What an expression is on the page; null, text, boolean or number. */
  public Object evaluate(String expression) {
    Map<String, Object> answer =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.containsKey("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer);
    }
    return DevTools.members(answer.get("result")).get("value");
  }

  /** What an expression is, as text. */
  public String text(String expression) {
    return String.valueOf(evaluate(expression));
  }

  /** The text of the first element that a selector finds, as it is seen. */
  public String textOf(String selector) {
    return text("(document.querySelector(" + quoted(selector) + ")?.innerText ?? 'none')");
  }

  /** Whether the first element that a selector finds can be seen. */
  public boolean sees(String selector) {
    return Boolean.TRUE.equals(
        evaluate("document.querySelector(" + quoted(selector) + ")?.checkVisibility()"));
  }

  /** Waits until an expression is true. */
  public Tab until(String expression) {
    await(expression)
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> Boolean.TRUE.equals(evaluate("Boolean(" + expression + ")")));
    return this;
  }

  /** Waits until an element can be seen, and presses the mouse on it. */
  public Tab click(String selector) {
    until("document.querySelector(" + quoted(selector) + ")?.checkVisibility()");
    evaluate("document.querySelector(" + quoted(selector) + ").scrollIntoView({block: 'center'})");
    double x = middleOf(selector, "x", "width");
    double y = middleOf(selector, "y", "height");
    for (String type : List.of("mousePressed", "mouseReleased")) {
      send(
          "Input.dispatchMouseEvent",
          Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
    }
    return this;
  }

  private double middleOf(String selector, String begin, String size) {
    String box = "document.querySelector(" + quoted(selector) + ").getBoundingClientRect()";
    return ((Number) evaluate(box + "." + begin + " + " + box + "." + size + " / 2")).doubleValue();
  }

  /** Presses a key, such as {@code Tab} or {@code Enter}, on whatever has the focus. */
  public Tab press(String key) {
    Map<String, Object> event = new HashMap<>();
    event.put("key", key);
    event.put("code", key);
    event.put("windowsVirtualKeyCode", KEYS.get(key));
    event.put("type", "rawKeyDown");
    send("Input.dispatchKeyEvent", event);
    if (key.equals("Enter")) {
      event.put("type", "char");
      event.put("text", "\r");
      send("Input.dispatchKeyEvent", event);
      event.remove("text");
    }
    event.put("type", "keyUp");
    send("Input.dispatchKeyEvent", event);
    return this;
  }

  /** Types text into whatever has the focus. */
  public Tab type(String text) {
    send("Input.insertText", Map.of("text", text));
    return this;
  }

  /** Changes the size of the window, in pixels. */
  public Tab size(int width, int height) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  /** Prefers dark or light. */
  public Tab scheme(String scheme) {
    send(
        "Emulation.setEmulatedMedia",
        Map.of("features", new Object[] {Map.of("name", "prefers-color-scheme", "value", scheme)}));
    return this;
  }

  /** Saves what the pages download in a folder, under the names that they give it. */
  public Tab downloadsTo(Path to) {
    tools.send(
        "",
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", to.toString()));
    return this;
  }

  /** Keeps a picture of the window among the test's artefacts. */
  public Tab screenshot(String name) {
    String png = (String) send("Page.captureScreenshot", Map.of("format", "png")).get("data");
    try {
      Path folder = Files.createDirectories(Path.of("target", "screenshots"));
      Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "\\'") + "'";
  }

  @Override
  public void close() {
    tools.close();
  }
}
