package io.junicorn.container.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  @TempDir private Path folder;

  private Path archive;
  private Path mappings;

  @BeforeEach
  void makeAnArchive() throws IOException {
    archive = Files.createFile(folder.resolve("junicorn.aot"));
    mappings = folder.resolve("maps");
  }

  @Test
  void anArchiveThatIsMappedIsInUse() throws IOException {
    Files.writeString(mappings, "7f00-7f01 r--p 0 fe:00 42   " + archive.toRealPath() + "\n");
    assertThat(ClassArchive.complaint(archive, mappings)).isEmpty();
  }

  @Test
  void anArchiveThatIsReachedByALinkIsInUse() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.aot"), archive);
    Files.writeString(mappings, "7f00-7f01 r--p 0 fe:00 42   " + archive.toRealPath() + "\n");
    assertThat(ClassArchive.complaint(link, mappings)).isEmpty();
  }

  @Test
  void anArchiveThatIsNotMappedIsNamed() throws IOException {
    Files.writeString(mappings, "7f00-7f01 r--p 0 fe:00 42   /usr/lib/libc.so\n");
    assertThat(ClassArchive.complaint(archive, mappings).orElseThrow())
        .startsWith(archive + " is not used")
        .contains("bin/make-archive");
  }

  @Test
  void whereTheSystemDoesNotTellWhatIsMappedNothingIsSaid() {
    assertThat(ClassArchive.complaint(archive, folder.resolve("none"))).isEmpty();
  }
}
