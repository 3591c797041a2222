package io.junicorn.loadtests.gatling;

import java.util.Properties;

/** Properties below a prefix, all of them required. */
record Values(Properties properties, String prefix) {
  String text(String key) {
    String value = properties.getProperty(prefix + key);
    if (value == null) {
      throw new IllegalArgumentException("the plan has no " + prefix + key);
    }
    return value;
  }

  int number(String key) {
    return Integer.parseInt(text(key));
  }
}
