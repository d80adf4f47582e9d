/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.skills.internal.source.FileTree;
import ai.orcarouter.skills.internal.source.PackageReader;
import ai.orcarouter.skills.model.ScanLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the files of a capability come from. Nothing is written, no link is followed, no path is taken that leads out
 * of the package, and nothing beyond the {@link ScanLimits} is read; what is left out counts against completeness.
 */
public final class SkillSource {
    /** Reads files within limits. */
    @FunctionalInterface
    private interface Reader {
        FileTree read(ScanLimits limits) throws IOException;
    }

    private final Reader reader;

    private SkillSource(Reader reader) {
        this.reader = reader;
    }

    /** A folder, a zip archive ({@code .skill}, {@code .mcpb}, {@code .dxt} too) or a single file. */
    public static SkillSource path(Path path) {
        return new SkillSource(limits -> PackageReader.path(path, limits));
    }

    /**
     * A zip archive from a stream, which is read when it is scanned, once, and not closed.
     *
     * @param name what to call it when its manifest gives no name
     */
    public static SkillSource zip(String name, InputStream in) {
        return new SkillSource(limits -> PackageReader.zip(name, in, limits));
    }

    /**
     * Files by path.
     *
     * @param name what to call the package when its manifest gives no name
     */
    public static SkillSource files(String name, Map<String, byte[]> files) {
        Map<String, byte[]> copy = new LinkedHashMap<>();
        files.forEach((path, bytes) -> copy.put(path, bytes.clone()));
        return new SkillSource(limits -> PackageReader.files(name, copy, limits));
    }

    /**
     * Texts by path.
     *
     * @param name what to call the package when its manifest gives no name
     */
    public static SkillSource texts(String name, Map<String, String> texts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new SkillSource(limits -> PackageReader.files(name, files, limits));
    }

    /**
     * The tools of an MCP server, as {@code tools/list} answers: the capability that a server is, as far as a client
     * can see it.
     *
     * @param server what to call it
     * @param toolsList JSON with a member {@code tools}
     */
    public static SkillSource tools(String server, String toolsList) {
        return texts(server, Map.of("tools.json", toolsList));
    }

    FileTree read(ScanLimits limits) throws IOException {
        return reader.read(limits);
    }
}
