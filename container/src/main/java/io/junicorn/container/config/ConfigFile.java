package io.junicorn.container.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A configuration file: the properties format of Java in UTF-8, a key once, lists separated by
 * commas.
 */
final class ConfigFile {
  private ConfigFile() {}

  /**
   * Reads all keys.
   *
   * @throws BadSettingException naming the file and what is wrong in it
   */
  static void read(Path file, Sources into) {
    try (Reader reader = Files.newBufferedReader(file)) {
      new Once(file, into).load(reader);
    } catch (NoSuchFileException e) {
      throw new BadSettingException("--config: '" + file + "': no such file");
    } catch (IOException | IllegalArgumentException e) {
      throw new BadSettingException("--config: '" + file + "' cannot be read: " + e);
    }
  }

  /** Passes each key on as it is read; properties would keep the last of two. */
  private static final class Once extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final transient Sources into;

    Once(Path file, Sources into) {
      this.file = file;
      this.into = into;
    }

    @Override
    public synchronized Object put(Object key, Object value) {
      String name = (String) key;
      if (containsKey(name)) {
        throw new BadSettingException(file + ": '" + name + "' is given twice");
      }
      into.put(
          name, ((String) value).strip(), file.toString(), new Origin.File(file.toString(), name));
      return super.put(key, value);
    }
  }
}
