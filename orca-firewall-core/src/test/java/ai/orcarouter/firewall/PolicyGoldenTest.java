/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Issue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code policies} holds a document and, in {@code errors.txt}, the whole text of its findings when it
 * is refused, or in {@code warnings.txt} when it is accepted with remarks. A folder with neither is accepted in
 * silence.
 */
final class PolicyGoldenTest {
    static Stream<Path> cases() throws IOException, URISyntaxException {
        Path root = Path.of(Objects.requireNonNull(PolicyGoldenTest.class.getResource("/policies"))
                .toURI());
        try (Stream<Path> folders = Files.list(root)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decode_goldenDocument_findsExactlyWhatIsListed(Path folder) throws IOException {
        Path json = folder.resolve("policy.json");
        String name = Files.exists(json) ? "policy.json" : "policy.yaml";
        PolicyDocument document = PolicyCodec.standard().decode(name, Files.readAllBytes(folder.resolve(name)));
        Path errors = folder.resolve("errors.txt");
        Path warnings = folder.resolve("warnings.txt");
        assertThat(text(document.issues())).isEqualTo(Files.exists(errors) ? read(errors) : read(warnings));
        assertThat(document.isValid()).isEqualTo(Files.notExists(errors));
    }

    private static String text(List<Issue> issues) {
        return issues.stream().map(issue -> issue + "\n").collect(Collectors.joining());
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
