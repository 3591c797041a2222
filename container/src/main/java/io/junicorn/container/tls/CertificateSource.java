package io.junicorn.container.tls;

import io.junicorn.container.config.BadSettingException;
import io.junicorn.container.config.Secret;
import io.junicorn.container.config.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where certificates come from. */
sealed interface CertificateSource permits PemFiles, KeyStoreFile {
  /** What is read. */
  List<Path> files();

  /**
   * Reads and checks everything anew.
   *
   * @return one entry at least
   */
  List<KeyEntry> load() throws BadCertificateException;

  /**
   * The source that the settings name; empty when they name none.
   *
   * @throws BadSettingException when they contradict each other
   */
  static Optional<CertificateSource> of(TlsSettings settings) {
    if (settings.keystore().isPresent()) {
      if (settings.certfile().isPresent() || settings.keyfile().isPresent()) {
        throw new BadSettingException(
            "keystore is given beside certfile or keyfile, allowed is one of both");
      }
      Secret password =
          settings
              .keystorePassword()
              .orElseThrow(
                  () -> new BadSettingException("keystore is given without keystore-password"));
      return Optional.of(new KeyStoreFile(settings.keystore().get(), password));
    }
    if (settings.keystorePassword().isPresent()) {
      throw new BadSettingException("keystore-password is given without keystore");
    }
    if (settings.certfile().isEmpty()) {
      if (settings.keyfile().isPresent()) {
        throw new BadSettingException("keyfile is given without certfile");
      }
      return Optional.empty();
    }
    Path certfile = settings.certfile().get();
    return Optional.of(new PemFiles(certfile, settings.keyfile().orElse(certfile)));
  }

  /** Says why a file was not read. */
  static BadCertificateException unreadable(
      String setting, Path file, @Nullable IOException cause) {
    String what = setting + " " + file + ": ";
    if (cause instanceof NoSuchFileException || !Files.exists(file)) {
      return new BadCertificateException(what + "does not exist");
    }
    if (Files.isDirectory(file)) {
      return new BadCertificateException(what + "is a folder");
    }
    return new BadCertificateException(
        what + "cannot be read by this user" + (cause == null ? "" : ": " + cause.getMessage()));
  }
}
