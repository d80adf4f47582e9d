/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.json.ToolSchemaHash;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a server offers beside its tools at one moment, with its hash (mcp.md section 6.3). Immutable.
 *
 * <p>The hash is {@code "v1:"} and the SHA-256 of {@code "orca-mcp-surface-v1\n"} and the canonical text of an object
 * that has, under {@code prompt:}, {@code resource:} or {@code template:} and its name, URI or URI template, the
 * SHA-256 of {@code "orca-mcp-surface-item-v1\n"} and the canonical text of each whole object, less the members that
 * its server's record calls volatile. The order of neither items nor members counts.
 */
public final class SurfaceListing {
    private static final String DOMAIN = "orca-mcp-surface-v1\n";
    private static final String ITEM_DOMAIN = "orca-mcp-surface-item-v1\n";
    private static final int NAME_SHOWN = 160;

    private final Map<String, String> items;
    private final String hash;

    private SurfaceListing(Map<String, String> items, String hash) {
        this.items = items;
        this.hash = hash;
    }

    /**
     * Hashes what was listed.
     *
     * @param volatileMembers JSON pointers of members that do not count
     * @throws UnusableListException when an item has no canonical form, two of a kind have one name, or all is too long
     */
    public static SurfaceListing of(
            List<ObjectNode> prompts,
            List<ObjectNode> resources,
            List<ObjectNode> templates,
            List<String> volatileMembers)
            throws UnusableListException {
        List<JsonPointer> left =
                volatileMembers.stream().map(JsonPointer::compile).toList();
        Collector collector = new Collector(left);
        collector.add("prompt:", "name", prompts);
        collector.add("resource:", "uri", resources);
        collector.add("template:", "uriTemplate", templates);
        try {
            String whole = DOMAIN + CanonicalJson.write(collector.hashes);
            return new SurfaceListing(
                    Map.copyOf(collector.hashes), ToolSchemaHash.PREFIX + Digests.sha256Hex(whole.getBytes(UTF_8)));
        } catch (OrcaException e) {
            throw new UnusableListException("a name among its prompts and resources is not acceptable text");
        }
    }

    private static final class Collector {
        private final Map<String, String> hashes = new TreeMap<>();
        private final List<JsonPointer> left;
        private long chars;

        Collector(List<JsonPointer> left) {
            this.left = left;
        }

        void add(String prefix, String identity, List<ObjectNode> items) throws UnusableListException {
            for (ObjectNode item : items) {
                String name = prefix + item.path(identity).asText();
                String text = canonical(item, name);
                chars += text.length();
                if (chars > ToolListing.MAX_CHARS) {
                    throw new UnusableListException("its prompts and resources are longer than " + ToolListing.MAX_CHARS
                            + " characters together");
                }
                if (hashes.put(name, Digests.sha256Hex((ITEM_DOMAIN + text).getBytes(UTF_8))) != null) {
                    throw new UnusableListException("two have the name " + Visible.text(name, NAME_SHOWN));
                }
            }
        }

        private String canonical(ObjectNode item, String name) throws UnusableListException {
            Arguments counted = Arguments.ofJson(ToolListing.without(item, left).toString(), ListingText.LIMITS);
            if (counted.fault().isPresent()) {
                throw new UnusableListException(Visible.text(name, NAME_SHOWN) + " has no hash: "
                        + counted.fault().get());
            }
            try {
                return CanonicalJson.write(counted.value());
            } catch (OrcaException e) {
                throw new UnusableListException(Visible.text(name, NAME_SHOWN) + " has no canonical form");
            }
        }
    }

    /** The hash of all. */
    public String hash() {
        return hash;
    }

    /** Whether {@code now} is worth telling: something else than was seen last, and not just that there is nothing. */
    public static boolean isNews(@Nullable SurfaceListing now, SurfaceState before) {
        return now != null
                && !now.hash.equals(before.observedHash())
                && !(now.isEmpty() && before.observedHash().isEmpty());
    }

    /** Whether the server offers nothing beside its tools. */
    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** The hash of each prompt, resource and template, by kind and name such as {@code prompt:greet}. */
    public Map<String, String> items() {
        return items;
    }

    /** How it differs from items that were approved: {@code added}, {@code changed} and {@code removed} names. */
    public Map<String, List<String>> changesSince(Map<String, String> approved, int most) {
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        new TreeMap<>(items).forEach((name, now) -> {
            String before = approved.get(name);
            if (before == null) {
                note(added, name, most);
            } else if (!before.equals(now)) {
                note(changed, name, most);
            }
        });
        new TreeMap<>(approved)
                .keySet().stream().filter(name -> !items.containsKey(name)).forEach(name -> note(removed, name, most));
        return Map.of("added", added, "changed", changed, "removed", removed);
    }

    private static void note(List<String> names, String name, int most) {
        if (names.size() < most) {
            names.add(Visible.text(name, NAME_SHOWN));
        }
    }
}
