package io.junicorn.container.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which web applications run, and how they come and go. */
public record DeploySettings(
    @Setting(
            value = "off",
            form = "DIR|off",
            common = true,
            doc = "Folder whose WARs are served, shop.war at /shop, ROOT.war at /.")
        Optional<Path> webapps,
    @Setting(
            value = "auto",
            form = "auto|ee8|ee10|ee11",
            perContext = true,
            doc = "Servlet environment; auto chooses by the content of the WAR.")
        EnvironmentChoice environment,
    @Setting(
            value = "",
            form = "HOST,...",
            perContext = true,
            doc =
                "Names of the hosts that the application is served at, *.example.org for subdomains; all when empty.")
        List<String> virtualHosts,
    @Setting(
            value = "off",
            form = "DIR|off",
            doc = "Folder whose jars every web application sees; its own classes win.")
        Optional<Path> sharedLib,
    @Setting(
            value = "off",
            form = "FILE|off",
            perContext = true,
            doc =
                "Users for applications with a login: lines NAME: PASSWORD,ROLE,...; serves every realm name.")
        Optional<Path> realm,
    @Setting(
            value = "off",
            form = "DIR|off",
            doc = "Where work folders are made; off is java.io.tmpdir.")
        Optional<Path> workDir,
    @Setting(
            value = "false",
            form = "true|false",
            aliases = "reload",
            common = true,
            doc = "Reloads a web application when its file has changed.")
        boolean watch,
    @Setting(
            value = "off",
            form = "PATH|off",
            perContext = true,
            doc =
                "Path in the application that must answer 2xx or 3xx before a reloaded one takes over.")
        Optional<String> reloadCheck,
    @Setting(
            value = "0",
            form = "N",
            doc = "Requests after which the server drains and exits with 0; 0 is never.")
        int maxRequests,
    @Setting(
            value = "0",
            form = "N",
            doc = "A random number up to this one is added to max-requests.")
        int maxRequestsJitter,
    @Setting(
            value = "off",
            form = "SIZE|off",
            min = 1 << 20,
            max = Long.MAX_VALUE,
            doc =
                "What may live on the heap after a collection; past it the server drains and exits with 0.")
        Optional<Size> maxMemory,
    @Setting(
            value = "off",
            form = "N|off",
            min = 1,
            doc =
                "Platform threads of the whole process, the JVM's and the applications' own included; past it the server"
                    + " drains and exits with 0. Not the size of a pool: that is worker-connections.")
        Optional<Integer> maxThreads,
    @Setting(
            value = "drain",
            form = "drain|report",
            doc =
                "What happens past max-memory or max-threads, and past no other limit; report only tells.")
        LimitAction maxAction) {

  /** What happens past a limit of the process. */
  public enum LimitAction {
    /** The server drains and ends. */
    DRAIN,
    /** The log, the meter and the listeners are told. */
    REPORT
  }

  /** Servlet environments. */
  public enum EnvironmentChoice {
    /** By the content of the WAR. */
    AUTO,
    /** Java EE 8 and older: javax.servlet. */
    EE8,
    /** Jakarta EE 10: Servlet 6.0. */
    EE10,
    /** Jakarta EE 11: Servlet 6.1. */
    EE11
  }

  /** Copies the list. */
  public DeploySettings {
    virtualHosts = List.copyOf(virtualHosts);
  }
}
