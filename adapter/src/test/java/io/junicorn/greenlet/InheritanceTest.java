package io.junicorn.greenlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What follows a spawn: tree-local values and the logging context. */
class InheritanceTest {
  private static final TreeLocal<String> TENANT = TreeLocal.create();
  private static final TreeLocal<String> LOCALE = TreeLocal.create();

  private final GreenletTree greenlets = new GreenletTree();

  @AfterEach
  void nothingIsLeft() {
    MDC.clear();
    Registry.isEmpty(greenlets);
  }

  @Test
  void aTreeLocalIsBoundForTheCallAndNotAfterIt() throws Exception {
    assertThat(TENANT.callWhere("acme", TENANT::get)).contains("acme");
    assertThat(TENANT.get()).isEmpty();
  }

  @Test
  void aChildInheritsItAndSoDoesItsChild() throws Exception {
    Greenlet<Greenlet<Optional<String>>> child =
        TENANT.callWhere("acme", () -> greenlets.spawn(() -> greenlets.spawn(TENANT::get)));

    assertThat(child.get().get()).contains("acme");
  }

  @Test
  void theInnermostBindingWinsAndOthersStay() throws Exception {
    List<Optional<String>> seen =
        TENANT.callWhere(
            "acme",
            () ->
                LOCALE.callWhere(
                    "de",
                    () ->
                        TENANT.callWhere(
                            "other",
                            () ->
                                greenlets.spawn(() -> List.of(TENANT.get(), LOCALE.get())).get())));

    assertThat(seen).containsExactly(Optional.of("other"), Optional.of("de"));
  }

  @Test
  void whatAChildBindsItsParentDoesNotSee() throws Exception {
    Greenlet<Optional<String>> parent =
        greenlets.spawn(
            () -> {
              greenlets.spawn(() -> TENANT.callWhere("acme", TENANT::get)).get();
              return TENANT.get();
            });

    assertThat(parent.get()).isEmpty();
  }

  /** A chain of spawns that binds it anew each time kept all former values once. */
  @Test
  void aValueThatIsHiddenIsNotKept() throws Exception {
    TreeLocal.Binding inner =
        TENANT.callWhere(
            "old",
            () -> LOCALE.callWhere("de", () -> TENANT.callWhere("new", TreeLocal::bindings)));

    assertThat(inner.value()).isEqualTo("new");
    assertThat(inner.outer()).isEqualTo(new TreeLocal.Binding(LOCALE, "de", null));
  }

  @Test
  void aRootInheritsNothing() throws Exception {
    MDC.put("request", "42");
    AsyncResult<Optional<String>> tenant = new AsyncResult<>();
    AsyncResult<String> request = new AsyncResult<>();
    TENANT.runWhere(
        "acme",
        () ->
            greenlets.spawnRoot(
                () -> {
                  tenant.set(TENANT.get());
                  request.set(String.valueOf(MDC.get("request")));
                }));

    assertThat(tenant.get()).isEmpty();
    assertThat(request.get()).isEqualTo("null");
  }

  @Test
  void theLoggingContextFollowsASpawn() throws Exception {
    MDC.put("request", "42");
    Greenlet<Map<String, String>> child =
        greenlets.spawn(() -> greenlets.spawn(MDC::getCopyOfContextMap).get());
    MDC.put("request", "43");

    assertThat(child.get()).containsExactly(Map.entry("request", "42"));
  }

  @Test
  void whatAChildLogsWithDoesNotComeBack() throws Exception {
    MDC.put("request", "42");
    greenlets.spawn(() -> MDC.put("request", "of the child")).get();

    assertThat(MDC.get("request")).isEqualTo("42");
  }

  @Test
  void aServiceOfTheApplicationFollowsASpawn() throws Exception {
    IdentityContext.IDENTITY.set("alice");
    try {
      assertThat(greenlets.spawn(IdentityContext.IDENTITY::get).get()).isEqualTo("alice");
    } finally {
      IdentityContext.IDENTITY.remove();
    }
    assertThat(greenlets.spawn(() -> String.valueOf(IdentityContext.IDENTITY.get())).get())
        .isEqualTo("null");
  }
}
