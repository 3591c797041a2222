package io.junicorn.container.config;

import java.util.List;

/**
 * The texts of one setting and where they were given.
 *
 * @param texts at least one; more only for a repeatable setting
 */
record Given(List<String> texts, Origin origin) {
  Given {
    texts = List.copyOf(texts);
  }

  static Given byDefault(SettingKey key) {
    return new Given(List.of(key.defaultValue()), new Origin.Default());
  }
}
