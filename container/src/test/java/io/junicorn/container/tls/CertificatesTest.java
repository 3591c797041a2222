package io.junicorn.container.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.container.config.BadSettingException;
import io.junicorn.container.config.Secret;
import io.junicorn.container.config.TlsSettings;
import io.junicorn.container.it.support.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that can be served, and what is said of those that cannot. */
class CertificatesTest {
  @TempDir private static Path shared;
  private static TestCertificate ec;
  private static TestCertificate rsa;

  @TempDir private Path folder;
  private Path certfile;
  private Path keyfile;

  @BeforeAll
  static void makeCertificates() {
    ec = TestCertificate.create(shared);
    rsa = TestCertificate.create(shared, "localhost", "-keyalg", "RSA", "-keysize", "2048");
  }

  @BeforeEach
  void nameFiles() {
    certfile = folder.resolve("tls.crt");
    keyfile = folder.resolve("tls.key");
  }

  private static TlsSettings settings(
      @Nullable Path certfile,
      @Nullable Path keyfile,
      @Nullable Path keystore,
      @Nullable String password) {
    return new TlsSettings(
        Optional.ofNullable(certfile),
        Optional.ofNullable(keyfile),
        Optional.ofNullable(keystore),
        Optional.ofNullable(password).map(Secret::new),
        Duration.ofSeconds(10));
  }

  private Certificates pem() throws BadCertificateException {
    return Certificates.of(settings(certfile, keyfile, null, null)).orElseThrow();
  }

  private void assertRefused(String... words) {
    assertThatThrownBy(this::pem)
        .isInstanceOf(BadCertificateException.class)
        .message()
        .contains(words);
  }

  private static void assertKeyStoreRefused(Path keystore, String password, String... words) {
    assertThatThrownBy(() -> Certificates.of(settings(null, null, keystore, password)))
        .isInstanceOf(BadCertificateException.class)
        .message()
        .contains(words);
  }

  @Test
  void readsPemFilesOfEachKindOfKey() throws Exception {
    ec.writeCertificate(certfile).writeKey(keyfile);
    assertThat(pem().expiry()).isAfter(Instant.now());
    rsa.writeCertificate(certfile).writeKey(keyfile);
    assertThat(pem().expiry()).isAfter(Instant.now());
    TestCertificate.create(folder, "localhost", "-keyalg", "Ed25519")
        .writeCertificate(certfile)
        .writeKey(keyfile);
    assertThat(pem().expiry()).isAfter(Instant.now());
  }

  @Test
  void readsOldFormsOfKeys() throws Exception {
    // PKCS8 of RSA is 26 bytes of wrapping around PKCS1, for keys of this length.
    byte[] pkcs8 = rsa.key().getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
    rsa.writeCertificate(certfile);
    Files.writeString(keyfile, TestCertificate.pem("RSA PRIVATE KEY", pkcs1));
    assertThat(pem().expiry()).isAfter(Instant.now());
  }

  @Test
  void findsTheKeyInCertfileIfThereIsNoKeyfile() throws Exception {
    ec.writeCertificate(certfile).writeKey(keyfile);
    Files.writeString(certfile, Files.readString(keyfile) + Files.readString(certfile));
    assertThat(Certificates.of(settings(certfile, null, null, null))).isPresent();
  }

  @Test
  void readsAKeyStore() throws Exception {
    TlsSettings settings = settings(null, null, rsa.keystore(), TestCertificate.PASSWORD);
    assertThat(Certificates.of(settings)).isPresent();
  }

  @Test
  void hasNoneWhenNoneIsNamed() throws Exception {
    assertThat(Certificates.of(settings(null, null, null, null))).isEmpty();
  }

  @Test
  void saysWhichFileIsMissing() {
    ec.writeCertificate(certfile);
    assertRefused("keyfile", keyfile.toString(), "does not exist");
    keyfile = folder;
    assertRefused("keyfile", "is a folder");
    certfile = folder.resolve("none");
    assertRefused("certfile", certfile.toString(), "does not exist");
  }

  @Test
  void saysWhatAFileDoesNotHold() throws IOException {
    ec.writeCertificate(keyfile).writeKey(certfile);
    assertRefused("certfile", certfile.toString(), "holds no PEM certificate");
    ec.writeCertificate(certfile);
    assertRefused("keyfile", keyfile.toString(), "holds no PEM private key");
    Files.writeString(certfile, TestCertificate.pem("CERTIFICATE", new byte[] {1, 2, 3}));
    assertRefused("certfile", "damaged certificate");
  }

  @Test
  void saysThatAKeyIsEncrypted() throws IOException {
    ec.writeCertificate(certfile);
    Files.writeString(keyfile, TestCertificate.pem("ENCRYPTED PRIVATE KEY", new byte[] {1}));
    assertRefused("keyfile", "is encrypted");
  }

