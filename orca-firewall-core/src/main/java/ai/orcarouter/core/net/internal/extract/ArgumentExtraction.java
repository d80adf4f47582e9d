/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.Destination.Via;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.core.net.ToolHints;
import ai.orcarouter.core.net.ToolHints.ToolClass;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One extraction from start to end. */
public final class ArgumentExtraction {
    private static final Spot EXPLICIT = Spot.dial(Pointer.ROOT, Via.EXPLICIT);

    private ArgumentExtraction() {}

    /** The destinations of a call of {@code tool} with the arguments {@code tree}. */
    public static Extraction of(String server, String tool, @Nullable ToolHints hints, @Nullable Object tree) {
        return collect(server, tool, hints, tree).result();
    }

    /** The destinations that the texts of a caller name, each a URL or a host. */
    public static Extraction explicit(List<String> texts) {
        Readers readers = new Readers(new Collector());
        for (String text : texts) {
            readers.locations().urlOrHost(text, null, EXPLICIT);
        }
        return readers.places().collector().result();
    }

    /** The commands whose peer is configured elsewhere, one a line. */
    public static List<String> configuredPeers() {
        return Programs.configuredPeers();
    }

    static Collector collect(String server, String tool, @Nullable ToolHints hints, @Nullable Object tree) {
        Collector out = new Collector();
        Readers readers = new Readers(out);
        ToolProfile profile = ToolProfile.of(server, tool, hints == null ? null : hints.toolClass());
        Spot root = Spot.dial(Pointer.ROOT, Via.URL);
        if (hints != null && !hints.destinationPaths().isEmpty()) {
            declared(hints, tree, readers);
        }
        TreeWalk walk = new TreeWalk(readers, profile);
        walk.walk(tree, KeyKind.NONE, "", profile.none() ? root.mention() : root);
        if (profile.configuredPeer() && out.dialled() == 0 && !out.opaque()) {
            out.opaque(Reasons.CONFIGURED_PEER, root);
        }
        if (hints != null) {
            unclear(hints.toolClass(), walk, tree, out, root);
        }
        return out;
    }

    private static void declared(ToolHints hints, @Nullable Object tree, Readers readers) {
        boolean any = false;
        for (String path : hints.destinationPaths()) {
            for (DeclaredPath.Hit hit : DeclaredPath.parse(path).hits(tree)) {
                Spot spot = Spot.dial(hit.pointer(), Via.DECLARED);
                if (hit.value() instanceof String text) {
                    readers.locations().urlOrHost(text, null, spot);
                    any = true;
                } else if (hit.value() instanceof List<?> list) {
                    for (String text : Siblings.strings(list)) {
                        readers.locations().urlOrHost(text, null, spot);
                        any = true;
                    }
                } else if (hit.value() != null) {
                    readers.places().opaque(Reasons.UNREADABLE, spot);
                    any = true;
                }
            }
        }
        if (!any) {
            readers.places().opaque(Reasons.UNREADABLE, Spot.dial(Pointer.ROOT, Via.DECLARED));
        }
    }

    /** A tool that is known to connect or to run texts, and whose arguments show neither (egress.md 3.5, item 10). */
    private static void unclear(ToolClass toolClass, TreeWalk walk, @Nullable Object tree, Collector out, Spot root) {
        boolean empty = tree == null || (tree instanceof Map<?, ?> map && map.isEmpty());
        if (empty || out.dialled() > 0 || out.opaque()) {
            return;
        }
        boolean unclear = switch (toolClass) {
            case SHELL, SQL, CODE -> !walk.leaves().ranText();
            case FETCH, DB -> true;
            case NONE -> false;
        };
        if (unclear) {
            out.opaque(Reasons.UNREADABLE, root);
        }
    }
}
