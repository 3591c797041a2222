package io.junicorn.testkit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One response.
 *
 * @param headers by their names in lower case; several of a name are joined by commas
 */
public record Reply(int status, Map<String, String> headers, String body) {
  /** The value of a header, named in lower case. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }
}