  @Test
  void saysThatAKeyBelongsToAnotherCertificate() {
    ec.writeCertificate(certfile);
    rsa.writeKey(keyfile);
    assertRefused("does not match", certfile.toString(), keyfile.toString());
    TestCertificate.create(shared).writeKey(keyfile);
    assertRefused("does not match", certfile.toString(), keyfile.toString());
  }

  @Test
  void saysWhatIsWrongWithAKeyStore() throws IOException {
    assertKeyStoreRefused(ec.keystore(), "wrong", ec.keystore().toString(), "keystore-password");
    assertKeyStoreRefused(folder.resolve("none"), "x", "does not exist");
    Files.writeString(certfile, "no key store");
    assertKeyStoreRefused(certfile, "x", certfile.toString());
  }

  @Test
  void refusesSettingsThatContradictEachOther() {
    for (TlsSettings settings :
        new TlsSettings[] {
          settings(null, keyfile, null, null),
          settings(certfile, keyfile, ec.keystore(), "x"),
          settings(null, null, ec.keystore(), null),
          settings(null, null, null, "x")
        }) {
      assertThatThrownBy(() -> Certificates.of(settings)).isInstanceOf(BadSettingException.class);
    }
  }

  @Test
  void servesAnExpiredCertificateAndKnowsIt() throws Exception {
    TestCertificate.create(shared, "localhost", "-startdate", "-3d", "-validity", "1")
        .writeCertificate(certfile)
        .writeKey(keyfile);
    assertThat(pem().expiry()).isBefore(Instant.now());
  }

  @Test
  void keepsTheOldOnesWhenNoContextCanBeMadeOfTheNew() throws Exception {
    AtomicBoolean breaks = new AtomicBoolean();
    SslContextFactory.Server contexts =
        new SslContextFactory.Server() {
          @Override
          protected SSLContext getSSLContextInstance() throws NoSuchAlgorithmException {
            if (breaks.getAndSet(false)) {
              throw new IllegalStateException("no context");
            }
            return super.getSSLContextInstance();
          }
        };
    ec.writeCertificate(certfile).writeKey(keyfile);
    Certificates certificates = new Certificates(new PemFiles(certfile, keyfile), contexts);
    contexts.start();
    try {
      rsa.writeCertificate(certfile).writeKey(keyfile);
      breaks.set(true);
      certificates.reload();
      assertThat(certificates.failures()).isEqualTo(1);
      assertThat(contexts.getSslContext()).isNotNull();
      assertThat(contexts.getKeyStore().getCertificate("junicorn")).isEqualTo(ec.certificate());
      assertThat(certificates.expiry()).isEqualTo(ec.certificate().getNotAfter().toInstant());

      certificates.reload();
      assertThat(certificates.reloads()).as("at the next look").isEqualTo(1);
      assertThat(contexts.getKeyStore().getCertificate("junicorn")).isEqualTo(rsa.certificate());
    } finally {
      contexts.stop();
    }
  }

  @Test
  void countsAFaultAgainThatComesBackAfterTheOldFiles() throws Exception {
    Path good = folder.resolve("good");
    Path bad = folder.resolve("bad");
    ec.writeCertificate(good).writeKey(keyfile);
    Files.writeString(bad, "no certificate");
    Files.createSymbolicLink(certfile, good);
    Certificates certificates = pem();
    for (int faults = 1; faults <= 2; faults++) {
      Files.delete(certfile);
      Files.createSymbolicLink(certfile, bad);
      certificates.reload();
      certificates.reload();
      assertThat(certificates.failures()).isEqualTo(faults);

      Files.delete(certfile);
      Files.createSymbolicLink(certfile, good);
      certificates.reload();
    }
    assertThat(certificates.reloads()).isZero();
  }

  @Test
  void takesChangedFilesIntoUseAndKeepsTheOldOnesWhenTheyAreBad() throws Exception {
    ec.writeCertificate(certfile).writeKey(keyfile);
    Certificates certificates = pem();
    certificates.contexts().start();
    try {
      certificates.reload();
      assertThat(certificates.reloads()).as("nothing has changed").isZero();

      rsa.writeCertificate(certfile);
      certificates.reload();
      certificates.reload();
      assertThat(certificates.failures()).as("the key is still the old one").isEqualTo(1);
      assertThat(certificates.reloads()).isZero();

      rsa.writeKey(keyfile);
      certificates.reload();
      assertThat(certificates.reloads()).isEqualTo(1);
      assertThat(certificates.expiry()).isEqualTo(rsa.certificate().getNotAfter().toInstant());

      Files.delete(certfile);
      certificates.reload();
      assertThat(certificates.failures()).isEqualTo(2);
      assertThat(certificates.contexts().getSslContext()).isNotNull();
    } finally {
      certificates.contexts().stop();
    }
  }
}
