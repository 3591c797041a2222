package io.junicorn.container.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.junicorn.container.config.BadSettingException;
import org.junit.jupiter.api.Test;

/** The type of an environment entry: web.xml's, else the one in front of the value, else a text. */
class EnvEntryValueTest {
  private static EnvEntryValue entry(String written) {
    return EnvEntryValue.parse("max-items", written);
  }

  @Test
  void aValueWithoutATypeIsAText() {
    assertThat(entry("5").asConfigured()).isEqualTo("5");
    assertThat(entry("http://host:80/").asConfigured()).isEqualTo("http://host:80/");
    assertThat(entry("String:Integer:5").asConfigured()).isEqualTo("Integer:5");
  }

  @Test
  void theTypeInFrontCounts() {
    assertThat(entry("Integer:5").asConfigured()).isEqualTo(5);
    assertThat(entry("Boolean:true").asConfigured()).isEqualTo(true);
    assertThat(entry("Character:x").asConfigured()).isEqualTo('x');
  }

  @Test
  void theTypeThatWebXmlDeclaresCounts() {
    assertThat(entry("5").asDeclared("java.lang.Long", "shop.war")).isEqualTo(5L);
    assertThat(entry("Integer:5").asDeclared("java.lang.Integer", "shop.war")).isEqualTo(5);
  }

  @Test
  void aValueThatIsNoneOfItsTypeIsRefused() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> entry("Integer:five"))
        .withMessage("env-entry.max-items: 'five' is no Integer");
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> entry("five").asDeclared("java.lang.Integer", "shop.war"))
        .withMessageContainingAll("env-entry.max-items", "'five'", "Integer", "shop.war");
    assertThatExceptionOfType(BadSettingException.class).isThrownBy(() -> entry("Boolean:yes"));
  }

  @Test
  void twoTypesThatDifferAreRefused() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> entry("Integer:5").asDeclared("java.lang.Long", "shop.war"))
        .withMessageContainingAll("env-entry.max-items", "Integer", "shop.war", "java.lang.Long");
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> entry("5").asDeclared("java.util.Date", "shop.war"))
        .withMessageContaining("java.util.Date");
  }
}
