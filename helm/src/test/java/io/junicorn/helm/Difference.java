package io.junicorn.helm;

import com.google.gson.JsonElement;
import io.kubernetes.client.custom.Quantity;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first difference of two trees. Without state. */
final class Difference {
  /** A text, not a number. */
  private static final Pattern QUANTITY = Pattern.compile("\"[0-9]+[A-Za-z]{0,2}\"");

  private Difference() {}

  /** Where and what it is, or an empty text when there is none. */
  static String between(JsonElement wanted, JsonElement found, String path) {
    if (wanted.isJsonObject() && found.isJsonObject()) {
      TreeSet<String> keys = new TreeSet<>(wanted.getAsJsonObject().keySet());
      keys.addAll(found.getAsJsonObject().keySet());
      for (String key : keys) {
        JsonElement one = wanted.getAsJsonObject().get(key);
        JsonElement other = found.getAsJsonObject().get(key);
        if (one == null && isEmpty(other)) {
          continue;
        }
        String difference =
            one == null || other == null
                ? said(path + "." + key, one, other)
                : between(one, other, path + "." + key);
        if (!difference.isEmpty()) {
          return difference;
        }
      }
      return "";
    }
    if (wanted.isJsonArray()
        && found.isJsonArray()
        && wanted.getAsJsonArray().size() == found.getAsJsonArray().size()) {
      for (int i = 0; i < wanted.getAsJsonArray().size(); i++) {
        String difference =
            between(wanted.getAsJsonArray().get(i), found.getAsJsonArray().get(i), path + "." + i);
        if (!difference.isEmpty()) {
          return difference;
        }
      }
      return "";
    }
    return wanted.equals(found) || isSameQuantity(wanted, found) ? "" : said(path, wanted, found);
  }

  /** A model writes 1000 as 1k. */
  private static boolean isSameQuantity(JsonElement wanted, JsonElement found) {
    return QUANTITY.matcher(wanted.toString()).matches()
        && QUANTITY.matcher(found.toString()).matches()
        && Quantity.fromString(wanted.getAsString())
            .equals(Quantity.fromString(found.getAsString()));
  }

  /** Models have empty lists and maps where nothing was said. */
  private static boolean isEmpty(@Nullable JsonElement other) {
    return other == null
        || (other.isJsonArray() && other.getAsJsonArray().isEmpty())
        || (other.isJsonObject() && other.getAsJsonObject().isEmpty());
  }

  private static String said(String path, @Nullable JsonElement one, @Nullable JsonElement other) {
    return path + " is " + one + ", and " + other + " when a model has read it";
  }
}
