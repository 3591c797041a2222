package io.junicorn.container.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds pages that use a tag library which is nowhere, and tags of the application whose class is
 * nowhere: such a page is a 500.
 */
final class TagLibraryRule implements Rule {
  static final String ID = "missing-tag-library";

  /** Bytes of a descriptor in a jar, of which nobody has checked the size. */
  private static final long LARGEST = 4L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(TagLibraryRule.class);

  private static final Pattern MAPPED = Pattern.compile("<taglib-uri>([^<]++)</taglib-uri>");

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public void look(War war, Findings findings) {
    try {
      Set<String> uris = uris(war, findings);
      for (String file : files(war.content(), ".jsp", ".jspf", ".tag")) {
        look(war, file, uris, findings);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> files(Path content, String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(content)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> content.relativize(f).toString())
          .filter(f -> Stream.of(endings).anyMatch(f::endsWith))
          .sorted()
          .toList();
    }
  }

  private static Set<String> uris(War war, Findings findings) throws IOException {
    Set<String> uris = new HashSet<>(war.server().tagLibraries());
    for (String file : files(war.content(), ".tld")) {
      try (InputStream in = Files.newInputStream(war.content().resolve(file))) {
        TagLibrary.read(in).ifPresent(library -> add(war, file, library, uris, findings));
      }
    }
    for (Archive archive : war.archives()) {
      if (archive.files().stream().anyMatch(f -> f.endsWith(".tld")) && !archive.own()) {
        addJar(war.content().resolve(archive.name()), archive, uris);
      }
    }
    Path webXml = war.content().resolve("WEB-INF").resolve("web.xml");
    if (Files.isRegularFile(webXml)) {
      String text = Files.readString(webXml, StandardCharsets.ISO_8859_1);
      MAPPED.matcher(text).results().forEach(r -> uris.add(r.group(1).strip()));
    }
    return uris;
  }

  private static void add(
      War war, String file, TagLibrary library, Set<String> uris, Findings findings) {
    uris.add(library.uri());
    for (String name : library.classes()) {
      if (!war.has(name.replace('.', '/'))) {
        findings.add(
            MissingClassRule.ID,
            Severity.WARNING,
            MissingClassRule.advice(name, false),
            Place.file(file));
      }
    }
  }

  private static void addJar(Path jar, Archive archive, Set<String> uris) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (String file : archive.files()) {
        ZipEntry entry = file.endsWith(".tld") ? zip.getEntry(file) : null;
        if (entry != null) {
          try (InputStream in = zip.getInputStream(entry)) {
            byte[] text = new Budget(LARGEST).read(in);
            TagLibrary.read(new ByteArrayInputStream(text))
                .map(TagLibrary::uri)
                .ifPresent(uris::add);
          }
        }
      }
    } catch (IOException e) {
      LOG.debug("cannot read the tag libraries of {}: its pages say so", jar, e);
    }
  }

  private static void look(War war, String file, Set<String> uris, Findings findings)
      throws IOException {
    String page = Files.readString(war.content().resolve(file), StandardCharsets.ISO_8859_1);
    for (TagDirective directive : TagDirective.of(page)) {
      String uri = directive.uri();
      if (!uris.contains(uri) && !isFile(war.content(), file, uri)) {
        findings.add(
            ID,
            Severity.ERROR,
            new Advice(
                "uses the tag library " + uri + ", which is nowhere",
                "answers 500 for the page",
                "add the jar that has it to WEB-INF/lib or shared-lib"),
            new Place(file, "", "", directive.line()));
      }
    }
  }

  /** A path in the application, absolute or beside the page. */
  private static boolean isFile(Path content, String page, String uri) {
    if (uri.contains(":")) {
      return false;
    }
    try {
      Path file =
          uri.startsWith("/")
              ? content.resolve(uri.substring(1))
              : content.resolve(page).resolveSibling(uri);
      return Files.isRegularFile(file.normalize());
    } catch (InvalidPathException e) {
      LOG.debug("{} names a tag library that cannot be a file", page, e);
      return false;
    }
  }
}
