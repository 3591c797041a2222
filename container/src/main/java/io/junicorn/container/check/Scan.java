package io.junicorn.container.check;

import io.junicorn.container.config.DeploySettings.EnvironmentChoice;
import io.junicorn.container.config.Settings;
import io.junicorn.container.deploy.DeployException;
import io.junicorn.container.deploy.ServerJars;
import io.junicorn.container.deploy.UnpackedWar;
import io.junicorn.container.detect.Choice;
import io.junicorn.container.detect.EnvironmentDetector;
import io.junicorn.container.detect.EnvironmentName;
import io.junicorn.container.detect.Jars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes once over all classes of a web application, archive after archive, and shows each to every
 * rule. What cannot be read is a finding, and the scan goes on. One thread.
 */
public final class Scan implements ClassSource.Reader {
  private final Path war;
  private final Path content;
  private final Settings settings;
  private final Findings findings;
  private final List<ClassSource> sources = new ArrayList<>();
  private final List<Archive> archives;
  private final Known known;
  private final List<Rule> rules;
  private Archive current;
  private int classes;

  private Scan(Path war, Path content, Settings settings, boolean all)
      throws IOException, DeployException {
    this.war = war;
    this.content = content;
    this.settings = settings;
    this.findings = new Findings(all);
    ClassesFolder own = ClassesFolder.of(content);
    this.current = own.archive();
    sources.add(own);
    openJars();
    this.archives = sources.stream().map(ClassSource::archive).toList();
    this.known = Known.of(archives);
    this.rules = Rules.create(known);
  }

  /**
   * What is found in a WAR or an unpacked one.
   *
   * @param home the folder of the distribution
   * @param all whether every place is listed
   * @throws DeployException when it cannot be read as a whole; then it could not be served either
   */
  public static Report of(Path war, Path home, Settings settings, boolean all)
      throws DeployException {
    long start = System.nanoTime();
    try (UnpackedWar unpacked =
        UnpackedWar.open(war, settings.deploy().workDir(), settings.limits())) {
      Scan scan = new Scan(war, unpacked.content(), settings, all);
      Choice choice = scan.run(home);
      return new Report(
          war.toString(),
          choice,
          scan.sources.size() - 1,
          scan.classes,
          Duration.ofNanos(System.nanoTime() - start),
          scan.findings.sorted());
    } catch (IOException | UncheckedIOException e) {
      throw new DeployException(war + ": cannot be read: " + e, e);
    }
  }

  private Choice run(Path home) throws IOException, DeployException {
    for (ClassSource source : sources) {
      readAll(source);
    }
    // Now it is known that no jar unpacks to more than is allowed: the detector reads without end.
    Choice choice = choose();
    ServerJars jars =
        ServerJars.of(home, choice.environment(), settings.deploy().sharedLib(), war, content);
    ServerClasses server = ServerClasses.of(jars);
    War whole = new War(content, archives, known, choice, server);
    for (Rule rule : rules) {
      rule.look(whole, findings);
    }
    return choice;
  }

  private void openJars() throws IOException, DeployException {
    for (Path jar : Jars.in(content.resolve("WEB-INF").resolve("lib"))) {
      try {
        long most = UnpackedWar.maxBytes(Files.size(jar), settings.limits());
        sources.add(JarFileSource.open(jar, most));
      } catch (Budget.OverrunException e) {
        throw tooLarge(JarFileSource.name(jar), e);
      } catch (IOException | IllegalArgumentException e) {
        Unreadable.jar(JarFileSource.name(jar), e, findings);
      }
    }
  }

  private DeployException tooLarge(String jar, IOException e) {
    return new DeployException(
        war
            + ": refused, its "
            + jar
            + " unpacks to more than limit-war-ratio and limit-war-size allow a file of its size,"
            + " or has a class that no JVM can load",
        e);
  }

  private void readAll(ClassSource source) throws IOException, DeployException {
    current = source.archive();
    try {
      source.read(this);
    } catch (Budget.OverrunException e) {
      throw tooLarge(current.name(), e);
    } catch (IOException e) {
      if (current.own()) {
        throw e;
      }
      Unreadable.jar(current.name(), e, findings);
    }
    for (Rule rule : rules) {
      rule.look(current, findings);
    }
  }

  @Override
  public void read(String file, byte[] bytes) {
    classes++;
    if (known.isShadowed(file.substring(0, file.length() - ".class".length()))
        || !ClassVersion.runs(current, file, bytes, findings)) {
      return;
    }
    try {
      ClassFileInWar type = ClassFileInWar.parse(current, bytes);
      for (Rule rule : rules) {
        rule.look(type, findings);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // What java.lang.classfile throws of a damaged class, also while rules read its code.
      Unreadable.type(current, file, String.valueOf(e.getMessage()), findings);
    } catch (StackOverflowError e) {
      // It reads values of annotations within one another by calling itself.
      Unreadable.type(current, file, "its annotations are nested too deeply", findings);
    }
  }

  @Override
  public void damaged(String file, String why) {
    classes++;
    Unreadable.type(current, file, why, findings);
  }

  private Choice choose() throws IOException {
    EnvironmentChoice setting = settings.deploy().environment();
    return switch (setting) {
      case AUTO -> EnvironmentDetector.choose(content);
      case EE8 -> given(EnvironmentName.EE8);
      case EE10 -> given(EnvironmentName.EE10);
      case EE11 -> given(EnvironmentName.EE11);
    };
  }

  private static Choice given(EnvironmentName name) {
    return new Choice(name, "the setting environment says so", false);
  }
}
