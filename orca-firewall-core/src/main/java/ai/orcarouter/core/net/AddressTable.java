/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The address and name table of the resource file {@code address-policy.txt}. Immutable once read. */
final class AddressTable {
    private static final String RESOURCE = "address-policy.txt";

    private record Entry(CidrBlock block, Kind kind, Classification classification) {}

    private enum Kind {
        BLOCKED,
        ALLOWED,
        EMBEDDED
    }

    private String version = "";
    private String registry = "";
    /** The longest prefix first. */
    private final List<Entry> entries = new ArrayList<>();

    private final CidrSet special;
    private final CidrSet allowed;
    private final Map<String, Classification> names = new HashMap<>();
    private final Map<String, Classification> subtrees = new HashMap<>();
    private final Map<String, Classification> prefixes = new HashMap<>();

    private AddressTable(BufferedReader reader) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isEmpty() && line.charAt(0) != '#') {
                add(line);
            }
        }
        entries.sort(Comparator.comparingInt((Entry entry) -> -entry.block().prefixLength()));
        special = blocks(false);
        allowed = blocks(true);
    }

    /** Reads the table that ships with the library; a fault in it is a fault of the build. */
    static AddressTable load() {
        try (InputStream in = AddressTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing");
            }
            return new AddressTable(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CidrSet blocks(boolean passed) {
        return CidrSet.of(entries.stream()
                .filter(entry -> (entry.kind() == Kind.ALLOWED) == passed)
                .map(Entry::block)
                .toList());
    }

    private void add(String line) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        String kind = line.substring(0, first);
        if (kind.equals("version")) {
            version = line.substring(first + 1);
            return;
        }
        if (kind.equals("registry")) {
            registry = line.substring(first + 1);
            return;
        }
        int third = line.indexOf(' ', second + 1);
        String what = line.substring(first + 1, second);
        String category = line.substring(second + 1, third);
        String note = line.substring(third + 1);
        Classification blocked = Classification.blocked(category, note);
        switch (kind) {
            case "blocked" -> entries.add(new Entry(block(what), Kind.BLOCKED, blocked));
            case "allowed" -> entries.add(new Entry(block(what), Kind.ALLOWED, Classification.PUBLIC));
            case "embedded" -> entries.add(new Entry(block(what), Kind.EMBEDDED, blocked));
            case "name" -> names.put(what, blocked);
            case "subtree" -> subtrees.put(what, blocked);
            case "prefix" -> prefixes.put(what, blocked);
            default -> throw new IllegalStateException("unknown kind in " + RESOURCE + ": " + line);
        }
    }

    private static CidrBlock block(String text) {
        return CidrBlock.parse(text)
                .filter(block -> !block.hadHostBits())
                .orElseThrow(() -> new IllegalStateException("not a block in " + RESOURCE + ": " + text));
    }

    String version() {
        return version;
    }

    String registry() {
        return registry;
    }

    Classification classify(IpAddress address) {
        if (!special.contains(address) && (address.isV4() || allowed.contains(address))) {
            return Classification.PUBLIC;
        }
        for (Entry entry : entries) {
            if (entry.block().contains(address)) {
                return entry.kind() == Kind.EMBEDDED ? embedded(address, entry) : entry.classification();
            }
        }
        return Classification.blocked("outside_global_unicast", "not in 2000::/3");
    }

    private Classification embedded(IpAddress address, Entry entry) {
        byte[] raw = address.raw();
        IpAddress inner = IpAddress.ofBytes(new byte[] {raw[12], raw[13], raw[14], raw[15]});
        Classification decided = classify(inner);
        return decided.blocked()
                ? Classification.blocked(
                        decided.category(), entry.classification().category() + " form of " + inner)
                : decided;
    }

    /** What the table says of the name alone; null when nothing. */
    @Nullable
    Classification classify(String name) {
        Classification exact = names.get(name);
        if (exact != null) {
            return exact;
        }
        for (int start = 0; start >= 0; ) {
            Classification below = subtrees.get(name.substring(start));
            if (below != null) {
                return below;
            }
            int dot = name.indexOf('.', start);
            start = dot < 0 ? -1 : dot + 1;
        }
        for (Map.Entry<String, Classification> prefix : prefixes.entrySet()) {
            if ((name + ".").startsWith(prefix.getKey() + ".")) {
                return prefix.getValue();
            }
        }
        return null;
    }
}
