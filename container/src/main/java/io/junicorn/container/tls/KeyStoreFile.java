package io.junicorn.container.tls;

import io.junicorn.container.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A PKCS12 (or JKS) key store; with several keys the client's SNI chooses one (RFC 6066). */
record KeyStoreFile(Path keystore, Secret password) implements CertificateSource {
  @Override
  public List<Path> files() {
    return List.of(keystore);
  }

  @Override
  public List<KeyEntry> load() throws BadCertificateException {
    char[] secret = password.value().toCharArray();
    if (!Files.isReadable(keystore) || Files.isDirectory(keystore)) {
      throw CertificateSource.unreadable("keystore", keystore, null);
    }
    try {
      KeyStore store = KeyStore.getInstance(keystore.toFile(), secret);
      List<KeyEntry> entries = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias) && store.getKey(alias, secret) instanceof PrivateKey key) {
          entries.add(checked(new KeyEntry(alias, key, chain(alias, store))));
        }
      }
      if (entries.isEmpty()) {
        throw bad("holds no private key", null);
      }
      return entries;
    } catch (KeyStoreException e) {
      throw bad("is no PKCS12 key store", e);
    } catch (UnrecoverableKeyException e) {
      throw wrongPassword(e);
    } catch (IOException e) {
      throw e.getCause() instanceof UnrecoverableKeyException
          ? wrongPassword(e)
          : bad("is damaged: " + e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw bad("cannot be used: " + e.getMessage(), e);
    }
  }

  private KeyEntry checked(KeyEntry entry)
      throws GeneralSecurityException, BadCertificateException {
    if (!entry.matches()) {
      throw bad("the key '" + entry.alias() + "' does not match its certificate", null);
    }
    return entry;
  }

  private List<X509Certificate> chain(String alias, KeyStore store)
      throws KeyStoreException, BadCertificateException {
    Certificate[] certificates = store.getCertificateChain(alias);
    // As openssl writes it with -nocerts.
    if (certificates == null || certificates.length == 0) {
      throw bad("the key '" + alias + "' has no certificate", null);
    }
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate certificate : certificates) {
      chain.add((X509Certificate) certificate);
    }
    return chain;
  }

  private BadCertificateException wrongPassword(Throwable cause) {
    return bad("keystore-password is wrong", cause);
  }

  private BadCertificateException bad(String what, @Nullable Throwable cause) {
    String message = "keystore " + keystore + ": " + what;
    return cause == null
        ? new BadCertificateException(message)
        : new BadCertificateException(message, cause);
  }
}
