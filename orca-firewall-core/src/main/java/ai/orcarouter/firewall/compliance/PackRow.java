/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.PackPlane;
import ai.orcarouter.firewall.compliance.PackInstallation.Binding;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of an installation: pinned versions and chosen controls, the generated documents with what their rules
 * were declared as, and whom it governs.
 *
 * @param mode whether it enforces
 * @param installer who installed it
 * @param installedAt when
 * @param packs its packs
 * @param documents its documents
 * @param bindings whom it was made to govern
 */
record PackRow(
        PackMode mode,
        String installer,
        Instant installedAt,
        List<Pinned> packs,
        List<Generated> documents,
        List<Binding> bindings) {
    private static final String FORMAT = "orca.pack.v1";

    /**
     * An installed pack.
     *
     * @param key its key
     * @param version the installed version
     * @param all whether all controls were chosen, whichever there are
     * @param controls the chosen controls of that version
     */
    record Pinned(String key, int version, boolean all, List<String> controls) {}

    /**
     * A generated document.
     *
     * @param plane name of its plane
     * @param kind its kind
     * @param id its id
     * @param origins where its rules come from
     */
    record Generated(String plane, String kind, String id, List<Origin> origins) {
        /** The same document with rules from elsewhere. */
        Generated withOrigins(List<Origin> next) {
            return new Generated(plane, kind, id, next);
        }
    }

    /**
     * A rule of a pack.
     *
     * @param rule its id in the document, where it may be edited or gone
     * @param places the controls that it takes part in, as {@code <pack>/<control>#<place>}
     * @param declared what it says by the catalogue, without id
     * @param live what going live makes of it, without id: what is declared, or what somebody had made of it by the
     *     time the pack went back to observing
     */
    record Origin(long rule, List<String> places, String declared, String live) {
        /** A rule that enforces as it is declared. */
        Origin(long rule, List<String> places, String declared) {
            this(rule, places, declared, declared);
        }

        /** Whether a rule of it is stored as it was declared, enforcing or observing. */
        boolean isUntouched(PackPlane plane, String stored) {
            String bare = RuleJson.bare(stored);
            return live.equals(declared)
                    && (bare.equals(declared)
                            || bare.equals(RuleJson.bare(plane.observing(RuleJson.withId(declared, 1)))));
        }

        private Map<String, Object> tree() {
            Map<String, Object> tree = new TreeMap<>(Map.of("id", rule, "places", places, "declared", declared));
            if (!live.equals(declared)) {
                tree.put("live", live);
            }
            return tree;
        }

        private static Origin of(Map<?, ?> row) {
            String declared = text(row, "declared");
            return new Origin(
                    whole(row, "id"),
                    texts(row, "places"),
                    declared,
                    row.containsKey("live") ? text(row, "live") : declared);
        }
    }

    PackRow {
        packs = List.copyOf(packs);
        documents = List.copyOf(documents);
        bindings = List.copyOf(bindings);
    }

    /** The key of the first pack, which is the id of the row; packs that join come after it. */
    String id() {
        return packs.get(0).key();
    }

    Optional<Pinned> pinned(String pack) {
        return packs.stream().filter(each -> each.key().equals(pack)).findFirst();
    }

    Optional<Generated> document(String plane) {
        return documents.stream().filter(each -> each.plane().equals(plane)).findFirst();
    }

    /** The same packs in another state. */
    PackRow with(PackMode nextMode, List<Generated> nextDocuments, List<Binding> nextBindings) {
        return new PackRow(nextMode, installer, installedAt, packs, nextDocuments, nextBindings);
    }

    String encode() {
        String json = CanonicalJson.write(Map.of(
                "format", FORMAT,
                "mode", mode.wire(),
                "installer", installer,
                "installed_at", installedAt.toString(),
                "packs",
                        packs.stream()
                                .map(each -> Map.of(
                                        "key", each.key,
                                        "version", (long) each.version,
                                        "all", each.all,
                                        "controls", each.controls))
                                .toList(),
                "documents", documents.stream().map(PackRow::tree).toList(),
                "bindings",
                        bindings.stream()
                                .map(each ->
                                        Map.of("kind", each.kind(), "key", each.key(), "previous", each.previous()))
                                .toList()));
        if (json.length() > ConfigDocument.MAX_JSON) {
            throw new OrcaException(ErrorCode.CONFLICT, "the rules of the packs are too long to be kept");
        }
        return json;
    }

    private static Map<String, Object> tree(Generated document) {
        return Map.of(
                "plane",
                document.plane,
                "kind",
                document.kind,
                "id",
                document.id,
                "rules",
                document.origins.stream().map(Origin::tree).toList());
    }

    /** Reads what {@link #encode} wrote. */
    static PackRow decode(String json) {
        try {
            Map<?, ?> row =
                    object(Arguments.ofJson(json, RuleJson.WHOLE_DOCUMENTS).value());
            if (!FORMAT.equals(row.get("format"))) {
                throw unreadable();
            }
            PackRow out = new PackRow(
                    text(row, "mode").equals(PackMode.ENFORCE.wire()) ? PackMode.ENFORCE : PackMode.OBSERVE,
                    text(row, "installer"),
                    Instant.parse(text(row, "installed_at")),
                    list(row, "packs", PackRow::pinned),
                    list(row, "documents", PackRow::generated),
                    list(
                            row,
                            "bindings",
                            each -> new Binding(text(each, "kind"), whole(each, "key"), whole(each, "previous"))));
            if (out.packs.isEmpty()) {
                throw unreadable();
            }
            return out;
        } catch (DateTimeException e) {
            throw unreadable();
        }
    }

    private static Pinned pinned(Map<?, ?> row) {
        return new Pinned(
                text(row, "key"),
                (int) whole(row, "version"),
                Boolean.TRUE.equals(row.get("all")),
                texts(row, "controls"));
    }

    private static Generated generated(Map<?, ?> row) {
        return new Generated(text(row, "plane"), text(row, "kind"), text(row, "id"), list(row, "rules", Origin::of));
    }

    private static Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return members;
        }
        throw unreadable();
    }

    private static String text(Map<?, ?> row, String name) {
        if (row.get(name) instanceof String text) {
            return text;
        }
        throw unreadable();
    }

    private static long whole(Map<?, ?> row, String name) {
        if (row.get(name) instanceof Long number) {
            return number;
        }
        throw unreadable();
    }

    private static <T> List<T> list(Map<?, ?> row, String name, Function<Map<?, ?>, T> element) {
        if (row.get(name) instanceof List<?> items) {
            List<T> out = new ArrayList<>();
            items.forEach(item -> out.add(element.apply(object(item))));
            return out;
        }
        throw unreadable();
    }

    private static List<String> texts(Map<?, ?> row, String name) {
        if (row.get(name) instanceof List<?> items && items.stream().allMatch(String.class::isInstance)) {
            return items.stream().map(String.class::cast).toList();
        }
        throw unreadable();
    }

    private static OrcaException unreadable() {
        return RuleJson.unreadable("an installed pack");
    }
}
