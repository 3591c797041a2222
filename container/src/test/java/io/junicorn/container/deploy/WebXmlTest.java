package io.junicorn.container.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read off a web.xml ahead of Jetty. */
class WebXmlTest {
  @TempDir private Path folder;

  private WebXml webXml(String text) throws IOException {
    Files.createDirectories(folder.resolve("WEB-INF"));
    Files.writeString(folder.resolve("WEB-INF/web.xml"), text);
    return WebXml.of(folder);
  }

  @Test
  void typesOfEnvironmentEntriesAreReadByName() throws IOException {
    WebXml read =
        webXml(
            """
            <?xml version="1.0"?>
            <!DOCTYPE web-app PUBLIC "-//Sun Microsystems, Inc.//DTD Web Application 2.3//EN"
              "http://java.sun.com/dtd/web-app_2_3.dtd">
            <web-app>
              <env-entry>
                <env-entry-name> max-items </env-entry-name>
                <env-entry-value>3</env-entry-value>
                <env-entry-type>java.lang.Integer</env-entry-type>
              </env-entry>
              <env-entry><env-entry-name>mode</env-entry-name></env-entry>
            </web-app>
            """);
    assertThat(read.envEntryTypes()).containsExactly(entry("max-items", "java.lang.Integer"));
    assertThat(read.sessionTimeout()).isFalse();
  }

  @Test
  void aSessionTimeoutIsSeen() throws IOException {
    assertThat(
            webXml(
                    "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\"><session-config>"
                        + "<session-timeout>30</session-timeout></session-config></web-app>")
                .sessionTimeout())
        .isTrue();
  }

  @Test
  void noFileAndNoXmlDeclareNothing() throws IOException {
    assertThat(WebXml.of(folder).envEntryTypes()).isEmpty();
    assertThat(webXml("<web-app>").envEntryTypes()).isEmpty();
  }

  @Test
  void noOtherFileIsReadThroughIt() throws IOException {
    Files.writeString(folder.resolve("secret"), "java.lang.Integer");
    assertThat(
            webXml(
                    "<!DOCTYPE web-app [<!ENTITY x SYSTEM \"secret\">]><web-app><env-entry>"
                        + "<env-entry-name>n</env-entry-name><env-entry-type>&x;</env-entry-type>"
                        + "</env-entry></web-app>")
                .envEntryTypes())
        .doesNotContainValue("java.lang.Integer");
  }
}
