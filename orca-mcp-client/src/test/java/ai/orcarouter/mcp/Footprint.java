/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What this process holds.
 *
 * @param liveBytes on the heap after a collection
 * @param waiting requests to servers that wait for an answer
 * @param threads names and ids of the threads of Orca and its HTTP client
 * @param children processes below this one
 * @param files open files and sockets; -1 where the system does not tell
 */
record Footprint(long liveBytes, long waiting, Set<String> threads, long children, long files) {
    /** Name of the class of such a request. */
    static final String WAITING = "ai.orcarouter.mcp.internal.protocol.Pending$Waiting";

    static Footprint now() {
        String[] histogram = histogram();
        return new Footprint(
                column(histogram, "Total", 2),
                column(histogram, WAITING, 1),
                threadNames(),
                ProcessHandle.current()
                        .descendants()
                        .filter(ProcessHandle::isAlive)
                        .count(),
                openFiles());
    }

    /** Of the objects that can still be reached: taking it collects the others. */
    private static String[] histogram() {
        try {
            return ((String) ManagementFactory.getPlatformMBeanServer()
                            .invoke(
                                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                    "gcClassHistogram",
                                    new Object[] {new String[0]},
                                    new String[] {String[].class.getName()}))
                    .lines()
                    .toArray(String[]::new);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long column(String[] histogram, String row, int index) {
        for (String line : histogram) {
            String[] cells = line.strip().split("\\s+", -1);
            if (cells[0].equals(row) || (cells.length > 3 && cells[3].equals(row))) {
                return Long.parseLong(cells[index]);
            }
        }
        return 0;
    }

    private static Set<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().contains("orca") || thread.getName().contains("OkHttp"))
                .map(thread -> thread.getName() + " #" + thread.getId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long openFiles() {
        Path folder = Path.of("/proc/self/fd");
        if (!Files.isDirectory(folder)) {
            return -1;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            return -1;
        }
    }
}
