/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the jars look like to a host. They exist from the package phase on; before it there is nothing to look at. */
class PublishedJarsTest {
    @ParameterizedTest
    @CsvSource({
        "ai.orcarouter.core, ai.orcarouter.firewall",
        "ai.orcarouter.guardrails, ai.orcarouter.guardrails",
        "ai.orcarouter.mcp, ai.orcarouter.mcp",
        "ai.orcarouter.skills, ai.orcarouter.skills"
    })
    void jar_ofEachLibrary_namesItsModuleAndHoldsOnlyItsPackages(String somePackage, String module) throws IOException {
        URL marker = getClass().getClassLoader().getResource(somePackage.replace('.', '/') + "/package-info.class");
        assertThat(marker).isNotNull();
        Assumptions.assumeTrue(
                marker.openConnection() instanceof JarURLConnection, "the library is not packaged yet: run mvn verify");
        try (JarFile jar = ((JarURLConnection) marker.openConnection()).getJarFile()) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo(module);

            List<String> foreign = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.startsWith("ai/orcarouter/"))
                    .collect(Collectors.toList());
            assertThat(foreign).isEmpty();
        }
    }

    @Test
    void jar_ofTheMcpClient_carriesItsHttpLibraryUnderItsOwnPackages() throws IOException {
        URL marker = getClass().getClassLoader().getResource("ai/orcarouter/mcp/package-info.class");
        assertThat(marker).isNotNull();
        Assumptions.assumeTrue(
                marker.openConnection() instanceof JarURLConnection, "the library is not packaged yet: run mvn verify");
        try (JarFile jar = ((JarURLConnection) marker.openConnection()).getJarFile()) {
            String shaded = "ai/orcarouter/mcp/internal/shaded/";
            assertThat(List.of("okhttp3/OkHttpClient", "okio/Buffer", "kotlin/Unit"))
                    .allSatisfy(name ->
                            assertThat(jar.getEntry(shaded + name + ".class")).isNotNull());
            try (InputStream client =
                    jar.getInputStream(jar.getEntry("ai/orcarouter/mcp/internal/transport/GuardedClient.class"))) {
                String constants = new String(client.readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(constants).contains(shaded + "okhttp3/").doesNotContain("Lokhttp3/");
            }
        }
    }
}
