package io.junicorn.container.deploy;

import io.junicorn.environment.WebApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * The users of a properties file, for the login of one web application, under whatever realm name
 * its web.xml has. Each line is {@code NAME: PASSWORD,ROLE,...}; a password may be hashed as {@code
 * MD5:} or {@code CRYPT:} by Jetty's password tool. Requests read it on their greenlets.
 */
final class Realm extends HashLoginService {
  private final WebApplication application;

  private Realm(WebApplication application) {
    this.application = application;
  }

  /**
   * Gives the users of the file to the application.
   *
   * @throws DeployException when there is no such file
   */
  static void useFor(WebApplication application, Path file) throws DeployException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new DeployException("realm: " + file + " is no file that can be read");
    }
    Realm realm = new Realm(application);
    realm.setConfig(ResourceFactory.of(realm).newResource(file.toAbsolutePath()));
    application.useLoginService(realm);
  }

  /** What a browser shows when it asks for a password. */
  @Override
  public String getName() {
    return application.realmName().orElse("Login");
  }
}
