/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of programs: {@code programs.txt}, {@code plain-programs.txt} and {@code configured-peers.txt}. */
final class Programs {
    private static final Map<String, ProgramSpec> SPECS = specs();
    private static final Map<String, Set<String>> PLAIN = Tables.groups("plain-programs.txt");
    private static final List<String> PEER_LINES = peers();
    private static final Set<String> PEERS = Set.copyOf(PEER_LINES);

    private Programs() {}

    /** The table of {@code git} or {@code git/clone}, or null. */
    static @Nullable ProgramSpec spec(String path) {
        return SPECS.get(path);
    }

    static boolean inert(String path) {
        return PLAIN.getOrDefault("inert", Set.of()).contains(path);
    }

    static boolean local(String path) {
        return PLAIN.getOrDefault("local", Set.of()).contains(path);
    }

    /** Whether the peer of {@code git/push} is configured elsewhere; {@code path} has every subcommand given. */
    static boolean configuredPeer(String path) {
        String line = path.replace('/', ' ');
        if (PEERS.contains(line)) {
            return true;
        }
        for (int space = line.lastIndexOf(' '); space > 0; space = line.lastIndexOf(' ', space - 1)) {
            if (PEERS.contains(line.substring(0, space) + " *")) {
                return true;
            }
        }
        return PEERS.contains(line + " *");
    }

    /** Whether exactly these words are a line of the table. */
    static boolean isConfiguredPeer(String command) {
        return PEERS.contains(command);
    }

    /** Whether any table has the program. */
    static boolean known(String name) {
        return SPECS.containsKey(name) || inert(name) || local(name) || configuredPeer(name);
    }

    /** The published table of commands with a configured peer, one command a line. */
    static List<String> configuredPeers() {
        return PEER_LINES;
    }

    /** The name that tables use: without folders and {@code .exe}, in lower case unless a table has it in capitals. */
    static String name(String word) {
        int cut = Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\'));
        String exact = word.substring(cut + 1);
        String name = SPECS.containsKey(exact) ? exact : exact.toLowerCase(Locale.ROOT);
        for (String suffix : List.of(".exe", ".cmd", ".bat", ".com")) {
            if (name.endsWith(suffix) && name.length() > suffix.length()) {
                return name.substring(0, name.length() - suffix.length());
            }
        }
        return name;
    }

    private static Map<String, ProgramSpec> specs() {
        Map<String, ProgramSpec.Draft> drafts = new LinkedHashMap<>();
        List<String> names = List.of();
        for (List<String> line : Tables.lines("programs.txt")) {
            if (line.get(0).equals("program")) {
                names = line.subList(1, line.size());
                names.forEach(name -> drafts.computeIfAbsent(name, n -> new ProgramSpec.Draft()));
            } else {
                for (String name : names) {
                    ProgramSpec.Draft draft = drafts.get(name);
                    if (draft != null) {
                        draft.line(line);
                    }
                }
            }
        }
        Map<String, ProgramSpec> specs = new HashMap<>();
        for (Map.Entry<String, ProgramSpec.Draft> draft : drafts.entrySet()) {
            int slash = draft.getKey().lastIndexOf('/');
            ProgramSpec above = slash < 0 ? null : specs.get(draft.getKey().substring(0, slash));
            specs.put(draft.getKey(), draft.getValue().finish(above));
        }
        return Map.copyOf(specs);
    }

    private static List<String> peers() {
        List<String> lines = new ArrayList<>();
        for (List<String> words : Tables.lines("configured-peers.txt")) {
            lines.add(String.join(" ", words));
        }
        return List.copyOf(lines);
    }
}
