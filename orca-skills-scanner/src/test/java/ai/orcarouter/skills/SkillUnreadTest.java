/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import ai.orcarouter.skills.model.ScanLimits;
import ai.orcarouter.skills.model.SkillReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was not read takes part in the content hash, since approvals hold for a hash. */
class SkillUnreadTest {
    private static final SkillScanner SMALL = SkillScanner.builder()
            .limits(new ScanLimits(3, 1_000, 500, 100, 200, 1))
            .build();

    @TempDir
    Path folder;

    /** Files of which the last byte of one can be changed. */
    private static Map<String, byte[]> files(String changed) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("SKILL.md", Skills.skill("Text.").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        files.put("a.txt", "a".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        files.put("b.bin", new byte[400]);
        files.put("large.bin", new byte[5_000]);
        files.put("more.bin", new byte[450]);
        files.computeIfPresent(changed, (path, bytes) -> {
            bytes[bytes.length - 1] = 1;
            return bytes;
        });
        return files;
    }

    private static void assertTold(SkillReport report) {
        assertThat(report.complete()).isFalse();
        assertThat(report.gaps()).anyMatch(gap -> gap.startsWith("budget: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SKILL.md", "a.txt", "b.bin", "large.bin", "more.bin"})
    void hash_ofFilesInMemory_changesWithEveryByte(String path) throws IOException {
        SkillReport before = SMALL.scan(SkillSource.files("a", files("")));
        SkillReport after = SMALL.scan(SkillSource.files("a", files(path)));
        assertTold(before);
        assertThat(after.contentHash()).isNotEqualTo(before.contentHash());
        assertThat(SMALL.scan(SkillSource.files("a", files(""))).contentHash()).isEqualTo(before.contentHash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SKILL.md", "a.txt", "b.bin", "large.bin", "more.bin"})
    void hash_ofAFolder_changesWithEveryByte(String path) throws IOException {
        SkillReport before = SMALL.scan(SkillSource.path(write("one", "")));
        SkillReport after = SMALL.scan(SkillSource.path(write("two", path)));
        assertTold(before);
        assertThat(after.contentHash()).isNotEqualTo(before.contentHash());
        assertThat(SMALL.scan(SkillSource.path(write("three", ""))).contentHash())
                .isEqualTo(before.contentHash());
    }

    private Path write(String name, String changed) throws IOException {
        Path root = Files.createDirectory(folder.resolve(name));
        for (Map.Entry<String, byte[]> file : files(changed).entrySet()) {
            Files.write(root.resolve(file.getKey()), file.getValue());
        }
        return root;
    }

    @ParameterizedTest
    @ValueSource(strings = {"SKILL.md", "a.txt", "b.bin", "large.bin", "more.bin"})
    void hash_ofAnArchive_changesWithEveryByte(String path) throws IOException {
        String before = zip(files(""));
        assertThat(zip(files(path))).isNotEqualTo(before);
        assertThat(zip(files(""))).isEqualTo(before);
    }

    private static String zip(Map<String, byte[]> files) throws IOException {
        byte[] zip = SkillSourceTest.zip(files);
        return SMALL.scan(SkillSource.zip("a", new ByteArrayInputStream(zip))).contentHash();
    }

    @Test
    void hash_ofALongArchive_changesWithItsEnd() throws IOException {
        byte[] one = new byte[3_000];
        byte[] two = new byte[3_000];
        two[2_999] = 1;
        SkillReport before = SMALL.scan(SkillSource.zip("a", new ByteArrayInputStream(one)));
        SkillReport after = SMALL.scan(SkillSource.zip("a", new ByteArrayInputStream(two)));
        assertTold(before);
        assertThat(after.contentHash()).isNotEqualTo(before.contentHash());
        assertThatIOException()
                .isThrownBy(() -> SMALL.scan(SkillSource.zip("a", new ByteArrayInputStream(new byte[300_000]))));
    }

    @Test
    void hash_ofALargeFile_changesWithItsEnd() throws IOException {
        byte[] bytes = new byte[5_000];
        Path file = Files.write(folder.resolve("a.bin"), bytes);
        SkillReport before = SMALL.scan(SkillSource.path(file));
        bytes[4_999] = 1;
        Files.write(file, bytes);
        assertTold(before);
        assertThat(SMALL.scan(SkillSource.path(file)).contentHash()).isNotEqualTo(before.contentHash());
    }

    @Test
    void hash_ofALink_changesWithItsTarget() throws IOException {
        String[] hashes = Stream.of("one.txt", "two.txt")
                .map(target -> {
                    try {
                        Path root = Files.createDirectory(folder.resolve("to-" + target));
                        Files.writeString(root.resolve("one.txt"), "a");
                        Files.writeString(root.resolve("two.txt"), "b");
                        Files.createSymbolicLink(root.resolve("link"), Path.of(target));
                        return SMALL.scan(SkillSource.path(root)).contentHash();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .toArray(String[]::new);
        assertThat(hashes[0]).isNotEqualTo(hashes[1]);
    }
}
