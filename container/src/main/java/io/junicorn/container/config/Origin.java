package io.junicorn.container.config;

/** Where a value was given, the weakest first. */
sealed interface Origin {
  /** The name under which the user knows a setting there. */
  String nameOf(SettingKey key);

  /** For {@code --print-config}. */
  String describe();

  /** Nowhere. */
  record Default() implements Origin {
    @Override
    public String nameOf(SettingKey key) {
      return key.flag();
    }

    @Override
    public String describe() {
      return "default";
    }
  }

  /** A configuration file, under a key that may name a context. */
  record File(String path, String key) implements Origin {
    @Override
    public String nameOf(SettingKey setting) {
      return path + ": " + key;
    }

    @Override
    public String describe() {
      return "file " + path;
    }
  }

  /** A variable of the environment. */
  record Variable(String name) implements Origin {
    @Override
    public String nameOf(SettingKey key) {
      return name;
    }

    @Override
    public String describe() {
      return "variable " + name;
    }
  }

  /** Options, of the command line or of {@code JUNICORN_CMD_ARGS}. */
  record Options(String where) implements Origin {
    static final String COMMAND_LINE = "command line";

    @Override
    public String nameOf(SettingKey key) {
      return where.equals(COMMAND_LINE) ? key.flag() : where + ": " + key.flag();
    }

    @Override
    public String describe() {
      return where;
    }
  }

  /** {@code --set KEY=VALUE}, of the command line or of {@code JUNICORN_CMD_ARGS}. */
  record Assignment(String where, String key) implements Origin {
    @Override
    public String nameOf(SettingKey setting) {
      return (where.equals(Options.COMMAND_LINE) ? "" : where + ": ") + "--set " + key;
    }

    @Override
    public String describe() {
      return where + ", --set";
    }
  }
}
