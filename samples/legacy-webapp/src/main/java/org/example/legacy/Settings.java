package org.example.legacy;

/** Settings of the application: a system property or else an environment variable of that name. */
final class Settings {

  private Settings() {}

  /** Returns the value of the setting, or the default when it is absent or empty. */
  static String get(String name, String defaultValue) {
    String value = System.getProperty(name);
    if (value == null || value.isEmpty()) {
      value = System.getenv(name);
    }
    return value == null || value.isEmpty() ? defaultValue : value;
  }
}
