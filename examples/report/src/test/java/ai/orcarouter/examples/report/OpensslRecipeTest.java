/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.crypto.VerificationKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code verify-with-openssl.sh}, which verifies a report without a line of Orca. */
class OpensslRecipeTest {
    private record Outcome(int code, String out) {}

    @BeforeAll
    static void needsTheTools() {
        for (List<String> tool : List.of(List.of("bash", "--version"), List.of("openssl", "version"))) {
            boolean there;
            try {
                Outcome outcome = run(tool);
                there = outcome.code() == 0 && !outcome.out().startsWith("OpenSSL 1.");
            } catch (IOException e) {
                there = false;
            }
            Assumptions.assumeTrue(there, "no " + tool.get(0) + " here (openssl 3 is needed): recipe not tested");
        }
    }

    private static Outcome run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Outcome(process.waitFor(), out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Outcome verify(Path folder, VerificationKey key) throws IOException {
        return run(List.of(
                "bash",
                "verify-with-openssl.sh",
                folder.toString(),
                Base64.getEncoder().encodeToString(key.raw())));
    }

    @Test
    void recipe_acceptsAReport_andFindsEveryChange(@TempDir Path dir) throws IOException {
        try (SampleReport sample = new SampleReport(3)) {
            Map<String, byte[]> files =
                    sample.reports.export(SampleReport.ADMIN, sample.report, Renderings.of(sample.report));
            VerificationKey key = sample.reports.publicKeys().get(0);
            Path good = dir.resolve("good");
            ReportFolder.write(good, files);
            assertThat(verify(good, key)).isEqualTo(new Outcome(0, "VALID: signed by " + key.id() + "\n"));

            for (String name : files.keySet()) {
                Path bad = dir.resolve("bad-" + name);
                ReportFolder.write(bad, files);
                byte[] content = Files.readAllBytes(bad.resolve(name));
                content[content.length / 2] ^= 2;
                Files.write(bad.resolve(name), content);
                assertThat(verify(bad, key).code()).as(name).isNotZero();
            }
            Path more = dir.resolve("more");
            ReportFolder.write(more, files);
            Files.writeString(more.resolve("notes.txt"), "hello");
            assertThat(verify(more, key).out()).contains("the manifest does not name notes.txt");
            try (SampleReport other = new SampleReport(1)) {
                assertThat(verify(good, other.reports.publicKeys().get(0)).out())
                        .contains("NOT VALID");
            }
        }
    }
}
