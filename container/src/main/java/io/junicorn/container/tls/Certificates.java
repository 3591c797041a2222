package io.junicorn.container.tls;

import io.junicorn.container.config.TlsSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificates that new TLS connections are served with. Only TLS 1.2 and 1.3 are spoken (RFC
 * 8996).
 *
 * <p>{@link #reload} is called by one thread; what it replaces is seen by connections that are
 * accepted later, and those that are open keep what they have.
 */
public final class Certificates {
  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

  /** Of the copy in memory, which nobody reads but this process. */
  private static final String IN_MEMORY = "in-memory";

  private final CertificateSource source;
  private final SslContextFactory.Server contexts;
  private final AtomicLong reloads = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile Instant expiry = Instant.MAX;
  private FileStamps loaded;
  private KeyStore inUse;
  private String lastFailure = "";

  Certificates(CertificateSource source, SslContextFactory.Server contexts)
      throws BadCertificateException {
    this.source = source;
    this.contexts = contexts;
    this.loaded = FileStamps.of(source.files());
    contexts.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    contexts.setKeyStorePassword(IN_MEMORY);
    List<KeyEntry> entries = source.load();
    inUse = keyStore(entries);
    contexts.setKeyStore(inUse);
    expiry = checkedExpiry(entries);
  }

  /**
   * Reads those that the settings name.
   *
   * @return empty when they name none
   * @throws BadCertificateException naming the file that cannot be served and why
   */
  public static Optional<Certificates> of(TlsSettings settings) throws BadCertificateException {
    Optional<CertificateSource> source = CertificateSource.of(settings);
    return source.isEmpty()
        ? Optional.empty()
        : Optional.of(new Certificates(source.get(), new SslContextFactory.Server()));
  }

  /** What makes a TLS engine for each connection. */
  public SslContextFactory.Server contexts() {
    return contexts;
  }

  /** When the first of the certificates in use expires. */
  public Instant expiry() {
    return expiry;
  }

  /** How often new files were taken into use. */
  public long reloads() {
    return reloads.get();
  }

  /** How often changed files could not be used. */
  public long failures() {
    return failures.get();
  }

  /** Takes the files into use if they have changed; if they cannot be used, the old ones stay. */
  public void reload() {
    FileStamps found = FileStamps.of(source.files());
    if (found.equals(loaded)) {
      // Should the files go bad again, by the same fault, that is news.
      lastFailure = "";
      return;
    }
    try {
      List<KeyEntry> entries = source.load();
      use(keyStore(entries));
      expiry = checkedExpiry(entries);
    } catch (Exception e) {
      failed(e);
      return;
    }
    loaded = found;
    lastFailure = "";
    reloads.incrementAndGet();
    LOG.info("certificate replaced: {}, valid until {}", source.files(), expiry);
  }

  // Jetty lets go of the old one before it takes the new.
  private void use(KeyStore fresh) throws Exception {
    try {
      contexts.reload(factory -> factory.setKeyStore(fresh));
    } catch (Exception e) {
      contexts.reload(factory -> factory.setKeyStore(inUse));
      throw e;
    }
    inUse = fresh;
  }

  // Tried again at each look, said once.
  private void failed(Exception e) {
    String message = String.valueOf(e instanceof BadCertificateException ? e.getMessage() : e);
    if (!message.equals(lastFailure)) {
      lastFailure = message;
      failures.incrementAndGet();
      LOG.warn("the old certificate stays in use: {}", message);
    }
  }

  private KeyStore keyStore(List<KeyEntry> entries) throws BadCertificateException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (KeyEntry entry : entries) {
        store.setKeyEntry(
            entry.alias(),
            entry.key(),
            IN_MEMORY.toCharArray(),
            entry.chain().toArray(Certificate[]::new));
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new BadCertificateException(
          source.files().getFirst()
              + ": the certificates are not a chain, the server's own one first: "
              + e.getMessage(),
          e);
    }
  }

  private Instant checkedExpiry(List<KeyEntry> entries) {
    Instant first = Instant.MAX;
    Instant now = Instant.now();
    for (KeyEntry entry : entries) {
      X509Certificate certificate = entry.certificate();
      Instant until = certificate.getNotAfter().toInstant();
      Instant from = certificate.getNotBefore().toInstant();
      String name = certificate.getSubjectX500Principal().getName();
      if (until.isBefore(now)) {
        LOG.warn("{}: the certificate of {} has expired at {}", source.files(), name, until);
      } else if (from.isAfter(now)) {
        LOG.warn("{}: the certificate of {} is not valid before {}", source.files(), name, from);
      }
      if (until.isBefore(first)) {
        first = until;
      }
    }
    return first;
  }
}
