package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Sources;
import io.junicorn.container.it.support.TestWar;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Spring MVC of both generations and Spring Boot, with the frameworks as the registry has them:
 * none of these WARs has a web.xml, Spring starts by its ServletContainerInitializer.
 */
class SpringIT {
  private static final String CONTROLLER =
      """
      package com.example;
      import javax.servlet.http.HttpServletRequest;
      import org.springframework.beans.factory.annotation.Autowired;
      import org.springframework.web.bind.annotation.*;
      @RestController
      public class Hello {
        @Autowired Greeting greeting;
        @GetMapping("/hello")
        public String hello(@RequestParam("name") String name, HttpServletRequest request) {
          return greeting.to(name) + " at " + request.getContextPath() + " "
              + Thread.currentThread().toString().startsWith("VirtualThread");
        }
        @PostMapping("/fail")
        public String fail() {
          throw new IllegalStateException("the secret cause");
        }
        @GetMapping("/later")
        public java.util.concurrent.Callable<String> later() {
          return () -> greeting.to("later");
        }
      }
      """;

  private static final String GREETING =
      """
      package com.example;
      @org.springframework.stereotype.Service
      public class Greeting {
        public String to(String name) { return "hello " + name; }
      }
      """;

  private static final String MVC =
      """
      package com.example;
      import org.springframework.context.annotation.*;
      import org.springframework.web.servlet.config.annotation.EnableWebMvc;
      import org.springframework.web.servlet.support.AbstractAnnotationConfigDispatcherServletInitializer;
      public class Start extends AbstractAnnotationConfigDispatcherServletInitializer {
        @Configuration @EnableWebMvc @ComponentScan("com.example")
        public static class Config {}
        @Override protected Class<?>[] getRootConfigClasses() { return null; }
        @Override protected Class<?>[] getServletConfigClasses() {
          return new Class<?>[] {Config.class};
        }
        @Override protected String[] getServletMappings() { return new String[] {"/"}; }
      }
      """;

  private static final String BOOT =
      """
      package com.example;
      import org.springframework.boot.autoconfigure.SpringBootApplication;
      import org.springframework.boot.builder.SpringApplicationBuilder;
      import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
      @SpringBootApplication
      public class Start extends SpringBootServletInitializer {
        @Override protected SpringApplicationBuilder configure(SpringApplicationBuilder builder) {
          return builder.sources(Start.class);
        }
      }
      """;

  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    Path old = war("spring5", "ee8", MVC, Distribution.thirdPartyJars("spring5"));
    Path now = war("spring6", "ee10", MVC, Distribution.thirdPartyJars("spring6"));
    List<Path> bootJars = new ArrayList<>(Distribution.thirdPartyJars("spring6"));
    bootJars.addAll(Distribution.thirdPartyJars("spring-boot"));
    Path boot = war("boot", "ee10", BOOT, bootJars);
    server = JunicornProcess.serving(old, now, boot).start();
  }

  private static Path war(String name, String environment, String start, List<Path> jars) {
    boolean javax = environment.equals("ee8");
    List<Path> classPath = new ArrayList<>(jars);
    classPath.add(
        Distribution.environmentJar(
            environment, javax ? "jetty-servlet-api" : "jakarta.servlet-api"));
    Sources sources = new Sources().against(classPath);
    sources.add("com.example.Hello", javax ? CONTROLLER : CONTROLLER.replace("javax.", "jakarta."));
    sources.add("com.example.Greeting", GREETING).add("com.example.Start", start);
    TestWar war = TestWar.empty().libraries(jars);
    sources.compile().forEach(war::compiled);
    return war.write(folder.resolve(name + ".war"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"spring5", "spring6", "boot"})
  void aControllerAnswersOnAGreenlet(String name) {
    assertThat(server.get("/" + name + "/hello?name=you"))
        .isEqualTo("hello you at /" + name + " true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"spring5", "spring6", "boot"})
  void aCallableAnswersLater(String name) {
    assertThat(server.get("/" + name + "/later")).isEqualTo("hello later");
  }

  @ParameterizedTest
  @ValueSource(strings = {"spring5", "spring6", "boot"})
  void aFailureAndAnUnknownPathTellNothing(String name) {
    HttpResponse<String> failed =
        Http.post(server.uri("/" + name + "/fail"), "text/plain", "anything");
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.body()).doesNotContain("secret", "com.example", "Jetty");
    assertThat(Http.get(server.uri("/" + name + "/nowhere")).statusCode()).isEqualTo(404);
  }

  @Test
  void theLogSaysWhichEnvironmentEachGot() {
    assertThat(server.output())
        .contains("spring5.war: ee8, because 1 class uses javax.servlet")
        .contains("spring6.war: ee10, because 1 class uses jakarta.servlet")
        .contains("boot.war: ee10, because 1 class uses jakarta.servlet");
  }
}
