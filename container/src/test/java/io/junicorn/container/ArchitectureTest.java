package io.junicorn.container;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.junicorn.container.it.support.JunicornProcess;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {
  private static final String[] ADAPTER = {
    "io.junicorn.greenlet..",
    "io.junicorn.accounting..",
    "io.junicorn.keepsake..",
    "io.junicorn.admission..",
    "io.junicorn.periodic..",
    "io.junicorn.servlet..",
    "io.junicorn.metrics.."
  };

  private static final String[] REQUEST_PATH = {
    "io.junicorn.greenlet..",
    "io.junicorn.accounting..",
    "io.junicorn.keepsake..",
    "io.junicorn.admission..",
    "io.junicorn.periodic..",
    "io.junicorn.servlet..",
    "io.junicorn.container.connector..",
    "io.junicorn.container.deploy..",
    "io.junicorn.container.leak..",
    "io.junicorn.container.handler..",
    "io.junicorn.container.http2..",
    "io.junicorn.container.detect..",
    "io.junicorn.environment..",
    "io.junicorn.container.lifecycle..",
    "io.junicorn.container.proxy..",
    "io.junicorn.container.tls..",
    "io.junicorn.container.trust..",
    "io.junicorn.container.webapps.."
  };

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.junicorn");

  private static final ArchRule VIRTUAL_THREADS =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.junicorn.greenlet..")
          .should()
          .callMethod(Thread.class, "ofVirtual")
          .orShould()
          .callMethod(Thread.class, "startVirtualThread", Runnable.class)
          .orShould()
          .callMethod(Executors.class, "newVirtualThreadPerTaskExecutor")
          .because("virtual threads are made in one class, which counts them");

  @Test
  void everyPackageIsLookedAt() {
    for (String name :
        new String[] {
          "accounting",
          "admission",
          "coroutine",
          "greenlet",
          "hub",
          "hub.monitor",
          "keepsake",
          "metrics",
          "patch",
          "patch.runtime",
          "periodic",
          "requests",
          "servlet"
        }) {
      assertThat(MAIN.containPackage("io.junicorn." + name)).as(name).isTrue();
    }
    for (String name :
        new String[] {
          "accesslog",
          "check",
          "config",
          "connector",
          "deploy",
          "detect",
          "hooks",
          "handler",
          "http2",
          "launch",
          "leak",
          "lifecycle",
          "log",
          "management",
          "offload",
          "patch",
          "proxy",
          "resource",
          "series",
          "session",
          "tls",
          "trust",
          "usage",
          "webapps"
        }) {
      assertThat(MAIN.containPackage("io.junicorn.container." + name)).as(name).isTrue();
    }
  }

  @Test
  void packagesOfTheContainerHaveNoCycle() {
    slices().matching("io.junicorn.container.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void packagesOfTheAdapterHaveNoCycle() {
    slices().matching("io.junicorn.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void theAdapterDoesNotKnowTheContainer() {
    noClasses()
        .that()
        .resideInAnyPackage(ADAPTER)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.junicorn.container..")
        .check(MAIN);
  }

  @Test
  void nothingOnTheRequestPathKnowsMetricsOrManagement() {
    noClasses()
        .that()
        .resideInAnyPackage(REQUEST_PATH)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.junicorn.metrics..",
            "io.junicorn.container.management..",
            "io.micrometer..",
            "io.prometheus..")
        .check(MAIN);
  }

  @Test
  void theLimiterKnowsNeitherJettyNorServlets() {
    noClasses()
        .that()
        .resideInAPackage("io.junicorn.admission..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse.jetty..", "jakarta..")
        .check(MAIN);
  }

  @Test
  void aCheckLoadsNoClassOfTheApplication() {
    noClasses()
        .that()
        .resideInAPackage("io.junicorn.container.check..")
        .should()
        .callMethod(Class.class, "forName", String.class)
        .orShould()
        .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ClassLoader.class)
        .check(MAIN);
  }

  @Test
  void greenletsNeedTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("io.junicorn.greenlet..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.junicorn.greenlet..",
            "io.junicorn.keepsake..",
            "java..",
            "jdk.management..",
            "org.jspecify..")
        .check(MAIN);
  }

  @Test
  void nobodyKnowsTheLauncher() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.junicorn.container.launch..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.junicorn.container.launch..")
        .check(MAIN);
  }

  @Test
  void onlyGreenletsMakesVirtualThreads() {
    VIRTUAL_THREADS.check(MAIN);
  }

  @Test
  void theRuleOnVirtualThreadsSeesOne() {
    // The tests make some: a rule that cannot fail would pass here.
    JavaClasses tests = new ClassFileImporter().importPackagesOf(JunicornProcess.class);
    assertThat(VIRTUAL_THREADS.evaluate(tests).hasViolation()).isTrue();
  }
}
