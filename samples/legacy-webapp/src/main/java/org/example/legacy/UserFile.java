package org.example.legacy;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Properties;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The users who may log in, from a properties file: name = iterations:salt:hash. */
final class UserFile {

  private static final String PATH = "/WEB-INF/users.properties";

  /** Checked for unknown names, so that they take as long as known ones. No password fits. */
  private static final String NOBODY = "100000:00:00";

  private final Properties users = new Properties();

  UserFile(ServletContext context) throws ServletException {
    try (InputStream in = context.getResourceAsStream(PATH)) {
      if (in == null) {
        throw new ServletException("no " + PATH);
      }
      users.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ServletException("cannot read " + PATH, e);
    }
  }

  boolean accepts(String user, String password) throws ServletException {
    String[] entry = users.getProperty(user, NOBODY).split(":", -1);
    if (entry.length != 3) {
      throw new ServletException(PATH + " has a malformed entry");
    }
    try {
      PBEKeySpec spec =
          new PBEKeySpec(
              password.toCharArray(),
              HexFormat.of().parseHex(entry[1]),
              Integer.parseInt(entry[0]),
              256);
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      return MessageDigest.isEqual(hash, HexFormat.of().parseHex(entry[2]));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new ServletException("cannot check a password", e);
    }
  }
}
