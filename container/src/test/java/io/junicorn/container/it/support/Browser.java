package io.junicorn.container.it.support;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * A user with one cookie, which goes along to whatever server is asked. For one thread at a time.
 */
public final class Browser {
  private static final String COOKIE = "JSESSIONID=";

  private volatile String id;

  /** Without a session. */
  public Browser() {
    this("");
  }

  /** With somebody's session id. */
  public Browser(String id) {
    this.id = id;
  }

  /** GET, with the cookie; a new one is kept. */
  public HttpResponse<String> get(URI uri) {
    return get(uri, List.of());
  }

  /** GET with headers, name and value in turn. */
  public HttpResponse<String> get(URI uri, List<String> headers) {
    HttpRequest.Builder request = Http.to(uri);
    if (!id.isEmpty()) {
      request.header("Cookie", COOKIE + id);
    }
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    HttpResponse<String> response = Http.send(Http.plain(), request);
    for (String cookie : response.headers().allValues("Set-Cookie")) {
      if (cookie.startsWith(COOKIE)) {
        id = cookie.substring(COOKIE.length()).split(";", 2)[0];
      }
    }
    return response;
  }

  /** Sends the form of a page that only users see, and keeps the cookie; the page's URI. */
  public void logIn(URI page, String name, String password) {
    get(page);
    get(page.resolve("j_security_check?j_username=" + name + "&j_password=" + password));
  }

  /** The value of the cookie. */
  public String sessionId() {
    return id;
  }
}
