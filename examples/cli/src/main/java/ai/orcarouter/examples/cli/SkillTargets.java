/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run scans. */
final class SkillTargets {
    /**
     * One capability.
     *
     * @param id what the output calls it
     * @param path where it is
     * @param folder whether it is a folder, below which paths of findings lie
     */
    record Target(String id, Path path, boolean folder) {}

    private SkillTargets() {}

    /** The paths as they are given, or the folders in {@code each} by name. */
    static List<Target> of(List<String> paths, @Nullable String each) {
        List<Target> targets = new ArrayList<>();
        try {
            for (String path : paths) {
                Path at = Path.of(path);
                targets.add(new Target(path, at, Files.isDirectory(at)));
            }
            if (each != null) {
                for (Path folder : folders(Path.of(each))) {
                    targets.add(new Target(name(folder), folder, true));
                }
            }
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("cannot read " + (each == null ? "a path" : each) + ": " + e.getMessage());
        }
        return targets;
    }

    private static String name(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    private static List<Path> folders(Path in) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(in)) {
            for (Path folder : folders) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(folder);
                }
            }
        }
        Collections.sort(found);
        return found;
    }
}
