/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import ai.orcarouter.core.spi.ToolScanner.Finding;
import ai.orcarouter.core.spi.ToolScanner.Level;
import ai.orcarouter.core.text.TextNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the tools of several servers: names that shadow one another, and texts that speak of the tools of another
 * server. Linear in the texts and in the number of tools. Thread-safe.
 */
public final class ListScan {
    private static final int SHORTEST_DESCRIPTION = 20;
    private static final int COMPARED = 16;

    private final RulePack pack;
    private final long orders;

    /** A comparison by the rules of a scan. */
    public ListScan(ToolScan scan) {
        pack = scan.pack();
        orders = pack.meaning("WHEN") | pack.meaning("BEFORE") | pack.meaning("ALWAYS") | pack.meaning("IGNORE");
    }

    /**
     * A tool in a list.
     *
     * @param server the server that lists it
     * @param name its name
     * @param description its description
     */
    public record Entry(String server, String name, String description) {}

    /** The findings about each tool, in the order of the list. */
    public List<List<Finding>> scan(List<Entry> entries) {
        List<Found> found = new ArrayList<>();
        entries.forEach(entry -> found.add(new Found(pack)));
        names(entries, found);
        mentions(entries, found);
        return found.stream().map(Found::list).toList();
    }

    /** A name as a reader takes it: look-alikes replaced, without case and separators. */
    private static String look(String name) {
        StringBuilder look = new StringBuilder();
        String normal = TextNormalizer.standard().normalize(name).text().toLowerCase(Locale.ROOT);
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                look.append(c);
            }
        }
        return look.toString();
    }

    private static void names(List<Entry> entries, List<Found> found) {
        Map<String, List<Integer>> byLook = new LinkedHashMap<>();
        NearNames near = new NearNames();
        for (int i = 0; i < entries.size(); i++) {
            String look = look(entries.get(i).name());
            for (String other : near.add(look)) {
                for (int j : few(byLook.getOrDefault(other, List.of()))) {
                    nearNames(entries, found, i, j);
                }
            }
            List<Integer> same = byLook.computeIfAbsent(look, k -> new ArrayList<>());
            for (int j : few(same)) {
                sameNames(entries, found, i, j);
            }
            same.add(i);
        }
    }

    /** The first tools of a name: hundreds of equal names must not cost their square. */
    private static List<Integer> few(List<Integer> all) {
        return all.subList(0, Math.min(all.size(), COMPARED));
    }

    private static void nearNames(List<Entry> entries, List<Found> found, int one, int other) {
        Entry a = entries.get(one);
        Entry b = entries.get(other);
        if (!a.server().equals(b.server())) {
            found.get(one).add("ORCA-TP-602", () -> pair(a, b));
            found.get(other).add("ORCA-TP-602", () -> pair(b, a));
        }
    }

    private static void sameNames(List<Entry> entries, List<Found> found, int one, int other) {
        Entry a = entries.get(one);
        Entry b = entries.get(other);
        String rule;
        Level level;
        if (a.server().equals(b.server())) {
            rule = "ORCA-TP-604";
            level = Level.HIGH;
        } else if (!a.name().equals(b.name())) {
            boolean disguised = !a.name().equalsIgnoreCase(b.name()) && isDisguised(a, b);
            rule = "ORCA-TP-602";
            level = disguised ? Level.HIGH : Level.MEDIUM;
        } else if (a.description().length() > SHORTEST_DESCRIPTION
                && a.description().equals(b.description())) {
            rule = "ORCA-TP-605";
            level = Level.MEDIUM;
        } else {
            rule = "ORCA-TP-601";
            level = Level.LOW;
        }
        found.get(one).add(rule, level, () -> pair(a, b));
        found.get(other).add(rule, level, () -> pair(b, a));
    }

    private static boolean isDisguised(Entry a, Entry b) {
        return !TextNormalizer.isPlain(a.name()) || !TextNormalizer.isPlain(b.name());
    }

    private static String pair(Entry a, Entry b) {
        return a.server() + '.' + a.name() + " and " + b.server() + '.' + b.name();
    }

    /** Names of tools and servers that occur in the description of a tool of another server. */
    private void mentions(List<Entry> entries, List<Found> found) {
        Map<String, List<String>> owners = new HashMap<>();
        for (Entry entry : entries) {
            own(owners, entry.name(), entry.server());
            own(owners, entry.server(), entry.server());
        }
        for (int i = 0; i < entries.size(); i++) {
            mentions(entries.get(i), owners, found.get(i));
        }
    }

    private static void own(Map<String, List<String>> owners, String name, String server) {
        String key = name.toLowerCase(Locale.ROOT);
        if (isTelling(key)) {
            List<String> servers = owners.computeIfAbsent(key, k -> new ArrayList<>());
            if (!servers.contains(server)) {
                servers.add(server);
            }
        }
    }

    /** A name of several words; single words occur in any text. */
    private static boolean isTelling(String name) {
        return name.length() >= NearNames.SHORTEST && (name.indexOf('_') > 0 || name.indexOf('-') > 0);
    }

    private void mentions(Entry entry, Map<String, List<String>> owners, Found found) {
        String text = TextNormalizer.standard().normalize(entry.description()).text();
        Tokens tokens = pack.tokenizer().read(text, false);
        int at = 0;
        while (at < text.length()) {
            int from = at;
            while (at < text.length() && isNamePart(text.charAt(at))) {
                at++;
            }
            if (at > from) {
                String name = text.substring(from, at);
                List<String> servers = owners.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
                if (!servers.isEmpty() && !servers.contains(entry.server())) {
                    Level level = isOrdered(tokens, from) ? Level.HIGH : Level.MEDIUM;
                    found.add("ORCA-TP-603", level, () -> servers.get(0) + ": " + name);
                }
            } else {
                at++;
            }
        }
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private boolean isOrdered(Tokens tokens, int offset) {
        int token = tokens.before(offset + 1);
        for (int i = Math.max(0, token - PhrasePass.REACH); token >= 0 && i < tokens.size(); i++) {
            boolean near = tokens.sentence(i) == tokens.sentence(token) && i - token < PhrasePass.REACH;
            if (near && (tokens.bits(i) & orders) != 0) {
                return true;
            }
            if (i - token >= PhrasePass.REACH) {
                return false;
            }
        }
        return false;
    }
}
