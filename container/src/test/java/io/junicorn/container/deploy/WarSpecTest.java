package io.junicorn.container.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarSpecTest {
  @ParameterizedTest
  @CsvSource({
    "shop.war, /shop",
    "dir/shop.WAR, /shop",
    "ROOT.war, /",
    "unpacked/, /unpacked",
    "/=shop.war, /",
    "/a/b=shop.war, /a/b",
    "/..a=shop.war, /..a"
  })
  void saysTheContext(String argument, String context) throws DeployException {
    assertThat(WarSpec.parse(argument).contextPath()).isEqualTo(context);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//a=x.war", "/a/=x.war", "a=x.war", "=x.war", "/a/../b=x.war", "/.=x.war"})
  void refusesAContextThatNobodyCouldRequest(String argument) {
    assertThatThrownBy(() -> WarSpec.parse(argument))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("'" + argument + "'")
        .hasMessageContaining("is not / or /name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a="})
  void refusesAnArgumentWithoutPath(String argument) {
    assertThatThrownBy(() -> WarSpec.parse(argument)).hasMessageContaining("no path");
  }

  @Test
  void keepsThePathAsItWasGiven() throws DeployException {
    assertThat(WarSpec.parse("/x=a=b.war").path()).isEqualTo(Path.of("a=b.war"));
  }

  @Test
  void servesTheSameContextDifferentlyForHosts() throws DeployException {
    List<WarSpec> specs =
        WarSpec.all(
            List.of(
                WarSpec.parse("A.example,*.b.example/shop=x.war"),
                WarSpec.parse("/shop=y.war"),
                WarSpec.parse("z/=ROOT.war")),
            List.of());
    assertThat(specs.getFirst().hosts()).containsExactly("a.example", "*.b.example");
    assertThat(specs.getFirst().contextPath()).isEqualTo("/shop");
    assertThat(specs.get(1).hosts()).isEmpty();
    assertThat(specs.getLast().contextPath()).isEqualTo("/");
  }

  @Test
  void refusesTheSameContextOfTheSameHost() throws DeployException {
    List<WarSpec> both = List.of(WarSpec.parse("a,b/shop=x.war"), WarSpec.parse("b/shop=y.war"));
    assertThatThrownBy(() -> WarSpec.all(both, List.of()))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("b/shop");
    assertThatThrownBy(() -> WarSpec.parse("a b/shop=x.war"))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("is no name of a host");
  }

  @Test
  void oneThatIsThereForOtherHostsIsInNobodysWay() throws DeployException {
    WarSpec folder = WarSpec.parse("shop.war");
    assertThat(folder.clashesWith(WarSpec.parse("/shop=x.war"))).isTrue();
    assertThat(folder.clashesWith(WarSpec.parse("a.example/shop=x.war"))).isFalse();
    assertThat(WarSpec.parse("a,b/shop=x.war").clashesWith(WarSpec.parse("b,c/shop=y.war")))
        .isTrue();
    assertThat(WarSpec.parse("a/shop=x.war").clashesWith(WarSpec.parse("a/other=y.war"))).isFalse();
  }
}
