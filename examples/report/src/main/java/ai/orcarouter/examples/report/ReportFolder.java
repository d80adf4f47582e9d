/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** The files of a report in a folder of their own. */
public final class ReportFolder {
    private static final long MAX_BYTES = 256L << 20;
    private static final int MAX_FILES = 100;

    private ReportFolder() {}

    /**
     * Writes the files into a folder, which is created; one that has any content is refused.
     *
     * @throws FileAlreadyExistsException when the folder is not empty
     * @throws IOException when it cannot be written
     */
    public static void write(Path folder, Map<String, byte[]> files) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            if (content.iterator().hasNext()) {
                throw new FileAlreadyExistsException(folder.toString(), null, "the folder is not empty");
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue(), StandardOpenOption.CREATE_NEW);
        }
    }

    /**
     * Reads every file of a folder, by name, for a {@code ReportVerifier}.
     *
     * @throws IOException when one cannot be read, is no plain file, or they are more or larger than those of a report
     */
    public static Map<String, byte[]> read(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        long bytes = 0;
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            for (Path file : content) {
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new IOException("no plain file: " + file);
                }
                bytes += Files.size(file);
                if (bytes > MAX_BYTES || files.size() >= MAX_FILES) {
                    throw new IOException("more than a report in " + folder);
                }
                files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
