/* SPDX-License-Identifier: Apache-2.0 */

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares a host's dependencies with and without Orca: {@code java HostCheck.java HOST TARGET DECLARED_POMS}. */
final class HostCheck {
    private static final Pattern NODE =
            Pattern.compile("([\\w.-]+:[\\w.-]+):(?:jar|pom|bundle)(?::[\\w.-]+)??:([\\w.-]+):(?:compile|runtime)");
    private static final Pattern DEPENDENCY =
            Pattern.compile("<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)");

    private HostCheck() {}

    public static void main(String[] arguments) throws IOException {
        String host = arguments[0];
        Path target = Path.of(arguments[1]);
        List<String> faults = new ArrayList<>();
        Map<String, String> before = versions(target.resolve("without.txt"));
        Map<String, String> after = versions(target.resolve("with.txt"));
        Map<String, String> declared = declared(Path.of(arguments[2]));
        if (after.keySet().stream().noneMatch("ai.orcarouter:orca-firewall-core"::equals)) {
            faults.add("Orca is not there");
        }
        List<String> raised = new ArrayList<>();
        before.forEach((artifact, version) -> {
            String now = after.get(artifact);
            if (now == null) {
                faults.add(artifact + ":" + version + " is gone");
            } else if (!now.equals(version)) {
                String change = artifact + " " + version + " -> " + now;
                (now.equals(declared.get(artifact)) ? raised : faults).add(change);
            }
        });
        Map<String, TreeSet<String>> twiceBefore = twice(target.resolve("without.cp"));
        Map<String, TreeSet<String>> twiceAfter = twice(target.resolve("with.cp"));
        twiceAfter.keySet().removeAll(twiceBefore.keySet());
        twiceAfter.forEach((type, jars) -> faults.add(type + " is in each of " + jars));
        System.out.printf(
                "host %s: %d dependencies without Orca, %d with it; versions that Orca's POMs name: %s; classes twice: %d before, %d more%n",
                host, before.size(), after.size(), raised.isEmpty() ? "none" : raised, twiceBefore.size(), twiceAfter.size());
        if (!faults.isEmpty()) {
            faults.stream().limit(20).forEach(fault -> System.err.println("host " + host + ": " + fault));
            System.exit(1);
        }
    }

    private static Map<String, String> versions(Path tree) throws IOException {
        Map<String, String> versions = new TreeMap<>();
        for (String line : Files.readAllLines(tree)) {
            Matcher node = NODE.matcher(line);
            if (node.find()) {
                versions.put(node.group(1), node.group(2));
            }
        }
        return versions;
    }

    private static Map<String, String> declared(Path poms) throws IOException {
        Map<String, String> versions = new TreeMap<>();
        try (Stream<Path> files = Files.list(poms)) {
            for (Path pom : files.toList()) {
                Matcher each = DEPENDENCY.matcher(Files.readString(pom));
                while (each.find()) {
                    versions.put(each.group(1) + ":" + each.group(2), each.group(3));
                }
            }
        }
        return versions;
    }

    /** The classes that more than one jar has. */
    private static Map<String, TreeSet<String>> twice(Path classPath) throws IOException {
        Map<String, TreeSet<String>> jars = new TreeMap<>();
        String text = Files.exists(classPath) ? Files.readString(classPath).strip() : "";
        for (String file : text.isEmpty() ? new String[0] : text.split(":")) {
            if (!file.endsWith(".jar")) {
                continue;
            }
            try (JarFile jar = new JarFile(file)) {
                jar.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.endsWith(".class"))
                        .filter(name -> !name.startsWith("META-INF/") && !name.endsWith("module-info.class"))
                        .forEach(name -> jars.computeIfAbsent(name, key -> new TreeSet<>())
                                .add(Path.of(file).getFileName().toString()));
            }
        }
        jars.values().removeIf(each -> each.size() < 2);
        return jars;
    }
}
