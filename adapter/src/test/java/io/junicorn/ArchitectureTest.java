package io.junicorn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Which package knows which. */
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.junicorn");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.junicorn.(*)..").should().beFreeOfCycles().check(MAIN);
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
  void keepsakesNeedTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("io.junicorn.keepsake..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.junicorn.keepsake..", "java..", "org.jspecify..")
        .check(MAIN);
  }

  @Test
  void admissionNeedsTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("io.junicorn.admission..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.junicorn.admission..", "java..", "jdk.management..", "org.jspecify..")
        .check(MAIN);
  }

  @Test
  void accountingNeedsGreenletsAndTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("io.junicorn.accounting..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.junicorn.accounting..", "io.junicorn.greenlet..", "java..", "org.jspecify..")
        .check(MAIN);
  }

  @Test
  void coroutinesNeedGreenletsAndTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("io.junicorn.coroutine..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.junicorn.coroutine..", "io.junicorn.greenlet..", "java..", "org.jspecify..")
        .check(MAIN);
  }

  @Test
  void requestsNeedGreenletsAndTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("io.junicorn.requests..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.junicorn.requests..", "io.junicorn.greenlet..", "java..", "org.jspecify..")
        .check(MAIN);
  }

  @Test
  void hooksNeedTheJdkAndMicrometerOnly() {
    classes()
        .that()
        .resideInAPackage("io.junicorn.hooks..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.junicorn.hooks..", "io.micrometer.core..", "java..", "org.jspecify..")
        .check(MAIN);
  }

  @Test
  void nothingOnTheRequestsPathKnowsTheMetrics() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.junicorn.servlet..",
            "io.junicorn.accounting..",
            "io.junicorn.admission..",
            "io.junicorn.greenlet..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.junicorn.metrics..", "io.micrometer..")
        .check(MAIN);
  }

  @Test
  void theAdapterKnowsNoEnvironment() {
    noClasses()
        .that()
        .resideInAPackage("io.junicorn.servlet..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.servlet..", "javax.servlet..", "org.eclipse.jetty.ee*..")
        .check(MAIN);
  }

  @Test
  void onlyTheGreenletPackageMakesVirtualThreads() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.junicorn.greenlet..")
        .should()
        .callMethod(Thread.class, "ofVirtual")
        .orShould()
        .callMethod(Thread.class, "startVirtualThread", Runnable.class)
        .orShould()
        .callMethod(Executors.class, "newVirtualThreadPerTaskExecutor")
        .check(MAIN);
  }

  /** So that the rule above cannot become empty by a renaming: a caller is where it says. */
  @Test
  void theGreenletPackageDoesMakeThem() {
    classes()
        .that()
        .haveFullyQualifiedName("io.junicorn.greenlet.VirtualThreads")
        .should()
        .callMethod(Thread.class, "ofVirtual")
        .check(MAIN);
  }
}
